import type { SQLInputValue } from 'node:sqlite';

/** Which events of `$all` a caller wants: by stream or by type, by any of some prefixes or by a pattern. */
export interface EventFilter {
  readonly on: 'stream' | 'type';
  readonly prefixes: readonly string[];
  readonly regex: string | undefined;
}

export interface FilterTest {
  readonly accepts: (event: { stream: string; type: string }) => boolean;
  /** The same test for SQLite, so that passed-over events never leave it. */
  readonly sql: string;
  readonly values: readonly SQLInputValue[];
}

export class InvalidFilter extends Error {
  override readonly name = 'InvalidFilter';
}

export function compileFilter(filter: EventFilter): FilterTest {
  const column = filter.on === 'stream' ? 's.name' : 'e.type';
  const text = (event: { stream: string; type: string }): string => event[filter.on];
  if (filter.regex) {
    const pattern = compiled(filter.regex);
    return {
      accepts: (event) => pattern.test(text(event)),
      sql: `matches(?, ${column})`,
      values: [filter.regex],
    };
  }
  const { prefixes } = filter;
  return {
    accepts: (event) => prefixes.some((prefix) => text(event).startsWith(prefix)),
    sql: `(${prefixes.map(() => `substr(${column}, 1, length(?)) = ?`).join(' OR ') || 'FALSE'})`,
    values: prefixes.flatMap((prefix) => [prefix, prefix]),
  };
}

const patterns = new Map<string, RegExp>();

/** The SQL function behind `matches`: SQLite calls it for each event, so patterns are compiled once. */
export function matches(regex: unknown, text: unknown): number {
  return compiled(String(regex)).test(String(text)) ? 1 : 0;
}

function compiled(regex: string): RegExp {
  const known = patterns.get(regex);
  if (known) return known;
  try {
    const pattern = new RegExp(regex, 'u');
    if (patterns.size >= 1_000) patterns.clear();
    patterns.set(regex, pattern);
    return pattern;
  } catch (cause) {
    throw new InvalidFilter(`The filter's regular expression does not parse: ${regex}`, { cause });
  }
}
