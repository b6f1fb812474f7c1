import type { Language } from '@almoner/kernel';

const names = {
  de: new Intl.DisplayNames(['de'], { type: 'region', fallback: 'code' }),
  en: new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' }),
} as const satisfies Record<Language, Intl.DisplayNames>;

/** A country in the language of the URL. @param code ISO 3166-1 alpha-2; what is none is shown as it is */
export function countryName(code: string | null, language: Language): string | null {
  if (code === null || !/^[A-Za-z]{2}$/.test(code)) return code;
  return names[language].of(code.toUpperCase()) ?? code;
}
