import type { Column } from './column';
import type { PhysicalTable } from './physical-table';

/** Both dialects quote names alike; quoting lets a column be called `references`. */
export const quoted = (name: string): string => `"${name}"`;

export const columnList = (columns: readonly Column[]): string =>
  columns.map(({ name }) => quoted(name)).join(', ');

/** What an insert does where the key is there already: every other column takes the new value. */
export function onConflict(table: PhysicalTable): string {
  const others = table.columns.filter((column) => !column.primary);
  const target = `on conflict (${columnList(table.keys)})`;
  if (others.length === 0) return `${target} do nothing`;
  return `${target} do update set ${others.map(({ name }) => `${quoted(name)} = excluded.${quoted(name)}`).join(', ')}`;
}

/** `a = ? and b is null` for the columns that `where` names; null never equals a placeholder. */
export function conditions(
  table: PhysicalTable,
  where: Readonly<Record<string, unknown>>,
  placeholder: (index: number) => string,
): { readonly sql: string; readonly columns: readonly Column[] } {
  const named = table.columns.filter((column) => where[column.property] !== undefined);
  if (named.length === 0) throw new TypeError(`A change of every row of ${table.name} is never meant.`);
  const bound = named.filter((column) => where[column.property] !== null);
  const terms = named.map((column) =>
    where[column.property] === null
      ? `${quoted(column.name)} is null`
      : `${quoted(column.name)} = ${placeholder(bound.indexOf(column))}`,
  );
  return { sql: terms.join(' and '), columns: bound };
}
