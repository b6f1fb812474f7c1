import type { Dialect, PhysicalTable } from './physical-table';
import { quoted } from './row-sql';
import type { ViewTable } from './view-table';

/** Names tables in a statement: the version in a physical name is the store's business, not the query's. */
export interface TableReferences {
  (table: ViewTable, alias?: string): string;
  /** All columns of the table, so that a result row is a `RowOf` it. */
  columns(table: ViewTable, alias?: string): string;
  /** `expression` is one of the texts of one list argument. */
  among(expression: string): string;
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
  return { references, tables };
}

/** PostgreSQL numbers its placeholders; a question mark inside quotes is text. */
export function numberPlaceholders(sql: string): string {
  let count = 0;
  return sql.replace(/'(?:[^']|'')*'|"[^"]*"|\?/g, (part) => (part === '?' ? `$${(count += 1)}` : part));
}
