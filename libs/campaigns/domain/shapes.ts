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

/** Numbers that the record brings along, by surface; reserve their range first. */
export const numbers = z.record(z.string(), z.int().positive().max(2_147_483_647)).optional();

export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(100);
export const hashtag = z.string().regex(/^#[^\s#]{1,99}$/);
/** An absolute address for browsers; `javascript:` and the like never reach a page. */
export const address = z.url({ protocol: /^https?$/ }).max(2000);
