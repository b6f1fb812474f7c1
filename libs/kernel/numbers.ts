/**
 * Public numbers of a record by surface, for records that bring theirs along: `{ 'fifty-fifty': 7 }`.
 * A surface without an entry gives the next free number when the record becomes visible.
 */
export type PublicNumbers = Readonly<Record<string, number>>;
