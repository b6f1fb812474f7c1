import type { Value } from './value';
import { storedWords } from './words';

/** What a column holds. Every integer is 64 bits wide in both dialects; text compares bytewise in both. */
export type ColumnKind = 'text' | 'number' | 'bigint' | 'boolean';

export interface Column {
  /** camelCase, as rows in code name it. */
  readonly property: string;
  /** snake_case, as SQL names it. */
  readonly name: string;
  readonly kind: ColumnKind;
  readonly primary: boolean;
  readonly nullable: boolean;
  /** Holds the words of whatever text is written to it, to be looked up. */
  readonly searched: boolean;
  /** What a row gets that was not told; undefined where the row must tell. */
  readonly initial: Value | undefined;
}

const int64Max = 2n ** 63n - 1n;
const int64Min = -(2n ** 63n);

/** Brings a value into the one form that both dialects store alike, or says loudly why it cannot. */
export function stored(column: Column, value: Value | undefined): Value {
  if (value === undefined) throw new TypeError(`Column ${column.property} has no value and no default.`);
  if (value === null) {
    if (!column.nullable) throw new TypeError(`Column ${column.property} cannot be null.`);
    return null;
  }
  switch (column.kind) {
    case 'text':
      if (typeof value !== 'string') throw mismatch(column, value);
      return column.searched ? storedWords(value) : storedText(value);
    case 'boolean':
      if (typeof value !== 'boolean') throw mismatch(column, value);
      return value;
    case 'number':
      if (typeof value !== 'number' && typeof value !== 'bigint') throw mismatch(column, value);
      if (!Number.isSafeInteger(Number(value))) {
        throw new RangeError(`Column ${column.property} cannot hold ${value}: not a safe integer.`);
      }
      return Number(value);
    case 'bigint': {
      if (typeof value !== 'number' && typeof value !== 'bigint') throw mismatch(column, value);
      const whole = BigInt(value);
      if (whole > int64Max || whole < int64Min) {
        throw new RangeError(`Column ${column.property} cannot hold ${value}: more than 64 bits.`);
      }
      return whole;
    }
    default:
      return column.kind satisfies never;
  }
}

/** PostgreSQL refuses NUL and neither dialect keeps a lone surrogate: one such name must not stop every view. */
function storedText(text: string): string {
  const wellFormed = text.isWellFormed() ? text : text.toWellFormed();
  return wellFormed.includes('\0') ? wellFormed.replaceAll('\0', '') : wellFormed;
}

function mismatch(column: Column, value: Value): TypeError {
  return new TypeError(`Column ${column.property} holds ${column.kind}, not ${typeof value}.`);
}

/** Orders two values of one column as both dialects do; text by its bytes. */
export function compare(left: Value, right: Value): number {
  if (typeof left === 'string' && typeof right === 'string')
    return Buffer.compare(Buffer.from(left), Buffer.from(right));
  if (left === right) return 0;
  return (left as number | bigint | boolean) < (right as number | bigint | boolean) ? -1 : 1;
}

/** Adds to an integer column; null counts as zero. */
export function sum(column: Column, value: Value, by: number | bigint): Value {
  if (column.kind === 'number') return stored(column, Number(value ?? 0) + Number(by));
  if (column.kind === 'bigint') return stored(column, ((value as bigint | null) ?? 0n) + BigInt(by));
  throw new TypeError(`Column ${column.property} is ${column.kind} and cannot be added to.`);
}

export const snakeCase = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
export const camelCase = (name: string): string =>
  name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
