import { createHash } from 'node:crypto';

/** Raised when answers change while their rows do not, so that no client keeps what is written otherwise now. */
const wireVersion = 1;

export type Part = string | number | bigint | boolean | null;

/**
 * The validator of an answer, made of what it was made from: versions of rows, totals, and what of the request shaped it.
 * Parameters that this API does not know are no part of it (recorded: `?foo=bar` gave the same one).
 */
export function etagOf(...madeFrom: readonly Part[]): string {
  const parts = [wireVersion, ...madeFrom].map((part) => `${typeof part}:${String(part)}`);
  return `"${createHash('md5').update(JSON.stringify(parts)).digest('hex')}"`;
}
