import { languages } from '@almoner/kernel';
import { z } from 'zod';

export const id = z.uuid();
export const instant = z.iso.datetime();
export const sealed = z.strictObject({ person: z.uuid(), text: z.string() });

/** The numbers that a record brought along, by surface. */
export const numbers = z.record(z.string(), z.int().positive());

/** A text in its original language, and in the other one where it was translated. */
export const texts = z.strictObject({
  original: z.enum(languages),
  de: z.string().optional(),
  en: z.string().optional(),
});

/** Where something is; coordinates are decimal degrees as they were given. */
export const place = z.strictObject({
  street: z.string().nullable(),
  zip: z.string().nullable(),
  city: z.string().nullable(),
  countryCode: z.string().nullable(),
  latitude: z.number(),
  longitude: z.number(),
});
