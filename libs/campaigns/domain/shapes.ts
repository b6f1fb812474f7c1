import { languages } from '@almoner/kernel';
import { z } from 'zod';
import { minorDigits } from './currency';

export const id = z.uuid().toLowerCase();
export const words = (lengthMax: number) => z.string().trim().min(1).max(lengthMax);

/** An ISO 4217 code in any letter case. */
export const currency = z
  .string()
  .toUpperCase()
  .regex(/^[A-Z]{3}$/)
  .refine((code) => minorDigits(code) !== undefined, 'no ISO 4217 currency');

/** A thousand million of the major unit in every currency with two digits. */
export const amount = z.int().positive().max(100_000_000_000);

/** Numbers that the record brings along, by surface; reserve their range first. */
export const numbers = z.record(z.string(), z.int().positive().max(2_147_483_647)).optional();

export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(100);
export const hashtag = z.string().regex(/^#[^\s#]{1,99}$/);
/** An absolute address for browsers; `javascript:` and the like never reach a page. */
export const address = z.url({ protocol: /^https?$/ }).max(2000);

export const language = z.enum(languages);

/** A text with its translations; the original must be among them. */
export const texts = (lengthMax: number) =>
  z
    .strictObject({
      original: language,
      de: words(lengthMax).optional(),
      en: words(lengthMax).optional(),
    })
    .refine((text) => text[text.original] !== undefined, 'the original language is missing');

/** Somebody whose name is shown; events hold it sealed. */
export const namedPerson = z.strictObject({ personId: id, firstName: words(100), lastName: words(100) });

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

/** What was paid out for the needs that an update reports on, in euro cents. */
export const payout = z.strictObject({
  needs: z.array(z.strictObject({ needTitle: words(200), amountEurMinor: z.int().nonnegative() })).max(500),
});
