import type { Client } from 'pg';
import type { StoredRow, Transaction, Writer } from '../engine';
import type { Column } from '../column';
import type { PhysicalTable } from '../physical-table';
import type { Value } from '../value';
import { columnList, conditions, onConflict, quoted } from '../row-sql';
import { rawTypes, storedValue } from './values';

/** Wakes readers in other processes when the checkpoint moved. */
export const checkpointChannel = 'almoner_checkpoint';

const arrayTypes: Record<Column['kind'], string> = {
  text: 'text[]',
  number: 'bigint[]',
  bigint: 'bigint[]',
  boolean: 'boolean[]',
};

/** Writes whole columns at once: one statement a table and batch, however many rows it holds. */
export class PostgresqlWriter implements Writer, Transaction {
  #commit = 'commit';

  constructor(private readonly client: Client) {}

  async transaction<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    this.#commit = 'commit';
    await this.client.query('begin');
    try {
      const result = await work(this);
      await this.client.query(this.#commit);
      return result;
    } catch (error) {
      // On a dead connection the rollback fails too; what failed first is what matters.
      await this.client.query('rollback').catch(() => undefined);
      throw error;
    }
  }

  async execute(sql: string): Promise<void> {
    await this.client.query(sql);
  }

  async load(table: PhysicalTable, keys: readonly StoredRow[]): Promise<StoredRow[]> {
    const columns = table.columns.map(({ name }) => `row.${quoted(name)}`).join(', ');
    const joined = table.keys.map(({ name }) => `row.${quoted(name)} = wanted.${quoted(name)}`).join(' and ');
    return this.#rows(
      table,
      `select ${columns} from ${unnested(table.keys, 'wanted')} join ${quoted(table.name)} as row on ${joined}`,
      columnsOf(table.keys, keys),
    );
  }

  async loadAll(table: PhysicalTable): Promise<StoredRow[]> {
    return this.#rows(table, `select ${columnList(table.columns)} from ${quoted(table.name)}`, []);
  }

  async upsert(table: PhysicalTable, rows: readonly StoredRow[]): Promise<void> {
    await this.#run(
      `insert into ${quoted(table.name)} (${columnList(table.columns)})
       select ${columnList(table.columns)} from ${unnested(table.columns, 'given')} ${onConflict(table)}`,
      columnsOf(table.columns, rows),
    );
  }

  async remove(table: PhysicalTable, keys: readonly StoredRow[]): Promise<void> {
    const joined = table.keys.map(({ name }) => `row.${quoted(name)} = gone.${quoted(name)}`).join(' and ');
    await this.#run(
      `delete from ${quoted(table.name)} as row using ${unnested(table.keys, 'gone')} where ${joined}`,
      columnsOf(table.keys, keys),
    );
  }

  async changeWhere(table: PhysicalTable, where: StoredRow, set: StoredRow): Promise<void> {
    const changed = table.columns.filter(({ property }) => set[property] !== undefined);
    const assignments = changed.map(({ name }, index) => `${quoted(name)} = $${index + 1}`).join(', ');
    const { sql, columns } = conditions(table, where, (index) => `$${changed.length + index + 1}`);
    await this.client.query(`update ${quoted(table.name)} set ${assignments} where ${sql}`, [
      ...changed.map(({ property }) => set[property]),
      ...columns.map(({ property }) => where[property]),
    ]);
  }

  async removeWhere(table: PhysicalTable, where: StoredRow): Promise<void> {
    const { sql, columns } = conditions(table, where, (index) => `$${index + 1}`);
    await this.client.query(
      `delete from ${quoted(table.name)} where ${sql}`,
      columns.map(({ property }) => where[property]),
    );
  }

  async announce(): Promise<void> {
    // With the commit in one message: a batch of one event is made of such messages.
    this.#commit = `notify ${checkpointChannel}; commit`;
  }

  async #run(text: string, values: readonly unknown[]): Promise<void> {
    await this.client.query({ name: nameOf(text), text, values: [...values] });
  }

  async #rows(table: PhysicalTable, text: string, values: readonly unknown[]): Promise<StoredRow[]> {
    const { rows } = await this.client.query<unknown[]>({
      name: nameOf(text),
      text,
      values: [...values],
      rowMode: 'array',
      types: rawTypes,
    });
    return rows.map((row) =>
      Object.fromEntries(
        table.columns.map(({ property, kind }, index) => [property, storedValue(kind, row[index])]),
      ),
    );
  }
}

const names = new Map<string, string>();

/** The same few statements serve every batch; under a name the session parses each of them once. */
function nameOf(text: string): string {
  const name = names.get(text) ?? `write-${names.size + 1}`;
  names.set(text, name);
  return name;
}

/** The named columns as a table of parameters. */
function unnested(columns: readonly Column[], alias: string): string {
  const parameters = columns.map(({ kind }, index) => `$${index + 1}::${arrayTypes[kind]}`).join(', ');
  return `unnest(${parameters}) as ${alias} (${columnList(columns)})`;
}

function columnsOf(columns: readonly Column[], rows: readonly StoredRow[]): Value[][] {
  return columns.map(({ property }) => rows.map((row) => row[property]!));
}
