import type { Open, RecordedEvent } from '@almoner/kernel';
import { opener } from '@almoner/vault/sealing';
import type { Counters } from './counters';
import type { Transaction, Writer } from './engine';
import type { KeySource } from './event-source';
import { ProjectionFailure } from './failures';
import { Fold, type Needs } from './fold';
import { identityText, identityOf, type PhysicalTable, physicalTables } from './physical-table';
import type { Handler, Projection, Reading } from './projection';
import type { RowOperation } from './row-operations';
import { personsIn } from './sealed-values';
import { counterTable } from './system-tables';

/** A view whose rows this process keeps. */
export interface KeptView {
  readonly projection: Projection;
  /** Names the view's version in counters and messages. */
  readonly owner: string;
  readonly tables: readonly PhysicalTable[];
}

export function keptView(projection: Projection): KeptView {
  return { projection, owner: identityText(identityOf(projection)), tables: physicalTables(projection) };
}

interface Step {
  readonly view: KeptView;
  readonly event: RecordedEvent;
  /** What a plain handler asks for; a reading one is asked once its rows are there. */
  readonly operations: readonly RowOperation[] | Reading<never>;
}

export interface BatchTools {
  readonly writer: Writer;
  readonly counters: Counters;
  readonly keys: KeySource;
}

/** Folds events into the rows of some views and commits them in one transaction, together with what `finish` writes. */
export async function applyBatch(
  views: readonly KeptView[],
  events: readonly RecordedEvent[],
  { writer, counters, keys }: BatchTools,
  finish: (transaction: Transaction) => Promise<void>,
): Promise<void> {
  const concerned = events.flatMap((event) =>
    views.flatMap((view) => {
      const handler = view.projection.on[event.type];
      return handler ? [{ view, event, handler }] : [];
    }),
  );
  const open = await openFor(
    concerned.map(({ event }) => event),
    keys,
  );
  const steps = concerned.map(({ view, event, handler }) =>
    plan(view, event, handler as Handler<never>, open),
  );
  const folds = new Map<KeptView, Fold>();
  for (const { view } of steps)
    if (!folds.has(view)) folds.set(view, new Fold(view.owner, view.tables, counters));
  const needs: Needs = new Map();
  for (const step of steps) blaming(step, () => collect(step, folds.get(step.view)!, needs));
  await writer.transaction(async (transaction) => {
    for (const [fold, wanted] of needs) await fold.load(transaction, wanted);
    for (const step of steps) await foldStep(step, folds.get(step.view)!, open, transaction);
    for (const fold of folds.values()) await fold.flush(transaction);
    const changes = counters.changes();
    if (changes.length > 0) await transaction.upsert(counterTable, changes);
    await finish(transaction);
  });
}

async function openFor(events: readonly RecordedEvent[], keys: KeySource): Promise<Open> {
  const persons = new Set<string>();
  for (const event of events) personsIn(event.data, persons);
  return opener(persons.size === 0 ? new Map() : await keys.keysOf([...persons]));
}

function plan(view: KeptView, event: RecordedEvent, handler: Handler<never>, open: Open): Step {
  if (typeof handler !== 'function') return { view, event, operations: handler };
  const step = { view, event };
  return { ...step, operations: blaming(step, () => handler(event as never, { open })) };
}

function collect(step: Step, fold: Fold, needs: Needs): void {
  if ('apply' in step.operations) {
    for (const { table, key } of step.operations.keys(step.event as never)) fold.need(needs, table, key);
  } else for (const operation of step.operations) fold.needOf(needs, operation);
}

async function foldStep(step: Step, fold: Fold, open: Open, transaction: Transaction): Promise<void> {
  let operations: readonly RowOperation[];
  if ('apply' in step.operations) {
    const reading = step.operations;
    const needs: Needs = new Map();
    // Asked again because a change of many rows before this event may have dropped them from memory.
    collect(step, fold, needs);
    for (const [table, wanted] of needs) await table.load(transaction, wanted);
    operations = blaming(step, () => reading.apply(step.event as never, fold.own, { open }));
  } else operations = step.operations;
  for (const operation of operations) {
    if (operation.kind === 'change-where' || operation.kind === 'remove-where') {
      await fold.applyWhere(transaction, operation);
      continue;
    }
    if (!blaming(step, () => fold.ready(operation))) await fold.load(transaction, operation);
    blaming(step, () => fold.applyReady(operation));
  }
}

function blaming<Result>({ view, event }: Pick<Step, 'view' | 'event'>, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw new ProjectionFailure(view.projection.view, event, error);
  }
}
