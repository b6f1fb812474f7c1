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

export const languages = ['de', 'en'] as const;
export type Language = (typeof languages)[number];

/** A text and its translations; the original language is always there. */
export interface Texts {
  readonly original: Language;
  readonly de?: string;
  readonly en?: string;
}

/** The text in a language; where it was not translated, the original. */
export function inLanguage(texts: Texts, language: Language): string {
  const text = texts[language] ?? texts[texts.original];
  if (text === undefined) throw new TypeError(`A text lacks its original language ${texts.original}.`);
  return text;
}
