import type { Dialect, PhysicalTable } from './physical-table';
import { postgresqlMatches, postgresqlWordList } from './postgresql/search';
import { quoted } from './row-sql';
import { scoreOf, wordsPlaceholder } from './search';
import { sqliteMatches, sqliteWordList } from './sqlite/search';
import type { ViewTable } from './view-table';

/** Names tables in a statement: the version in a physical name is the store's business, not the query's. */
export interface TableReferences {
  (table: ViewTable, alias?: string): string;
  /** All columns of the table, so that a result row is a `RowOf` it. */
  columns(table: ViewTable, alias?: string): string;
  /** `expression` is one of the texts of one list argument. */
  among(expression: string): string;
  /**
   * True of rows in which all words of one text argument occur, the last one as the beginning of a word. The text is what a
   * user wrote; one without any word matches nothing.
   */
  matches(table: ViewTable, scope: string, alias?: string): string;
  /** How well a row answers such a text (one argument, too), an integer, the same on both databases. */
  score(table: ViewTable, scope: string, alias?: string): string;
  /** True of places in a box: six arguments, `boxBounds` of the geography has them in order. */
  within(latitude: string, longitude: string): string;
}

export interface ReferencedTables {
  readonly references: TableReferences;
  readonly tables: ReadonlySet<ViewTable>;
}

/** References that remember which tables a statement used. */
export function tableReferences(
  physical: ReadonlyMap<ViewTable, PhysicalTable>,
  dialect: Dialect,
): ReferencedTables {
  const tables = new Set<ViewTable>();
  const named = (table: ViewTable): string => {
    const found = physical.get(table);
    if (!found) throw new TypeError(`The table ${table.name} belongs to no view of this read store.`);
    tables.add(table);
    return quoted(found.name);
  };
  const references = ((table, alias) =>
    alias ? `${named(table)} as ${alias}` : named(table)) as TableReferences;
  references.columns = (table, alias) => {
    named(table);
    return table.columns.map(({ name }) => (alias ? `${alias}.${quoted(name)}` : quoted(name))).join(', ');
  };
  references.among = (expression) =>
    dialect === 'sqlite' ? `${expression} in (select value from json_each(?))` : `${expression} = any(?)`;
  const scoped = (table: ViewTable, name: string, alias: string | undefined) => {
    const physicalName = named(table);
    const scope = table.searches.find((each) => each.name === name);
    if (!scope) throw new TypeError(`The table ${table.name} has no search called ${name}.`);
    return { scope, row: alias ?? physicalName, physicalName: physical.get(table)!.name };
  };
  references.matches = (table, name, alias) => {
    const { scope, row, physicalName } = scoped(table, name, alias);
    if (dialect === 'sqlite') return sqliteMatches(physicalName, scope, row, wordsPlaceholder);
    return postgresqlMatches(scope, row, wordsPlaceholder);
  };
  references.score = (table, name, alias) => {
    const { scope, row } = scoped(table, name, alias);
    if (dialect === 'sqlite')
      return scoreOf(scope, row, `${sqliteWordList(wordsPlaceholder)} as word`, 'instr');
    return scoreOf(scope, row, `${postgresqlWordList(wordsPlaceholder)} as word (value)`, 'strpos');
  };
  references.within = (latitude, longitude) =>
    `(${latitude} between ? and ? and (${longitude} between ? and ? or ${longitude} between ? and ?))`;
  return { references, tables };
}

/** PostgreSQL numbers its placeholders; a question mark inside quotes is text. */
export function numberPlaceholders(sql: string): string {
  let count = 0;
  return sql.replace(/'(?:[^']|'')*'|"[^"]*"|\?/g, (part) => (part === '?' ? `$${(count += 1)}` : part));
}
