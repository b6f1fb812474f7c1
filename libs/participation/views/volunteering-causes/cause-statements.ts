import type { Language } from '@almoner/kernel';
import type { TableReferences } from '@almoner/readstore';
import { carrierParts } from './cause-item';
import {
  CauseCarrierRow,
  VolunteeringCauseNumberRow,
  VolunteeringCauseRow,
} from './volunteering-causes.table';

const orderColumns = {
  hasImage: 'c.has_image',
  carrierHasImage: 'c.carrier_has_image',
  createdAt: 'c.created_at',
  updatedAt: 'c.updated_at',
} as const;

export interface CauseOrder {
  readonly by: keyof typeof orderColumns;
  readonly descending?: boolean;
}

/** `words` looks at title, place, names and description in both languages, `humanNames` at the contact and the carrier alone. */
export interface CauseSearch {
  readonly scope: 'words' | 'humanNames';
  readonly text: string;
}

/** A box in microdegrees, as `boxBounds` of the geography gives it and `within` of the read store takes it. */
export type CauseBox = readonly [number, number, number, number, number, number];

/** Which causes are meant, and how they stand; ties end at the lowest number. */
export interface ChosenCauses {
  readonly surface: string;
  readonly orders?: readonly CauseOrder[];
  readonly search?: CauseSearch;
  /** They lie in all of these boxes. */
  readonly boxes?: readonly CauseBox[];
}

/** Which part of the list is wanted. */
export interface WantedCauses extends ChosenCauses {
  readonly language: Language;
  readonly offset: number;
  readonly limit: number;
}

export type CauseFilter = Pick<ChosenCauses, 'search' | 'boxes'>;

export function orderOf({ orders = [] }: ChosenCauses): string {
  const decisive = orders.filter(({ by }, index) => orders.findIndex((other) => other.by === by) === index);
  const keys = decisive.map(({ by, descending }) => `${orderColumns[by]}${descending ? ' desc' : ''}`);
  return [...keys, 'n.number'].join(', ');
}

/** Arguments: the text, the boxes. */
const holds = (t: TableReferences, { search, boxes = [] }: CauseFilter): string =>
  [
    ...(search ? [t.matches(VolunteeringCauseRow, search.scope, 'c')] : []),
    ...boxes.map(() => t.within('c.latitude_microdegrees', 'c.longitude_microdegrees')),
  ]
    .map((condition) => `and ${condition}`)
    .join(' ');

const shown = (t: TableReferences) => `${t.columns(VolunteeringCauseRow, 'c')}, n.number,
    ${carrierParts.map((part) => `o.${part} as carrier_${part}`).join(', ')}`;

const carried = (t: TableReferences) =>
  `left join ${t(CauseCarrierRow, 'o')} on o.organisation_id = c.organisation_id`;

/** SQLite keeps the order of a cross join: causes come first, by the index that has their order, their words or their places. */
const chosenCauses = (t: TableReferences) => `from ${t(VolunteeringCauseRow, 'c')}
  cross join ${t(VolunteeringCauseNumberRow, 'n')}`;

const condition = (t: TableReferences, chosen: ChosenCauses) =>
  `where n.cause_id = c.cause_id and n.surface = ? ${holds(t, chosen)}`;

export const pageStatement = (t: TableReferences, chosen: ChosenCauses) =>
  `select ${shown(t)} ${chosenCauses(t)} ${carried(t)} ${condition(t, chosen)}
    order by ${orderOf(chosen)} limit ? offset ?`;

export const placesStatement = (t: TableReferences, chosen: ChosenCauses) =>
  `select c.cause_id, c.latitude_microdegrees, c.longitude_microdegrees
    ${chosenCauses(t)} ${condition(t, chosen)} order by ${orderOf(chosen)}`;

/** Causes with their numbers and carriers; a condition follows. */
export const causesStatement = (
  t: TableReferences,
) => `select ${shown(t)} from ${t(VolunteeringCauseRow, 'c')}
  join ${t(VolunteeringCauseNumberRow, 'n')} on n.cause_id = c.cause_id ${carried(t)}`;

export const countStatement = (t: TableReferences, filter: CauseFilter) =>
  `select count(*) as found from ${t(VolunteeringCauseRow, 'c')} where true ${holds(t, filter)}`;
