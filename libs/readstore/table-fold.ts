import { type Column, stored } from './column';
import type { StoredRow, Transaction } from './engine';
import type { PhysicalTable } from './physical-table';
import type { Value } from './value';

/** One row while a batch is folded; `row` is undefined where there is none. */
export interface Entry {
  readonly key: StoredRow;
  row: StoredRow | undefined;
  /** The row as the table holds it. */
  before: StoredRow | undefined;
  dirty: boolean;
}

/** The rows of one table that a batch touches, in memory until they are written together. */
export class TableFold {
  #entries = new Map<string, Entry>();
  readonly #byProperty: ReadonlyMap<string, Column>;

  constructor(readonly table: PhysicalTable) {
    this.#byProperty = columnsOf(table);
  }

  column(property: string): Column {
    const column = this.#byProperty.get(property);
    if (!column) throw new TypeError(`The table ${this.table.name} has no column ${property}.`);
    return column;
  }

  /** The key's columns alone, in stored form. */
  key(row: Readonly<Record<string, Value | undefined>>): StoredRow {
    const key: StoredRow = {};
    for (const column of this.table.keys) key[column.property] = stored(column, row[column.property]);
    return key;
  }

  text(key: StoredRow): string {
    const { keys } = this.table;
    if (keys.length === 1) return String(key[keys[0]!.property]);
    // No stored text holds a NUL, so different keys stay different.
    let text = '';
    for (const { property } of keys) text += `${String(key[property])}\0`;
    return text;
  }

  has(text: string): boolean {
    return this.#entries.has(text);
  }

  entry(key: StoredRow): Entry {
    const entry = this.#entries.get(this.text(key));
    if (!entry) throw new Error(`A row of ${this.table.name} was used before it was loaded.`);
    return entry;
  }

  /** A whole row under its key, from what was given and the defaults. */
  complete(given: Readonly<Record<string, Value | undefined>>): StoredRow {
    for (const property in given) this.column(property);
    const row: StoredRow = {};
    for (const column of this.table.columns) {
      const value = given[column.property];
      row[column.property] = stored(column, value === undefined ? column.initial : value);
    }
    return row;
  }

  put(key: StoredRow, row: StoredRow | undefined): void {
    const text = this.text(key);
    const entry = this.#entries.get(text);
    if (entry) {
      entry.row = row;
      entry.dirty = true;
    } else this.#entries.set(text, { key, row, before: undefined, dirty: true });
  }

  async load(transaction: Transaction, keys: ReadonlyMap<string, StoredRow>): Promise<void> {
    const missing = new Map([...keys].filter(([text]) => !this.#entries.has(text)));
    if (missing.size === 0) return;
    for (const row of await transaction.load(this.table, [...missing.values()])) {
      const key = this.key(row);
      const text = this.text(key);
      this.#entries.set(text, { key, row, before: row, dirty: false });
      missing.delete(text);
    }
    for (const [text, key] of missing)
      this.#entries.set(text, { key, row: undefined, before: undefined, dirty: false });
  }

  async flush(transaction: Transaction): Promise<void> {
    const rows: StoredRow[] = [];
    const before: (StoredRow | undefined)[] = [];
    const gone: StoredRow[] = [];
    for (const entry of this.#entries.values()) {
      if (!entry.dirty) continue;
      entry.dirty = false;
      if (entry.row) {
        rows.push(entry.row);
        before.push(entry.before);
      } else gone.push(entry.key);
      entry.before = entry.row;
    }
    if (gone.length > 0) await transaction.remove(this.table, gone);
    if (rows.length > 0) await transaction.upsert(this.table, rows, before);
  }

  /** Drops what is in memory, after a statement changed rows behind it. */
  clear(): void {
    this.#entries = new Map();
  }
}

const byProperty = new WeakMap<PhysicalTable, ReadonlyMap<string, Column>>();

function columnsOf(table: PhysicalTable): ReadonlyMap<string, Column> {
  let columns = byProperty.get(table);
  if (!columns) {
    columns = new Map(table.columns.map((column) => [column.property, column]));
    byProperty.set(table, columns);
  }
  return columns;
}
