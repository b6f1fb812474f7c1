import type { Argument } from './engine';
import { quoted } from './row-sql';
import type { Column } from './column';
import type { RowOf, ViewTable } from './view-table';

/** Which rows of a scope are asked for, in which order, and which part of them. */
export interface Sift<Field extends string = string> extends Sought<Field> {
  /** Each decides where those before it leave a tie; the key decides the last. Nulls come last in either direction. */
  readonly order?: readonly SiftOrder<Field>[];
  readonly limit: number;
  readonly offset: number;
}

/** What rows must be like: every condition holds. */
export interface Sought<Field extends string = string> {
  readonly conditions?: readonly SiftCondition<Field>[];
}

export interface SiftOrder<Field extends string = string> {
  readonly by: Field;
  readonly descending: boolean;
}

/** What one field must be like; nothing but `known: false` is true of null. Text is compared by its bytes: whoever asks folds it. */
export type SiftCondition<Field extends string = string> = { readonly field: Field } & (
  | { readonly min?: number | bigint; readonly max?: number | bigint }
  | { readonly is: boolean }
  | { readonly known: boolean }
  | { readonly text: string; readonly part: 'whole' | 'beginning' | 'end' | 'anywhere' }
  | { readonly among: readonly string[] }
);

/** The fields of a view's table that may be asked for, each with the column that holds it in the form in which it compares. */
export interface Siftable<Field extends string = string, Table extends ViewTable = ViewTable> {
  readonly table: Table;
  /** Never null and unique in every scope; ties end at it. */
  readonly key: Column;
  readonly columns: Readonly<Record<Field, Column>>;
}

/**
 * Declares what may be asked of a table, once and beside it: `siftable(GiftRow, 'number', { id: 'number', name: 'nameFolded' })`.
 * @param key an integer that is unique in every scope that is asked for
 * @param fields by the name that callers use, the property that holds each one
 */
export function siftable<Table extends ViewTable, const Fields extends Record<string, keyof RowOf<Table>>>(
  table: Table,
  key: keyof RowOf<Table>,
  fields: Fields,
): Siftable<keyof Fields & string, Table> {
  const column = (property: unknown): Column => {
    const found = table.columns.find((each) => each.property === property);
    if (found === undefined)
      throw new TypeError(`The table ${table.name} has no column ${String(property)}.`);
    return found;
  };
  const columns = Object.fromEntries(
    Object.entries(fields).map(([name, property]) => [name, column(property)]),
  );
  return { table, key: column(key), columns: columns as Record<keyof Fields & string, Column> };
}

/** A part of a statement with its arguments; the text alone decides which statement it is. */
export interface Term {
  readonly sql: string;
  readonly args: readonly Argument[];
}

const integerMax = 2n ** 63n - 1n;
const integerMin = -(2n ** 63n);

/** What a condition asks of the column; undefined where no row can meet it. */
export function conditionTerm(column: Column, condition: SiftCondition): Term | undefined {
  const name = quoted(column.name);
  if ('is' in condition) return { sql: `${name} = ?`, args: [condition.is] };
  if ('known' in condition) return { sql: `${name} is ${condition.known ? 'not ' : ''}null`, args: [] };
  if ('among' in condition) {
    if (condition.among.length === 0) return undefined;
    const places = condition.among.map(() => '?').join(', ');
    return { sql: `${name} in (${places})`, args: condition.among };
  }
  return 'text' in condition ? textTerm(name, condition) : rangeTerm(name, condition);
}

function rangeTerm(name: string, range: { min?: number | bigint; max?: number | bigint }): Term | undefined {
  const { min = integerMin, max = integerMax } = range;
  if (min > max || min > integerMax || max < integerMin) return undefined;
  if (min === max) return { sql: `${name} = ?`, args: [min] };
  const bounds = [
    ...(min > integerMin ? [{ sql: `${name} >= ?`, args: [min] }] : []),
    ...(max < integerMax ? [{ sql: `${name} <= ?`, args: [max] }] : []),
  ];
  return bounds.length === 0 ? { sql: `${name} is not null`, args: [] } : allOf(bounds);
}

/** No pattern language, so no character means more than itself; a beginning is a range, which an index knows. */
function textTerm(
  name: string,
  { text, part }: { readonly text: string; readonly part: 'whole' | 'beginning' | 'end' | 'anywhere' },
): Term | undefined {
  // No stored text is like this.
  if (text.includes('\0') || !text.isWellFormed()) return undefined;
  if (part === 'whole') return { sql: `${name} = ?`, args: [text] };
  if (text === '') return { sql: `${name} is not null`, args: [] };
  if (part === 'anywhere') return { sql: `replace(${name}, ?, '') <> ${name}`, args: [text] };
  if (part === 'beginning') {
    const behind = next(text);
    if (behind === undefined) return { sql: `${name} >= ?`, args: [text] };
    return { sql: `${name} >= ? and ${name} < ?`, args: [text, behind] };
  }
  const { length } = [...text];
  const end = `substr(${name}, length(${name}) - ?)`;
  return { sql: `length(${name}) >= ? and ${end} = ?`, args: [length, length - 1, text] };
}

/** The first text, by bytes, behind all that begin with this one; undefined where there is none. */
function next(beginning: string): string | undefined {
  const points = [...beginning].map((sign) => sign.codePointAt(0)!);
  while (points.at(-1) === 0x10ffff) points.pop();
  const last = points.pop();
  if (last === undefined) return undefined;
  return String.fromCodePoint(...points, last === 0xd7ff ? 0xe000 : last + 1);
}

export const allOf = (terms: readonly Term[]): Term => ({
  sql: terms.map(({ sql }) => sql).join(' and '),
  args: terms.flatMap(({ args }) => args),
});
