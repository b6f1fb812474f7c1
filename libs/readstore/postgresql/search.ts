import { snakeCase } from '../column';
import type { PhysicalTable } from '../physical-table';
import { quoted } from '../row-sql';
import type { SearchScope } from '../search';

const scopeColumn = (scope: SearchScope): string => `search_${snakeCase(scope.name)}`;

/**
 * The words become lexemes as they are: a parser and dictionaries of PostgreSQL would find other words than SQLite does.
 * Without `fastupdate = off` every question would first walk through what was written lately.
 */
export function postgresqlSearchStatements({ name, logical }: PhysicalTable): readonly string[] {
  return logical.searches.flatMap((scope, index) => {
    const lexemes = scope.columns.map(
      (column) => `array_to_tsvector(string_to_array(coalesce(${quoted(column.name)}, ''), ' '))`,
    );
    const column = quoted(scopeColumn(scope));
    return [
      `alter table ${quoted(name)} add column if not exists ${column} tsvector ` +
        `generated always as (${lexemes.join(' || ')}) stored`,
      `create index if not exists ${quoted(`${name}_s${index + 1}`)} on ${quoted(name)} using gin (${column}) with (fastupdate = off)`,
    ];
  });
}

/** Without a word there is no question, and null matches nothing. */
export function postgresqlMatches(scope: SearchScope, row: string, words: string): string {
  const question = `'''' || replace(nullif(cast(${words} as text), ''), ' ', ''' & ''') || ''':*'`;
  return `${row}.${quoted(scopeColumn(scope))} @@ cast(${question} as tsquery)`;
}

export const postgresqlWordList = (words: string): string =>
  `unnest(string_to_array(cast(${words} as text), ' '))`;
