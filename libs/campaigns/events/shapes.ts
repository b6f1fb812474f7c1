import { languages } from '@almoner/kernel';
import { z } from 'zod';

export const id = z.uuid();
export const instant = z.iso.datetime();
export const sealed = z.strictObject({ person: z.uuid(), text: z.string() });

export const currency = z.string().regex(/^[A-Z]{3}$/);

/** The numbers that a record brought along, by surface. */
export const numbers = z.record(z.string(), z.int().positive());

export const language = z.enum(languages);

/** Who sees a fundraising page: everybody and in lists; by its id alone; its owner and organisers, until it is activated perhaps. */
export const pageAccess = z.enum(['public', 'delisted', 'inactive', 'pending']);

/** A text in its original language, and in the other one where it was translated. */
export const texts = z.strictObject({
  original: language,
  de: z.string().optional(),
  en: z.string().optional(),
});

/** Somebody whose name is shown beside a record; sealed under the person. */
export const namedPerson = z.strictObject({ personId: id, firstName: sealed, lastName: sealed });

/** Where something is; coordinates are decimal degrees as they were given. */
export const place = z.strictObject({
  street: z.string().nullable(),
  zip: z.string().nullable(),
  city: z.string().nullable(),
  countryCode: z.string().nullable(),
  latitude: z.number(),
  longitude: z.number(),
});

export type PageAccess = z.infer<typeof pageAccess>;
export type NamedPerson = z.infer<typeof namedPerson>;
export type Place = z.infer<typeof place>;
