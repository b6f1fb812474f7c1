import type { Language } from '@almoner/kernel';

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

/** Words are looked for in title, place, description and names, names in those of manager and organisation alone. */
export interface ListingSearch {
  readonly scope: 'words' | 'names';
  readonly text: string;
}

/** A box in microdegrees, as `boxBounds` of the geography gives it and `within` of the read store takes it. */
export type ListingBox = readonly [number, number, number, number, number, number];

/** Every listed campaign, those of one organisation, or some that are named. */
export interface ListingScope {
  readonly organisationId?: string;
  readonly campaignIds?: readonly string[];
}

/** Which campaigns are meant, and in which order. */
export interface ChosenCampaigns extends ListingScope {
  readonly facets?: ListingFacets;
  /** Absent: not completed ones first, then by score, rank and last gift. Ties go by number. */
  readonly order?: readonly ListingOrder[];
  readonly search?: ListingSearch;
  /** They lie in all of these boxes. */
  readonly boxes?: readonly ListingBox[];
  /** Only those that name no place. */
  readonly nowhere?: boolean;
}

/** Where a part of a list begins and how many are wanted. */
export interface Part {
  readonly offset: number;
  readonly limit: number;
}

export interface WantedCampaigns extends ChosenCampaigns, Part {
  readonly language: Language;
}

const defaultOrder: readonly ListingOrder[] = [
  { by: 'completed' },
  { by: 'score', descending: true },
  { by: 'rank', descending: true },
  { by: 'last-donation-at', descending: true },
];

export const facetColumns = {
  taxDeductible: 'tax_deductible',
  completed: 'completed',
  closed: 'closed',
  donationsProhibited: 'donations_prohibited',
} as const satisfies Record<keyof ListingFacets, string>;

/** What makes one statement another; the values are its arguments. */
export interface Asked {
  readonly facets: readonly (keyof ListingFacets)[];
  readonly keys: readonly ListingOrder[];
  readonly organisation: boolean;
  readonly named: boolean;
  readonly boxes: number;
  readonly nowhere: boolean;
  readonly search: ListingSearch['scope'] | undefined;
}

export function askedOf(chosen: ChosenCampaigns): Asked {
  const { facets = {}, order, search, organisationId, campaignIds, boxes = [], nowhere = false } = chosen;
  const facetKeys = Object.keys(facetColumns) as (keyof ListingFacets)[];
  return {
    facets: facetKeys.filter((facet) => facets[facet] !== undefined),
    keys: effectiveOrder(order ?? defaultOrder, search !== undefined),
    organisation: organisationId !== undefined,
    named: campaignIds !== undefined,
    boxes: boxes.length,
    nowhere,
    search: search?.scope,
  };
}

/** The order that counts: a repeated key says nothing, a score only a search, and numbers, the last resort, have no ties. */
function effectiveOrder(order: readonly ListingOrder[], searched: boolean): ListingOrder[] {
  const keys: ListingOrder[] = [];
  for (const key of [...order, { by: 'number' } as const]) {
    if (key.by === 'score' && !searched) continue;
    if (!keys.some(({ by }) => by === key.by)) keys.push(key);
    if (key.by === 'number') break;
  }
  return keys;
}

type Argument = string | number | boolean | readonly string[];

/** In the order of the statement's conditions. */
export function valuesOf(chosen: ChosenCampaigns, asked: Asked): Argument[] {
  const { organisationId, campaignIds, facets = {}, boxes = [], search } = chosen;
  return [
    organisationId,
    campaignIds,
    ...asked.facets.map((facet) => facets[facet]),
    ...boxes.flat(),
    search?.text,
  ].filter((value) => value !== undefined);
}
