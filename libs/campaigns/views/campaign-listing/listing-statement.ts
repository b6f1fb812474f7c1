import type { Language } from '@almoner/kernel';
import type { TableReferences } from '@almoner/readstore';
import { CampaignListingRow, CampaignStoryRow, CarrierRow } from './campaign-listing.table';

export type ListingKey =
  | 'score'
  | 'rank'
  | 'number'
  | 'progress-percentage'
  | 'tax-deductible'
  | 'created-at'
  | 'updated-at'
  | 'last-donation-at'
  | 'completed';

export interface ListingOrder {
  readonly by: ListingKey;
  readonly descending?: boolean;
}

/** Only what is told must hold; all of it together. */
export interface ListingFacets {
  readonly taxDeductible?: boolean;
  readonly completed?: boolean;
  readonly closed?: boolean;
  readonly donationsProhibited?: boolean;
}

/** Words are looked for in title, town and description, names in those of manager and organisation. */
export interface ListingSearch {
  readonly scope: 'words' | 'names';
  readonly text: string;
}

/** Every listed campaign, those of one organisation, or some that are named. */
export type ListingScope = { readonly organisationId?: string; readonly campaignIds?: readonly string[] };

export const defaultOrder: readonly ListingOrder[] = [
  { by: 'completed' },
  { by: 'score', descending: true },
  { by: 'rank', descending: true },
  { by: 'last-donation-at', descending: true },
];

/** Columns of the listing; those that hold the negative run the other way, and so through an index. */
const columns: Readonly<Record<ListingKey, { readonly name: string; readonly negative?: boolean }>> = {
  score: { name: 'score' },
  rank: { name: 'rank_down', negative: true },
  number: { name: 'number' },
  'progress-percentage': { name: 'progress_percentage' },
  'tax-deductible': { name: 'tax_deductible' },
  'created-at': { name: 'created_at' },
  'updated-at': { name: 'updated_at' },
  'last-donation-at': { name: 'last_donation_down', negative: true },
  completed: { name: 'completed' },
};

export const facetColumns = {
  taxDeductible: 'tax_deductible',
  completed: 'completed',
  closed: 'closed',
  donationsProhibited: 'donations_prohibited',
} as const satisfies Record<keyof ListingFacets, string>;

/** The order that counts: a repeated key says nothing, a score only a search, and numbers, the last resort, have no ties. */
export function effectiveOrder(order: readonly ListingOrder[], searched: boolean): ListingOrder[] {
  const keys: ListingOrder[] = [];
  for (const key of [...order, { by: 'number' } as const]) {
    if (key.by === 'score' && !searched) continue;
    if (!keys.some(({ by }) => by === key.by)) keys.push(key);
    if (key.by === 'number') break;
  }
  return keys;
}

export interface Asked {
  readonly language: Language;
  readonly facets: readonly (keyof ListingFacets)[];
  readonly keys: readonly ListingOrder[];
  readonly organisation: boolean;
  readonly named: boolean;
  readonly search: ListingSearch['scope'] | undefined;
}

/** The page's campaigns are chosen first, so that a far page reads no story that it does not show. */
export function pageStatement(t: TableReferences, asked: Asked): string {
  const { search, keys, language } = asked;
  const score = search === undefined ? '0' : t.score(CampaignStoryRow, search, 's');
  const order = (listing: string) =>
    keys
      .map(({ by, descending = false }) => {
        const { name, negative = false } = columns[by];
        const column = by === 'score' ? name : `${listing}.${name}`;
        return `${column}${descending === negative ? '' : ' desc'}`;
      })
      .join(', ');
  return `select ${shownColumns(t, language)}
    from (
      select l.campaign_id as chosen_id, ${score} as score from ${chosen(t, asked)}
      order by ${order('l')} limit ? offset ?
    ) as page
    ${joined(t, 'page.chosen_id')}
    order by ${order('l')}`;
}

export const countStatement = (t: TableReferences, asked: Asked) =>
  `select count(*) as total from ${chosen(t, asked)}`;

export const oneStatement = (t: TableReferences, language: Language, which: string) =>
  `select ${shownColumns(t, language)}
    from (select campaign_id as chosen_id from ${t(CampaignListingRow)} where listed = true and ${which}) as page
    ${joined(t, 'page.chosen_id')}`;

/** Arguments: organisation, named campaigns, facets, text. */
function chosen(t: TableReferences, { facets, organisation, named, search }: Asked): string {
  const conditions = [
    'l.listed = true',
    ...(organisation ? ['l.organisation_id = ?'] : []),
    ...(named ? [t.among('l.campaign_id')] : []),
    ...facets.map((facet) => `l.${facetColumns[facet]} = ?`),
    ...(search ? ['s.campaign_id = l.campaign_id', t.matches(CampaignStoryRow, search, 's')] : []),
  ];
  const tables = [t(CampaignListingRow, 'l'), ...(search ? [t(CampaignStoryRow, 's')] : [])];
  return `${tables.join(', ')} where ${conditions.join(' and ')}`;
}

const joined = (
  t: TableReferences,
  chosenId: string,
) => `join ${t(CampaignListingRow, 'l')} on l.campaign_id = ${chosenId}
    join ${t(CampaignStoryRow, 's')} on s.campaign_id = l.campaign_id
    left join ${t(CarrierRow, 'c')} on c.organisation_id = l.organisation_id`;

const hidden = new Set([
  'needs',
  'opening_met_needs',
  'opening_met_eur_minor',
  'rank_down',
  'last_donation_down',
  'listed',
]);

function shownColumns(t: TableReferences, language: Language): string {
  // The references must know all three tables, because the rows' shape comes from them.
  const listing = t.columns(CampaignListingRow, 'l').split(', ');
  return [
    ...listing.filter((column) => !hidden.has(column.replace(/^l\."|"$/g, ''))),
    ...['title', 'description', 'summary'].map((text) => `s.${text}_${language} as ${text}`),
    ...['slug', 'street', 'zip', 'city', 'country_code', 'latitude', 'longitude', 'categories'].map(
      (column) => `s.${column}`,
    ),
    ...['manager_id', 'manager_first_name', 'manager_last_name', 'profile_picture'].map(
      (column) => `s.${column}`,
    ),
    ...['number', 'name', 'city', 'country_code', 'logo'].map((column) => `c.${column} as carrier_${column}`),
  ].join(', ');
}
