import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { StoredRow, Transaction, Writer } from '../engine';
import type { PhysicalTable } from '../physical-table';
import type { Checkpoints } from './checkpoints';
import { columnList, conditions, onConflict, quoted } from '../row-sql';
import { type Convert, rowReader } from '../shape';
import { bound } from './statement';

/** Writes through statements that stay prepared: a row costs a few microseconds, so nothing is gained by joining rows. */
export class SqliteWriter implements Writer, Transaction {
  readonly #statements = new Map<string, StatementSync>();
  readonly #inserts = new WeakMap<PhysicalTable, StatementSync>();
  readonly #loads = new WeakMap<PhysicalTable, StatementSync>();

  #rows = 0;

  constructor(
    private readonly database: DatabaseSync,
    private readonly checkpoints: Checkpoints,
  ) {}

  async transaction<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    this.database.exec('begin immediate');
    try {
      const result = await work(this);
      this.database.exec('commit');
      this.checkpoints.committed(this.#rows);
      this.#rows = 0;
      return result;
    } catch (error) {
      if (this.database.isTransaction) this.database.exec('rollback');
      throw error;
    }
  }

  async execute(sql: string): Promise<void> {
    this.database.exec(sql);
  }

  async load(table: PhysicalTable, keys: readonly StoredRow[]): Promise<StoredRow[]> {
    const statement =
      this.#loads.get(table) ?? this.#reading(`${select(table)} where ${keyCondition(table)}`);
    this.#loads.set(table, statement);
    const read = reader(table);
    const found: StoredRow[] = [];
    for (const key of keys) {
      const values = statement.get(...table.keys.map(({ property }) => bound(key[property]!)));
      if (values !== undefined) found.push(read(values as unknown as unknown[]));
    }
    return found;
  }

  async loadAll(table: PhysicalTable): Promise<StoredRow[]> {
    return (this.#reading(select(table)).all() as unknown as unknown[][]).map(reader(table));
  }

  async upsert(
    table: PhysicalTable,
    rows: readonly StoredRow[],
    before: readonly (StoredRow | undefined)[] = [],
  ): Promise<void> {
    this.#rows += rows.length;
    const insert = this.#insert(table);
    rows.forEach((row, index) => {
      const standing = before[index];
      if (standing) this.#change(table, row, standing);
      else insert.run(...table.columns.map(({ property }) => bound(row[property]!)));
    });
  }

  /** A column that is named in an update has its indexes written again, changed or not. */
  #change(table: PhysicalTable, row: StoredRow, standing: StoredRow): void {
    const changed = table.columns.filter(({ property }) => row[property] !== standing[property]);
    if (changed.length === 0) return;
    const assignments = changed.map(({ name }) => `${quoted(name)} = ?`).join(', ');
    this.#statement(`update ${quoted(table.name)} set ${assignments} where ${keyCondition(table)}`).run(
      ...changed.map(({ property }) => bound(row[property]!)),
      ...table.keys.map(({ property }) => bound(row[property]!)),
    );
  }

  #insert(table: PhysicalTable): StatementSync {
    let statement = this.#inserts.get(table);
    if (!statement) {
      const values = table.columns.map(() => '?').join(', ');
      const into = `${quoted(table.name)} (${columnList(table.columns)})`;
      statement = this.database.prepare(`insert into ${into} values (${values}) ${onConflict(table)}`);
      this.#inserts.set(table, statement);
    }
    return statement;
  }

  async remove(table: PhysicalTable, keys: readonly StoredRow[]): Promise<void> {
    const statement = this.#statement(`delete from ${quoted(table.name)} where ${keyCondition(table)}`);
    for (const key of keys) statement.run(...table.keys.map(({ property }) => bound(key[property]!)));
  }

  async changeWhere(table: PhysicalTable, where: StoredRow, set: StoredRow): Promise<void> {
    const { sql, columns } = conditions(table, where, () => '?');
    const changed = table.columns.filter(({ property }) => set[property] !== undefined);
    const assignments = changed.map(({ name }) => `${quoted(name)} = ?`).join(', ');
    this.#statement(`update ${quoted(table.name)} set ${assignments} where ${sql}`).run(
      ...changed.map(({ property }) => bound(set[property]!)),
      ...columns.map(({ property }) => bound(where[property]!)),
    );
  }

  async removeWhere(table: PhysicalTable, where: StoredRow): Promise<void> {
    const { sql, columns } = conditions(table, where, () => '?');
    this.#statement(`delete from ${quoted(table.name)} where ${sql}`).run(
      ...columns.map(({ property }) => bound(where[property]!)),
    );
  }

  async announce(): Promise<void> {
    // Readers of a file poll it; asking costs them microseconds.
  }

  #statement(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.database.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  #reading(sql: string): StatementSync {
    const statement = this.#statement(sql);
    statement.setReturnArrays(true);
    statement.setReadBigInts(true);
    return statement;
  }
}

const keyCondition = (table: PhysicalTable): string =>
  table.keys.map(({ name }) => `${quoted(name)} = ?`).join(' and ');

const select = (table: PhysicalTable): string =>
  `select ${columnList(table.columns)} from ${quoted(table.name)}`;

const conversions: Record<string, Convert | undefined> = {
  number: Number,
  boolean: (value) => value === 1n,
};

const readers = new WeakMap<PhysicalTable, (values: readonly unknown[]) => StoredRow>();

function reader(table: PhysicalTable): (values: readonly unknown[]) => StoredRow {
  let read = readers.get(table);
  if (!read) {
    const names = table.columns.map(({ name }) => name);
    read = rowReader(
      names,
      table.columns.map(({ kind }) => conversions[kind]),
    ) as (v: readonly unknown[]) => StoredRow;
    readers.set(table, read);
  }
  return read;
}
