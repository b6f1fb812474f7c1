import type { TableReferences } from '@almoner/readstore';
import { CampaignListingRow, CampaignStoryRow } from './campaign-listing.table';
import { listedBesides } from './listed-statement';
import { type Asked, type ListingKey, facetColumns } from './wanted-campaigns';

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

/**
 * The page's campaigns are chosen first, so that a far page reads no story that it does not show. Arguments: the text, those
 * of the choice, limit, offset.
 */
export const pageStatement = (t: TableReferences, asked: Asked) =>
  `select l.campaign_id, l.version, s.manager_id, s.manager_first_name, s.manager_last_name
    from (
      select l.campaign_id as chosen_id, ${scoreOf(t, asked)} as score from ${chosen(t, asked)}
      order by ${orderOf(asked)} limit ? offset ?
    ) as page
    join ${t(CampaignListingRow, 'l')} on l.campaign_id = page.chosen_id
    join ${t(CampaignStoryRow, 's')} on s.campaign_id = l.campaign_id
    order by ${orderOf(asked)}`;

/** Where the campaigns are that lie in a box. Arguments: the text, those of the choice. */
export const placesStatement = (t: TableReferences, asked: Asked) =>
  `select l.campaign_id, s.latitude_microdegrees, s.longitude_microdegrees, ${scoreOf(t, asked)} as score
    from ${chosen(t, asked)} order by ${orderOf(asked)}`;

export const countStatement = (t: TableReferences, asked: Asked) =>
  `select count(*) as total from ${chosen(t, asked)}`;

const scoreOf = (t: TableReferences, { search }: Asked): string =>
  search === undefined ? '0' : t.score(CampaignStoryRow, search, 's');

const orderOf = ({ keys }: Asked): string =>
  keys
    .map(({ by, descending = false }) => {
      const { name, negative = false } = columns[by];
      const column = by === 'score' ? name : `l.${name}`;
      return `${column}${descending === negative ? '' : ' desc'}`;
    })
    .join(', ');

/**
 * Arguments: organisation, named campaigns, facets, boxes, text. SQLite keeps the order of a cross join, so words and boxes
 * are looked up first, in their indexes.
 */
function chosen(t: TableReferences, asked: Asked): string {
  const { facets, organisation, named, boxes, nowhere, search } = asked;
  const fromStories = search !== undefined || boxes > 0 || nowhere;
  const conditions = [
    named ? listedBesides : 'l.listed = true',
    ...(fromStories ? ['l.campaign_id = s.campaign_id'] : []),
    ...(organisation ? ['l.organisation_id = ?'] : []),
    ...(named ? [t.among('l.campaign_id')] : []),
    ...facets.map((facet) => `l.${facetColumns[facet]} = ?`),
    ...Array.from({ length: boxes }, () => t.within('s.latitude_microdegrees', 's.longitude_microdegrees')),
    ...(nowhere ? ['s.latitude_microdegrees is null'] : []),
    ...(search ? [t.matches(CampaignStoryRow, search, 's')] : []),
  ];
  const listing = t(CampaignListingRow, 'l');
  const tables = fromStories ? `${t(CampaignStoryRow, 's')} cross join ${listing}` : listing;
  return `${tables} where ${conditions.join(' and ')}`;
}
