import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Position } from '@almoner/kernel';
import { MikroORM, type EntityManager, type Options } from '@mikro-orm/core';
import type { Argument, Engine, Leadership } from './engine';
import { type PhysicalTable, physicalEntity, physicalTables } from './physical-table';
import { PostgresqlEngine } from './postgresql/engine';
import type { Projection } from './projection';
import type { ProjectedStore } from './projected-store';
import { type Query, query } from './query';
import { Runner, type ViewRunner } from './runner';
import type { RunnerOptions } from './runner-options';
import { schemaStatements } from './schema';
import { SqliteEngine } from './sqlite/engine';
import { CheckpointRow, systemTables, ViewRow } from './system-tables';
import type { TableReferences } from './table-references';
import { ViewStates } from './view-states';
import type { RowOf, ViewTable } from './view-table';
import { Waiters } from './waiters';

export interface ReadStoreOptions {
  /** PostgreSQL; absent, the store is the SQLite file `file`. */
  readonly url?: string;
  readonly file?: string;
  readonly projections: readonly Projection[];
  /** A reader never writes view rows; another process runs the projections. */
  readonly role: 'runner' | 'reader';
}

/** How often a process that does not run the projections looks whether a view became ready. */
const statesMs = 1_000;

/** The read side's database: prepared reads, the checkpoint to wait for, and the runner that keeps the rows. */
export class ReadStore implements ProjectedStore {
  readonly states: ViewStates;
  readonly waiters = new Waiters();
  readonly #tables: ReadonlyMap<ViewTable, PhysicalTable>;
  readonly #checkpoint: Query<RowOf<typeof CheckpointRow>, []>;
  readonly #views: Query<RowOf<typeof ViewRow>, []>;
  #runner: ViewRunner | undefined;
  #orm: Promise<MikroORM> | undefined;
  #polling = false;
  #stopWatching: () => Promise<void> = async () => undefined;
  #stateTimer: NodeJS.Timeout | undefined;
  #wake: () => void = () => undefined;
  #closed = false;

  private constructor(
    readonly engine: Engine,
    readonly projections: readonly Projection[],
    readonly role: 'runner' | 'reader',
  ) {
    this.states = new ViewStates(projections);
    const views = projections.flatMap(physicalTables);
    this.#tables = new Map([...views, ...systemTables].map((table) => [table.logical, table]));
    if (this.#tables.size !== views.length + systemTables.length) {
      throw new TypeError('Two projections share a table: a table belongs to one view.');
    }
    this.#checkpoint = this.prepare((t) => `select ${t.columns(CheckpointRow)} from ${t(CheckpointRow)}`);
    this.#views = this.prepare((t) => `select ${t.columns(ViewRow)} from ${t(ViewRow)}`);
  }

  static async open({ url, file, projections, role }: ReadStoreOptions): Promise<ReadStore> {
    const engine = await openEngine(url, file);
    const { tables } = await schemaStatements(systemTables, engine.dialect, engine.ormOptions);
    await engine.once(tables);
    const store = new ReadStore(engine, projections, role);
    await store.refresh();
    store.#stopWatching = await engine.watch(() => store.#wake());
    store.#stateTimer = setInterval(() => void store.#refreshWhileReading(), statesMs).unref();
    return store;
  }

  /** Prepares a statement on first use. Without types a row is a record of values. */
  prepare<Row = Record<string, unknown>, Args extends readonly Argument[] = readonly Argument[]>(
    sql: string | ((tables: TableReferences) => string),
  ): Query<Row, Args> {
    return query(this.#tables, this.engine, sql, (tables) => this.states.refuse(tables));
  }

  /** True once every view's rows include the event at `position`; false when that took longer than `timeoutMs`. */
  async waitFor(
    position: Position,
    { timeoutMs = 5_000 }: { readonly timeoutMs?: number } = {},
  ): Promise<boolean> {
    const { reached } = this.waiters;
    if (reached !== undefined && position <= reached) return true;
    const waiting = this.waiters.wait(position, timeoutMs);
    if (!this.#runner?.leading) void this.#poll();
    return waiting;
  }

  /** How far the rows stand; undefined before the first build ended. */
  async checkpoint(): Promise<Position | undefined> {
    return (await this.#checkpoint.get())?.position ?? undefined;
  }

  /** How many milliseconds the newest event in the rows is old, and how far the rows are behind `head` in positions. */
  async lag(head?: Position): Promise<{
    readonly position: Position | undefined;
    readonly behind: bigint;
    readonly recordedAt: number;
  }> {
    const row = await this.#checkpoint.get();
    const position = row?.position ?? undefined;
    return {
      position,
      behind:
        head === undefined || (position !== undefined && position >= head) ? 0n : head - (position ?? 0n),
      recordedAt: row?.recordedAt ?? 0,
    };
  }

  /** Runs the projections in this process, as soon as and as long as no other process does. */
  run(options: RunnerOptions): Runner {
    if (this.role !== 'runner') throw new Error('A read store opened as reader runs no projections.');
    if (this.#runner) throw new Error('This read store runs its projections already.');
    const runner = new Runner(this, options);
    this.#runner = runner;
    return runner;
  }

  /** Leaves the rows to another thread of this process; it tells `waiters` how far they are and `states` what can be asked. */
  keptBy(runner: ViewRunner): void {
    if (this.#runner) throw new Error('The rows of this read store are kept already.');
    this.#runner = runner;
  }

  get runner(): ViewRunner | undefined {
    return this.#runner;
  }

  /** The right to be this store's only runner; undefined while another process has it. */
  tryBecomeRunner(): Promise<Leadership | undefined> {
    return this.engine.lead('runner');
  }

  /** Whoever waits is served by asking from now on, since this process no longer moves the checkpoint. */
  follow(): void {
    void this.#poll();
  }

  /** MikroORM on the same database, for reads that want its query builder; entities are named by `entityName`. */
  async entityManager(): Promise<EntityManager> {
    this.#orm ??= MikroORM.init({
      ...this.engine.ormOptions,
      entities: [...this.#tables.values()].map((table) => physicalEntity(table, this.engine.dialect)),
    } as Options);
    return (await this.#orm).em.fork();
  }

  entityName(table: ViewTable): string {
    const physical = this.#tables.get(table);
    if (!physical) throw new TypeError(`The table ${table.name} belongs to no view of this read store.`);
    return physical.name;
  }

  /** Reads again what another process may have changed: the checkpoint and which views are ready. */
  async refresh(): Promise<void> {
    const position = await this.checkpoint();
    if (position !== undefined) this.waiters.advance(position);
    this.states.update(await this.#views.all());
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    clearInterval(this.#stateTimer);
    await this.#runner?.stop();
    this.waiters.close();
    this.#wake();
    await this.#stopWatching();
    if (this.#orm) await (await this.#orm).close();
    await this.engine.close();
  }

  async #refreshWhileReading(): Promise<void> {
    if (this.#runner?.leading || this.#closed) return;
    // A reader that cannot ask keeps what it knows; its queries fail by themselves.
    await this.refresh().catch(() => undefined);
  }

  /** Asks for the checkpoint as long as somebody waits and this process does not move it itself. */
  async #poll(): Promise<void> {
    if (this.#polling) return;
    this.#polling = true;
    try {
      while (this.waiters.waiting > 0 && !this.#closed && !this.#runner?.leading) {
        const position = await this.checkpoint().catch(() => undefined);
        if (position !== undefined) this.waiters.advance(position);
        if (this.waiters.waiting > 0) await this.#pause();
      }
    } finally {
      this.#polling = false;
    }
  }

  #pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.engine.pollMs);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

async function openEngine(url: string | undefined, file: string | undefined): Promise<Engine> {
  if (url !== undefined) return new PostgresqlEngine(url);
  if (file === undefined) throw new Error('A read store needs a file or a url.');
  mkdirSync(dirname(file), { recursive: true });
  return new SqliteEngine(file);
}
