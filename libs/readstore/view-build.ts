import type { Position } from '@almoner/kernel';
import { applyBatch, type KeptView } from './batch';
import { Counters } from './counters';
import type { StoredRow, Transaction, Writer } from './engine';
import type { History, KeySource } from './event-source';
import { identityOf, tableNames } from './physical-table';
import type { ProjectedStore } from './projected-store';
import { quoted } from './row-sql';
import { schemaStatements } from './schema';
import { counterTable, viewRowTable } from './system-tables';
import { progressOf } from './view-states';

export interface BuildTools {
  readonly store: ProjectedStore;
  readonly writer: Writer;
  readonly history: History | undefined;
  readonly keys: KeySource;
  /** Stops a pass between two batches. */
  readonly signal: AbortSignal;
}

/** Lets others write between two batches of a pass. */
export type Guard = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** Builds the rows of some views from history, beside what is being served. It goes on where an earlier one stopped. */
export class ViewBuild {
  position: Position | undefined;

  constructor(
    readonly views: readonly KeptView[],
    position: Position | undefined,
    private readonly tools: BuildTools,
  ) {
    this.position = position;
  }

  /** Applies history up to `upTo`, or to its present end. */
  async pass(upTo: Position | undefined, guard: Guard): Promise<void> {
    const { history, store, writer, keys, signal } = this.tools;
    if (upTo !== undefined && this.position !== undefined && this.position >= upTo) return;
    if (!history) {
      if (upTo === undefined) return;
      throw new Error('The runner was given no history to build views from.');
    }
    const target = upTo ?? (await history.head?.());
    const counters = new Counters(await guard(() => writer.transaction((t) => t.loadAll(counterTable))));
    for await (const events of history.readAll(this.position)) {
      if (signal.aborted) throw new Error('The build was stopped.');
      const wanted = upTo === undefined ? events : events.filter(({ position }) => position <= upTo);
      const last = wanted.at(-1)?.position;
      if (last !== undefined) {
        const finish = (t: Transaction): Promise<void> =>
          t.upsert(viewRowTable, this.rows('building', last, target));
        await guard(() => applyBatch(this.views, wanted, { writer, counters, keys }, finish));
        this.position = last;
        const progress = progressOf({ position: last, target: target ?? null });
        for (const { projection } of this.views) store.states.markBuilding(projection.view, progress);
      }
      if (wanted.length < events.length) break;
    }
    this.position = upTo ?? this.position;
  }

  /** Indexes come last: filling an indexed table costs about twice as much. */
  async index(guard: Guard): Promise<void> {
    const { store, writer } = this.tools;
    const tables = this.views.flatMap((view) => view.tables);
    const { indexes } = await schemaStatements(tables, store.engine.dialect, store.engine.ormOptions);
    await guard(() =>
      writer.transaction(async (transaction) => {
        for (const statement of indexes) await transaction.execute(statement);
      }),
    );
  }

  /** Makes the views current and drops what they replace. */
  async takeOver(transaction: Transaction): Promise<void> {
    const ours = new Set(this.views.map((view) => view.owner));
    const replaced = new Set(this.views.map(({ projection }) => projection.view));
    const rows = await transaction.loadAll(viewRowTable);
    await dropViews(
      transaction,
      rows.filter((row) => replaced.has(row['view'] as string) && !ours.has(ownerOf(row))),
    );
    await transaction.upsert(viewRowTable, this.rows('ready', this.position, undefined));
  }

  rows(
    state: 'building' | 'ready',
    position: Position | undefined,
    target: Position | undefined,
  ): StoredRow[] {
    const { dialect } = this.tools.store.engine;
    return this.views.map(({ projection, tables }) => ({
      ...identityOf(projection),
      state,
      position: position ?? null,
      target: target ?? null,
      tables: JSON.stringify(tables.flatMap((table) => tableNames(table, dialect))),
    }));
  }
}

/** Creates what is missing and says which views are ready and which must be built from where. */
export async function openBuilds(
  views: readonly KeptView[],
  tools: BuildTools,
): Promise<{ readonly ready: readonly KeptView[]; readonly builds: readonly ViewBuild[] }> {
  const { store, writer } = tools;
  const { dialect, ormOptions } = store.engine;
  const statements = await schemaStatements(
    views.flatMap((view) => view.tables),
    dialect,
    ormOptions,
  );
  return writer.transaction(async (transaction) => {
    const known = new Map((await transaction.loadAll(viewRowTable)).map((row) => [ownerOf(row), row]));
    for (const statement of statements.tables) await transaction.execute(statement);
    const ready = views.filter((view) => known.get(view.owner)?.['state'] === 'ready');
    const groups = new Map<Position | undefined, KeptView[]>();
    for (const view of views.filter((each) => !ready.includes(each))) {
      const position = (known.get(view.owner)?.['position'] as Position | null | undefined) ?? undefined;
      groups.set(position, [...(groups.get(position) ?? []), view]);
    }
    const builds = [...groups].map(([position, group]) => new ViewBuild(group, position, tools));
    for (const build of builds) {
      await transaction.upsert(viewRowTable, build.rows('building', build.position, undefined));
    }
    return { ready, builds };
  });
}

export function ownerOf(row: StoredRow): string {
  const variant = row['variant'] as string;
  return `${row['view'] as string}_v${row['version'] as number}${variant && `_${variant}`}`;
}

/** Removes views with their tables and counters. */
export async function dropViews(transaction: Transaction, rows: readonly StoredRow[]): Promise<void> {
  for (const row of rows) {
    for (const table of JSON.parse(row['tables'] as string) as string[]) {
      await transaction.execute(`drop table if exists ${quoted(table)}`);
    }
    await transaction.removeWhere(counterTable, { owner: ownerOf(row) });
  }
  if (rows.length > 0) await transaction.remove(viewRowTable, rows);
}
