import { compare, stored, sum } from './column';
import type { Counters } from './counters';
import type { StoredRow, Transaction } from './engine';
import type { PhysicalTable } from './physical-table';
import type { OwnRow } from './projection';
import type { Change, ChangeWhere, Give, RemoveWhere, RowOperation, Tally } from './row-operations';
import type { Row } from './value';
import { TableFold } from './table-fold';
import type { ViewTable } from './view-table';

/** Rows that an operation works on and that must be in memory first. */
export type Needs = Map<TableFold, Map<string, StoredRow>>;

/**
 * Folds one view's row operations in memory, in order, and writes the outcome in bulk. Loading first and folding later
 * makes a batch of a thousand events cost a few statements, and batches of any size give the same rows.
 */
export class Fold {
  readonly #tables = new Map<ViewTable, TableFold>();

  constructor(
    /** Names the view's counters. */
    private readonly owner: string,
    tables: readonly PhysicalTable[],
    private readonly counters: Counters,
  ) {
    for (const table of tables) this.#tables.set(table.logical, new TableFold(table));
  }

  readonly own: OwnRow = (table, key) => {
    const fold = this.#table(table);
    const { row } = fold.entry(fold.key(key as Row));
    return (row && { ...row }) as never;
  };

  need(needs: Needs, table: ViewTable, row: Row): void {
    const fold = this.#table(table);
    const key = fold.key(row);
    const wanted = needs.get(fold) ?? new Map<string, StoredRow>();
    wanted.set(fold.text(key), key);
    needs.set(fold, wanted);
  }

  needOf(needs: Needs, operation: RowOperation): void {
    switch (operation.kind) {
      case 'change':
        return this.need(needs, operation.table, operation.key);
      case 'give':
        this.need(needs, operation.table, operation.row);
        if (operation.copy) this.need(needs, operation.copy.table, operation.copy.key);
        return;
      case 'tally':
        this.need(needs, operation.table, operation.key);
        if (operation.counter) this.need(needs, operation.counter.table, operation.counter.key);
        return;
      default:
    }
  }

  /** True when the operation can be folded without asking the database. */
  ready(operation: RowOperation): boolean {
    switch (operation.kind) {
      case 'change':
        return this.#has(operation.table, operation.key);
      case 'give':
        return (
          this.#has(operation.table, operation.row) &&
          (!operation.copy || this.#has(operation.copy.table, operation.copy.key))
        );
      case 'tally':
        return (
          this.#has(operation.table, operation.key) &&
          (!operation.counter || this.#has(operation.counter.table, operation.counter.key))
        );
      default:
        return true;
    }
  }

  /** Changes or removes many rows: what came before is written first, and what is in memory is read again. */
  async applyWhere(transaction: Transaction, operation: ChangeWhere | RemoveWhere): Promise<void> {
    const fold = this.#table(operation.table);
    const where = written(fold, operation.where);
    await fold.flush(transaction);
    fold.clear();
    if (operation.kind === 'remove-where') return transaction.removeWhere(fold.table, where);
    return transaction.changeWhere(fold.table, where, written(fold, operation.set, 'without keys'));
  }

  async load(transaction: Transaction, operation: RowOperation): Promise<void> {
    const needs: Needs = new Map();
    this.needOf(needs, operation);
    for (const [fold, keys] of needs) await fold.load(transaction, keys);
  }

  applyReady(operation: RowOperation): void {
    switch (operation.kind) {
      case 'put': {
        const fold = this.#table(operation.table);
        const row = fold.complete(operation.row);
        return fold.put(fold.key(row), row);
      }
      case 'remove': {
        const fold = this.#table(operation.table);
        return fold.put(fold.key(operation.key), undefined);
      }
      case 'change':
        return this.#change(operation);
      case 'tally':
        return this.#tally(operation);
      case 'give':
        return this.#give(operation);
      case 'raise':
        this.#table(operation.table);
        return this.counters.raise(this.owner, operation.counter, operation.to);
      default:
        throw new Error(`A ${operation.kind} is not folded in memory.`);
    }
  }

  async flush(transaction: Transaction): Promise<void> {
    for (const fold of this.#tables.values()) await fold.flush(transaction);
  }

  #change({ table, key, set, add, max, min, initial, missing }: Omit<Change, 'kind'>): void {
    const fold = this.#table(table);
    const entry = fold.entry(fold.key(key));
    const creates = missing !== 'stays' && (add !== undefined || max !== undefined || min !== undefined);
    if (!entry.row && !creates) return;
    const row: StoredRow = entry.row
      ? { ...entry.row }
      : fold.complete({ ...max, ...min, ...set, ...initial, ...entry.key });
    for (const [property, value] of Object.entries(written(fold, set ?? {}, 'without keys')))
      row[property] = value;
    for (const property in add) {
      const by = add[property];
      if (by === undefined) continue;
      row[property] = sum(changeable(fold, property), row[property]!, by);
    }
    for (const [property, value] of Object.entries(written(fold, max ?? {}, 'without keys'))) {
      if (value !== null && (row[property] === null || compare(value, row[property]!) > 0))
        row[property] = value;
    }
    for (const [property, value] of Object.entries(written(fold, min ?? {}, 'without keys'))) {
      if (value !== null && (row[property] === null || compare(value, row[property]!) < 0))
        row[property] = value;
    }
    entry.row = row;
    entry.dirty = true;
  }

  #tally({ table, key, by, counter }: Tally): void {
    const fold = this.#table(table);
    const entry = fold.entry(fold.key(key));
    const before = Number(entry.row?.['references'] ?? 0);
    const after = Math.max(0, before + by);
    if (after === before) return;
    const row = after === 0 ? undefined : { ...(entry.row ?? fold.complete(entry.key)) };
    if (row) row['references'] = stored(fold.column('references'), after);
    fold.put(entry.key, row);
    const crossed = Math.sign(after) - Math.sign(before);
    if (counter && crossed !== 0) {
      this.#change({ table: counter.table, key: counter.key, add: { [counter.column]: crossed } });
    }
  }

  #give({ table, row, column, counter, number, copy }: Give): void {
    const fold = this.#table(table);
    const entry = fold.entry(fold.key(row));
    // Numbers start at one: zero is what a row without one holds where the column cannot be null.
    const given = Number(entry.row?.[column] ?? 0) || this.counters.give(this.owner, counter, number);
    fold.put(entry.key, fold.complete({ ...row, [column]: given }));
    if (copy) this.#change({ table: copy.table, key: copy.key, set: { [copy.column]: given } });
  }

  #has(table: ViewTable, row: Row): boolean {
    const fold = this.#table(table);
    return fold.has(fold.text(fold.key(row)));
  }

  #table(table: ViewTable): TableFold {
    const fold = this.#tables.get(table);
    if (!fold)
      throw new TypeError(`The view ${this.owner} writes ${table.name}, which is not among its tables.`);
    return fold;
  }
}

function changeable(fold: TableFold, property: string) {
  const column = fold.column(property);
  if (column.primary) throw new TypeError(`The key ${property} of ${fold.table.name} cannot be changed.`);
  return column;
}

function written(fold: TableFold, values: Row, keys: 'with keys' | 'without keys' = 'with keys'): StoredRow {
  const row: StoredRow = {};
  for (const property in values) {
    const value = values[property];
    if (value === undefined) continue;
    row[property] = stored(keys === 'with keys' ? fold.column(property) : changeable(fold, property), value);
  }
  return row;
}
