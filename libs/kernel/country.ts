import type { Language } from './text';

const names = {
  de: new Intl.DisplayNames(['de'], { type: 'region', fallback: 'code' }),
  en: new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' }),
} as const satisfies Record<Language, Intl.DisplayNames>;

/** What a country is called. @param code ISO 3166-1 alpha-2; what is none is its own name */
export function countryName(code: string, language: Language): string {
  if (!/^[A-Za-z]{2}$/.test(code)) return code;
  return names[language].of(code.toUpperCase()) ?? code;
}
