import { languages } from '@almoner/kernel';
import { z } from 'zod';

export const id = z.uuid().toLowerCase();
export const words = (lengthMax: number) => z.string().trim().min(1).max(lengthMax);
/** An absolute address for browsers; `javascript:` and the like never reach a page. */
export const webAddress = z.url({ protocol: /^https?$/ }).max(2000);

/** Numbers that the record brings along, by surface; reserve their range first. */
export const numbers = z.record(z.string(), z.int().positive().max(2_147_483_647)).optional();

/** A text with its translations; the original must be among them. */
export const texts = (lengthMax: number) =>
  z
    .strictObject({
      original: z.enum(languages),
      de: words(lengthMax).optional(),
      en: words(lengthMax).optional(),
    })
    .refine((text) => text[text.original] !== undefined, 'the original language is missing');

const line = z.string().trim().max(200).nullable().default(null);

/** Where something is, in decimal degrees. */
export const place = z.strictObject({
  street: line,
  zip: line,
  city: line,
  countryCode: z
    .string()
    .toUpperCase()
    .regex(/^[A-Z]{2}$/)
    .nullable()
    .default(null),
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
});
