import type { Column } from './column';

/** Columns whose words are looked up together; a word in an earlier one counts for more. */
export interface SearchScope {
  readonly name: string;
  readonly columns: readonly Column[];
}

/** Ties a row to its entry in SQLite's index: rows without such a column are renumbered by `vacuum`. */
export const rowColumn = 'almoner_row';

/** SQLite's index of words beside a table. */
export const searchTable = (table: string): string => `${table}_search`;

/** Six columns of words are what one row of PostgreSQL's index is sure to hold. */
const columnsMax = 6;

export function searchScopes(
  table: string,
  columns: readonly Column[],
  search: Readonly<Record<string, readonly string[]>>,
): readonly SearchScope[] {
  return Object.entries(search).map(([name, properties]) => {
    if (properties.length === 0 || properties.length > columnsMax)
      throw new TypeError(`The search ${name} of ${table} needs one to ${columnsMax} columns.`);
    return {
      name,
      columns: properties.map((property) => columns.find((column) => column.property === property)!),
    };
  });
}

/** Each searched column once. */
export const searchedColumns = (scopes: readonly SearchScope[]): readonly Column[] => [
  ...new Set(scopes.flatMap(({ columns }) => columns)),
];

/** Twice the weight for the whole word, once for the beginning of one, in each column that has it. */
export function scoreOf(
  scope: SearchScope,
  row: string,
  wordList: string,
  position: 'instr' | 'strpos',
): string {
  const terms = scope.columns.map(({ name }, index) => {
    const words = `' ' || coalesce(${row}."${name}", '') || ' '`;
    const found = (end: string): string =>
      `case when ${position}(${words}, ' ' || word.value${end}) > 0 then 1 else 0 end`;
    return `${scope.columns.length - index} * (${found('')} + ${found(" || ' '")})`;
  });
  return `(select coalesce(sum(${terms.join(' + ')}), 0) from ${wordList})`;
}

/** Marks the placeholders whose texts are brought into the form of words before a statement runs. */
export const wordsPlaceholder = '/*words*/?';

/** Which of a statement's placeholders are marked so, by their order. */
export function wordsPlaceholders(sql: string): ReadonlySet<number> {
  const placeholders = sql.match(/'(?:[^']|'')*'|"[^"]*"|(?:\/\*words\*\/)?\?/g) ?? [];
  const marks = placeholders.filter((part) => part.endsWith('?')).entries();
  return new Set([...marks].flatMap(([index, part]) => (part === wordsPlaceholder ? [index] : [])));
}
