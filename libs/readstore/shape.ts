import { camelCase, type ColumnKind } from './column';
import type { ViewTable } from './view-table';

/**
 * How result columns become properties, the same in both dialects: a column takes the kind of the column of that name in
 * the tables that the statement names; every other integer is a number, and one beyond 2^53 throws; every other truth
 * value is 1 or 0.
 */
export class Shape {
  readonly #kinds = new Map<string, ColumnKind | 'disputed'>();

  constructor(tables: Iterable<ViewTable>) {
    for (const table of tables) {
      for (const { name, kind } of table.columns) {
        const known = this.#kinds.get(name);
        this.#kinds.set(name, known !== undefined && known !== kind ? 'disputed' : kind);
      }
    }
  }

  kind(resultColumn: string): ColumnKind | undefined {
    const kind = this.#kinds.get(resultColumn);
    if (kind === 'disputed') {
      throw new TypeError(
        `Two tables disagree on what ${resultColumn} holds: give the result column another name.`,
      );
    }
    return kind;
  }
}

export type Convert = (value: unknown) => unknown;

/** Turns arrays of values into rows; `converts` has a gap where a value is taken as it is. */
export function rowReader(names: readonly string[], converts: readonly (Convert | undefined)[]) {
  const properties = names.map(camelCase);
  const count = properties.length;
  return (values: readonly unknown[]): Record<string, unknown> => {
    const row: Record<string, unknown> = {};
    for (let index = 0; index < count; index += 1) {
      const convert = converts[index];
      const value = values[index];
      row[properties[index]!] = convert === undefined || value === null ? value : convert(value);
    }
    return row;
  };
}

export function safeNumber(value: unknown): number {
  const number = Number(value);
  if (Number.isInteger(number) && !Number.isSafeInteger(number)) {
    throw new RangeError(
      `The integer ${String(value)} does not fit a number: read it under the name of a bigint column.`,
    );
  }
  return number;
}
