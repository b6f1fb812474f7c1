import type { Language } from '@almoner/kernel';
import type { TableReferences } from '@almoner/readstore';
import { FundraisingEventRow, FundraisingEventStoryRow } from './fundraising-events.table';

export type EventKey =
  | 'score'
  | 'rank'
  | 'number'
  | 'progress-percentage'
  | 'tax-deductible'
  | 'created-at'
  | 'updated-at'
  | 'last-donation-at'
  | 'completed';

export interface EventOrder {
  readonly by: EventKey;
  readonly descending?: boolean;
}

/** Only what is told must hold; all of it together. An event is completed once it reached its goal. */
export interface EventFacets {
  readonly taxDeductible?: boolean;
  readonly completed?: boolean;
  readonly closed?: boolean;
  readonly donationsProhibited?: boolean;
}

/** Words are looked for in title and description, names in those of the manager and the organisation. */
export interface EventSearch {
  readonly scope: 'words' | 'names';
  readonly text: string;
}

export const defaultOrder: readonly EventOrder[] = [
  { by: 'completed' },
  { by: 'score', descending: true },
  { by: 'rank', descending: true },
  { by: 'last-donation-at', descending: true },
];

/** Columns of the list; those that hold the negative run the other way, and so through an index. */
const columns: Readonly<Record<EventKey, { readonly name: string; readonly negative?: boolean }>> = {
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
} as const satisfies Record<keyof EventFacets, string>;

/** The order that counts: a repeated key says nothing, a score only a search, and numbers, the last resort, have no ties. */
export function effectiveOrder(order: readonly EventOrder[], searched: boolean): EventOrder[] {
  const keys: EventOrder[] = [];
  for (const key of [...order, { by: 'number' } as const]) {
    if (key.by === 'score' && !searched) continue;
    if (!keys.some(({ by }) => by === key.by)) keys.push(key);
    if (key.by === 'number') break;
  }
  return keys;
}

export interface AskedEvents {
  readonly language: Language;
  readonly facets: readonly (keyof EventFacets)[];
  readonly keys: readonly EventOrder[];
  readonly client: boolean;
  readonly search: EventSearch['scope'] | undefined;
}

/** The page's events are chosen first, so that a far page reads no story that it does not show. */
export function pageStatement(t: TableReferences, asked: AskedEvents): string {
  const { search, keys, language } = asked;
  const score = search === undefined ? '0' : t.score(FundraisingEventStoryRow, search, 's');
  const order = keys
    .map(({ by, descending = false }) => {
      const { name, negative = false } = columns[by];
      return `${by === 'score' ? name : `e.${name}`}${descending === negative ? '' : ' desc'}`;
    })
    .join(', ');
  return `select ${shownColumns(t, language)}
    from (
      select e.fundraising_event_id as chosen_id, ${score} as score from ${chosen(t, asked)}
      order by ${order} limit ? offset ?
    ) as page
    ${joined(t)}
    order by ${order}`;
}

export const countStatement = (t: TableReferences, asked: AskedEvents) =>
  `select count(*) as total from ${chosen(t, asked)}`;

export const oneStatement = (t: TableReferences, language: Language, which: string) =>
  `select ${shownColumns(t, language)}
    from (select fundraising_event_id as chosen_id from ${t(FundraisingEventRow)} where ${which}) as page
    ${joined(t)}`;

/** Arguments: client, facets, text. */
function chosen(t: TableReferences, { facets, client, search }: AskedEvents): string {
  const conditions = [
    ...(client ? ['e.client_id = ?'] : []),
    ...facets.map((facet) => `e.${facetColumns[facet]} = ?`),
    ...(search
      ? ['s.fundraising_event_id = e.fundraising_event_id', t.matches(FundraisingEventStoryRow, search, 's')]
      : []),
  ];
  const tables = [t(FundraisingEventRow, 'e'), ...(search ? [t(FundraisingEventStoryRow, 's')] : [])];
  const where = conditions.length === 0 ? '' : ` where ${conditions.join(' and ')}`;
  return `${tables.join(', ')}${where}`;
}

const joined = (
  t: TableReferences,
) => `join ${t(FundraisingEventRow, 'e')} on e.fundraising_event_id = page.chosen_id
    join ${t(FundraisingEventStoryRow, 's')} on s.fundraising_event_id = e.fundraising_event_id`;

const hidden = new Set(['rank_down', 'last_donation_down']);
const told = ['slug', 'organisation_id', 'profile_picture'];
const manager = ['manager_id', 'manager_first_name', 'manager_last_name'];

function shownColumns(t: TableReferences, language: Language): string {
  const listed = t.columns(FundraisingEventRow, 'e').split(', ');
  return [
    ...listed.filter((column) => !hidden.has(column.replace(/^e\."|"$/g, ''))),
    ...['title', 'description'].map((text) => `s.${text}_${language} as ${text}`),
    ...[...told, ...manager].map((column) => `s.${column}`),
  ].join(', ');
}
