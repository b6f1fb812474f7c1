import type { PhysicalTable } from '../physical-table';
import { columnList, quoted } from '../row-sql';
import { rowColumn, type SearchScope, searchedColumns, searchTable } from '../search';

/**
 * An index beside the table that holds no text of its own. Triggers keep it in the runner's transaction, whichever
 * statement writes; `secure-delete` takes a forgotten name out of the index at once instead of marking it gone.
 */
export function sqliteSearchStatements({ name, logical }: PhysicalTable): readonly string[] {
  const columns = searchedColumns(logical.searches);
  if (columns.length === 0) return [];
  const table = quoted(name);
  const index = quoted(searchTable(name));
  const list = columnList(columns);
  const row = (version: 'old' | 'new'): string =>
    [rowColumn, ...columns.map((column) => column.name)]
      .map((column) => `${version}.${quoted(column)}`)
      .join(', ');
  const enter = `insert into ${index} (rowid, ${list}) values (${row('new')});`;
  const leave = `insert into ${index} (${index}, rowid, ${list}) values ('delete', ${row('old')});`;
  const other = columns.map((column) => `old.${quoted(column.name)} is not new.${quoted(column.name)}`);
  const trigger = (moment: string): string => quoted(`${searchTable(name)}_${moment}`);
  return [
    `create virtual table if not exists ${index} using fts5 (${list}, content=${table}, ` +
      `content_rowid=${quoted(rowColumn)}, tokenize='ascii', detail=column)`,
    `insert into ${index} (${index}, rank) values ('secure-delete', 1)`,
    `insert into ${index} (${index}) values ('rebuild')`,
    `create trigger if not exists ${trigger('put')} after insert on ${table} begin ${enter} end`,
    `create trigger if not exists ${trigger('removed')} after delete on ${table} begin ${leave} end`,
    `create trigger if not exists ${trigger('changed')} after update of ${list} on ${table} ` +
      `when ${other.join(' or ')} begin ${leave} ${enter} end`,
  ];
}

/** Every word must stand in one of the scope's columns, the last one as the beginning of a word. */
export function sqliteMatches(table: string, scope: SearchScope, row: string, words: string): string {
  const index = quoted(searchTable(table));
  const columns = scope.columns.map(({ name }) => name).join(' ');
  const question = `'{${columns}} : ("' || replace(cast(${words} as text), ' ', '" AND "') || '" *)'`;
  return `${row}.${quoted(rowColumn)} in (select rowid from ${index} where ${index} match ${question})`;
}

export const sqliteWordList = (words: string): string =>
  `(select value from json_each('["' || replace(cast(${words} as text), ' ', '","') || '"]') where value <> '')`;
