import type { CustomTypesConfig } from 'pg';
import type { ColumnKind } from '../column';
import type { Value } from '../value';
import { type Convert, safeNumber } from '../shape';

const booleanType = 16;
const numericTypes: ReadonlySet<number> = new Set([20, 21, 23, 700, 701, 1700]);

/** Leaves every value as PostgreSQL wrote it; the statement's shape decides what becomes of it. */
export const rawTypes: CustomTypesConfig = { getTypeParser: () => (text: string) => text };

/** The same values as SQLite gives: truth values that no column declares are 1 and 0. */
export function conversion(kind: ColumnKind | undefined, type: number): Convert | undefined {
  if (kind === 'boolean') return (value) => value === 't' || value === '1';
  if (type === booleanType) return (value) => (value === 't' ? 1 : 0);
  if (!numericTypes.has(type)) return undefined;
  // A sum over bigint columns is numeric, an average has a fraction.
  return kind === 'bigint' ? (value) => BigInt((value as string).replace(/\.0*$/, '')) : safeNumber;
}

export function storedValue(kind: ColumnKind, value: unknown): Value {
  if (value === null) return null;
  switch (kind) {
    case 'boolean':
      return value === 't';
    case 'number':
      return safeNumber(value);
    case 'bigint':
      return BigInt(value as string);
    case 'text':
      return value as string;
    default:
      return kind satisfies never;
  }
}
