import { type Language, countryName as nameOf } from '@almoner/kernel';

/** A country in the language of the URL. @param code ISO 3166-1 alpha-2; what is none is shown as it is */
export const countryName = (code: string | null, language: Language): string | null =>
  code === null ? null : nameOf(code, language);
