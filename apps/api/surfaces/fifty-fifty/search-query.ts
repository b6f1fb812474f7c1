import { failures } from './failure';

/** What `donations/search` was asked for; all given conditions must hold. */
export interface DonationSearch {
  readonly afterNumber: number;
  readonly nameContains?: string;
  readonly reference?: string;
}

/** Reads the query; empty values are absent (ruling), unknown parameters are ignored (behaviour note 35). */
export function readSearch(query: Readonly<Record<string, unknown>>): DonationSearch {
  const fromId = text(query, 'from_id');
  if (fromId !== undefined && !/^(0|[1-9][0-9]{0,17})$/.test(fromId)) throw failures.invalid('from_id');
  const name = text(query, 'name')?.trim();
  if (name !== undefined && [...name].length > 200) throw failures.invalid('name');
  const data = text(query, 'data');
  if (data !== undefined && [...data].length > 1000) throw failures.invalid('data');
  return {
    // Ids stay far below what a double holds exactly; a larger one asks for what cannot be there yet.
    afterNumber: Math.min(Number(fromId ?? 0), Number.MAX_SAFE_INTEGER),
    nameContains: name === '' ? undefined : name,
    reference: data,
  };
}

function text(query: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = query[name];
  if (value === undefined || value === '') return undefined;
  if (typeof value !== 'string' || value.includes('\0')) throw failures.invalid(name);
  return value;
}
