import type { Event, Open, RecordedEvent } from '@almoner/kernel';
import { type Reading, type RowOf, type RowOperation, change, put, reading } from '@almoner/readstore';
import {
  ClientEventFiguresRow,
  FundraisingEventCountRow,
  FundraisingEventRow,
} from './fundraising-events.table';

export type EventRow = RowOf<typeof FundraisingEventRow>;
type Changes = Partial<EventRow>;

/**
 * Changes one event's row: what follows from the change (progress, whether it takes gifts, the keys that are sorted by, the
 * counts and figures that it stands in) follows here, once for every fact. `more` adds operations on other tables.
 */
export function moving<E extends Event<string, { readonly fundraisingEventId: string }>>(
  changes: (event: RecordedEvent<E>, row: EventRow) => Changes,
  more: (event: RecordedEvent<E>, open: Open) => readonly RowOperation[] = () => [],
): Reading<E> {
  return reading<E>({
    keys: ({ data: { fundraisingEventId } }) => [{ table: FundraisingEventRow, key: { fundraisingEventId } }],
    apply(event, own, { open }) {
      const row = known(own(FundraisingEventRow, event.data), event);
      return [...moved(row, changes(event, row), event), ...more(event, open)];
    },
  });
}

export function known(row: EventRow | undefined, { type }: Pick<RecordedEvent, 'type'>): EventRow {
  if (row === undefined) throw new Error(`${type} stands before the fundraising event was started`);
  return row;
}

export function moved(
  before: EventRow,
  changes: Changes,
  { position, metadata }: Pick<RecordedEvent, 'position' | 'metadata'>,
): RowOperation[] {
  const told = { ...before, ...changes };
  const { goalEurMinor: goal, donatedEurMinor } = told;
  const lastDonationAt = told.donationCount > 0 ? told.lastDonationAt : null;
  const after = {
    ...told,
    completed: goal !== null && donatedEurMinor >= BigInt(goal),
    progressPercentage: goal === null ? 0 : Number((100n * donatedEurMinor) / BigInt(goal)),
    donationsProhibited: told.closed || told.blocked,
    lastDonationAt,
    lastDonationDown: -(lastDonationAt ?? 0),
    rankDown: -told.rank,
    // A fact that is recorded late, as imports are, makes no event look untouched since.
    updatedAt: Math.max(before.updatedAt, Date.parse(metadata.occurredAt)),
    version: Number(position),
  };
  return [put(FundraisingEventRow, after), ...recounted(before, after), ...figured(before, after)];
}

/** Takes the event out of the counts that it stood in, and into those in which it stands now. */
function recounted(before: EventRow, after: EventRow): RowOperation[] {
  const [gone, come] = [cellsOf(before), cellsOf(after)];
  if (JSON.stringify(gone) === JSON.stringify(come)) return [];
  return [...counted(gone, -1), ...counted(come, 1)];
}

type Cell = ReturnType<typeof cellsOf>[number];

export const counted = (cells: readonly Cell[], by: 1 | -1): RowOperation[] =>
  cells.map((cell) => change(FundraisingEventCountRow, cell, { add: { events: by } }));

export function cellsOf({
  clientId,
  taxDeductible,
  completed,
  closed,
  donationsProhibited,
}: Pick<EventRow, 'clientId' | 'taxDeductible' | 'completed' | 'closed' | 'donationsProhibited'>) {
  const facets = { taxDeductible, completed, closed, donationsProhibited };
  return (clientId === null ? ['all'] : ['all', clientId]).map((scope) => ({ scope, ...facets }));
}

/** A client's figures leave blocked events out of their number, not out of their money. */
function figured({ clientId, ...before }: EventRow, after: EventRow): RowOperation[] {
  const eventCount = Number(before.blocked) - Number(after.blocked);
  const donatedEurMinor = after.donatedEurMinor - before.donatedEurMinor;
  if (clientId === null || (eventCount === 0 && donatedEurMinor === 0n)) return [];
  const set = { version: after.version };
  return [change(ClientEventFiguresRow, { clientId }, { add: { eventCount, donatedEurMinor }, set })];
}
