/**
 * Folds text for comparing, sorting and searching: NFKD, marks dropped, lower case, outer blanks trimmed.
 * Done in code, not by a database's collation, so that SQLite and PostgreSQL agree.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .trim();
}
