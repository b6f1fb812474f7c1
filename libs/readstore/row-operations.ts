import type { Row } from './value';
import type { AddedTo, AnyColumnsOf, ColumnsOf, IntegerColumn, KeyOf, NewRow, ViewTable } from './view-table';

/** Inserts the whole row, or replaces the one with the same key. */
export interface Put {
  readonly kind: 'put';
  readonly table: ViewTable;
  readonly row: Row;
}

/**
 * Changes one row by its key. `set` writes values; `add` adds to numeric columns; `max`/`min` keep the larger or smaller
 * value. With `add`, `max` or `min` a missing row is created from the table's defaults first (then `initial`), unless it is
 * said to stay missing; with `set` alone it stays so anyway.
 */
export interface Change {
  readonly kind: 'change';
  readonly table: ViewTable;
  readonly key: Row;
  readonly set?: Row;
  readonly add?: Readonly<Record<string, number | bigint>>;
  readonly max?: Row;
  readonly min?: Row;
  readonly initial?: Row;
  readonly missing?: 'stays';
}

export interface Remove {
  readonly kind: 'remove';
  readonly table: ViewTable;
  readonly key: Row;
}

/** Changes or removes every row whose columns equal `where`; for cascades and forgetting, not for hot paths. */
export interface ChangeWhere {
  readonly kind: 'change-where';
  readonly table: ViewTable;
  readonly where: Row;
  readonly set: Row;
}
export interface RemoveWhere {
  readonly kind: 'remove-where';
  readonly table: ViewTable;
  readonly where: Row;
}

/**
 * Counts distinct keys: adds `by` to the reference count of `key` in `table` (column `references`) and, when that crosses
 * zero, adds one to or takes one from `counter`. A key without references is removed.
 */
export interface Tally {
  readonly kind: 'tally';
  readonly table: ViewTable;
  readonly key: Row;
  readonly by: number;
  readonly counter?: { readonly table: ViewTable; readonly key: Row; readonly column: string };
}

/** A column of a row that is there, which is written the number too: lists sort and filter by it without a join. */
interface NumberCopy {
  readonly table: ViewTable;
  readonly key: Row;
  readonly column: string;
}

/**
 * Inserts `row` with `column` set to the next number of `counter`, or to `number` when the record brings its own and it is
 * free. A row that is there already keeps its number. Given in log order inside the batch's transaction: deterministic on
 * replay and never visible out of order.
 */
export interface Give {
  readonly kind: 'give';
  readonly table: ViewTable;
  readonly row: Row;
  readonly column: string;
  readonly counter: string;
  readonly number?: number;
  readonly copy?: NumberCopy;
}

/** Makes `counter` continue above `to`. */
export interface Raise {
  readonly kind: 'raise';
  readonly table: ViewTable;
  readonly counter: string;
  readonly to: number;
}

/**
 * What a handler may ask for. Operations hold for the view's own tables, take effect in the order in which they are
 * returned, and see what those before them did. The README has them in a table.
 */
export type RowOperation = Put | Change | Remove | ChangeWhere | RemoveWhere | Tally | Give | Raise;

/** The column of a row that a tally counts up or down, or that a number is copied to. */
export interface Counted<T extends ViewTable = ViewTable> {
  readonly table: T;
  readonly key: KeyOf<T>;
  readonly column: IntegerColumn<T>;
}

export const put = <T extends ViewTable>(table: T, row: NewRow<T>): Put => ({
  kind: 'put',
  table,
  row,
});

export const change = <T extends ViewTable>(
  table: T,
  key: KeyOf<T>,
  what: {
    readonly set?: ColumnsOf<T>;
    readonly add?: AddedTo<T>;
    readonly max?: ColumnsOf<T>;
    readonly min?: ColumnsOf<T>;
    readonly initial?: ColumnsOf<T>;
    readonly missing?: 'stays';
  },
): Change => ({
  ...(what as Omit<Change, 'kind' | 'table' | 'key'>),
  kind: 'change',
  table,
  key: key as Row,
});

export const remove = <T extends ViewTable>(table: T, key: KeyOf<T>): Remove => ({
  kind: 'remove',
  table,
  key: key as Row,
});

export const changeWhere = <T extends ViewTable>(
  table: T,
  where: AnyColumnsOf<T>,
  set: ColumnsOf<T>,
): ChangeWhere => ({ kind: 'change-where', table, where: where as Row, set: set as Row });

export const removeWhere = <T extends ViewTable>(table: T, where: AnyColumnsOf<T>): RemoveWhere => ({
  kind: 'remove-where',
  table,
  where: where as Row,
});

/** `table` holds the key and an integer column `references`. */
export const tally = <T extends ViewTable, C extends ViewTable = ViewTable>(
  table: T,
  key: KeyOf<T>,
  by: number,
  counter?: Counted<C>,
): Tally => ({ kind: 'tally', table, key: key as Row, by, counter: counter as Tally['counter'] });

export const give = <T extends ViewTable, C extends IntegerColumn<T>, Into extends ViewTable = ViewTable>(
  table: T,
  row: Omit<NewRow<T>, C>,
  what: {
    readonly column: C;
    readonly counter: string;
    readonly number?: number;
    readonly copy?: Counted<Into>;
  },
): Give => ({ ...(what as Omit<Give, 'kind' | 'table' | 'row'>), kind: 'give', table, row: row as Row });

export const raise = (table: ViewTable, counter: string, to: number): Raise => ({
  kind: 'raise',
  table,
  counter,
  to,
});
