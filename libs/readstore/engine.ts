import type { Options } from '@mikro-orm/core';
import type { Value } from './value';
import type { Dialect, PhysicalTable } from './physical-table';
import type { Shape } from './shape';

/** A row as it stands in memory, by property; only the fold changes one. */
export type StoredRow = Record<string, Value>;
export type Argument = Value | readonly string[];

/** A reading statement, prepared once per connection. */
export interface Statement {
  all(args: readonly Argument[]): Promise<unknown[]>;
  get(args: readonly Argument[]): Promise<unknown>;
  iterate(args: readonly Argument[]): AsyncGenerator<unknown, void, undefined>;
}

/** One open writing transaction. */
export interface Transaction {
  execute(sql: string): Promise<void>;
  /** Those of the rows with these keys that exist. */
  load(table: PhysicalTable, keys: readonly StoredRow[]): Promise<StoredRow[]>;
  loadAll(table: PhysicalTable): Promise<StoredRow[]>;
  /** Writes whole rows. `before` holds, at the same index, the row as it stands: then only what differs need be written. */
  upsert(
    table: PhysicalTable,
    rows: readonly StoredRow[],
    before?: readonly (StoredRow | undefined)[],
  ): Promise<void>;
  remove(table: PhysicalTable, keys: readonly StoredRow[]): Promise<void>;
  changeWhere(table: PhysicalTable, where: StoredRow, set: StoredRow): Promise<void>;
  removeWhere(table: PhysicalTable, where: StoredRow): Promise<void>;
  /** Tells waiting readers in other processes, once this transaction commits. */
  announce(): Promise<void>;
}

export interface Writer {
  transaction<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result>;
}

/** The right to be the only one in its role. It is held by the writer's own session, so who lost it cannot write. */
export interface Leadership {
  readonly writer: Writer;
  /** Aborts when the right is lost. */
  readonly lost: AbortSignal;
  release(): Promise<void>;
}

export type LeadershipRole = 'runner' | 'builder';

/** One of the two databases that a read store can live in. */
export interface Engine {
  readonly dialect: Dialect;
  /** What MikroORM needs to reach the same database. */
  readonly ormOptions: Options;
  statement(sql: string, shape: Shape): Statement;
  /** Undefined while another process holds the role. */
  lead(role: LeadershipRole): Promise<Leadership | undefined>;
  /** Runs once, without leadership: creating the system tables. */
  once(statements: readonly string[]): Promise<void>;
  /** How often a waiting reader asks for the checkpoint; `watch` may wake it sooner. */
  readonly pollMs: number;
  watch(wake: () => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}
