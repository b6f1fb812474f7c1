import { z } from 'zod';
import { minorDigits } from './currency';

export const id = z.uuid().toLowerCase();

/** Words that may be missing; blank ones are. */
export const optionalWords = (lengthMax: number) =>
  z
    .string()
    .trim()
    .max(lengthMax)
    .nullable()
    .default(null)
    .transform((words) => words || null);

/** An ISO 4217 code in any letter case. */
export const currency = z
  .string()
  .toUpperCase()
  .regex(/^[A-Z]{3}$/)
  .refine((code) => minorDigits(code) !== undefined, 'no ISO 4217 currency');

/** Numbers that the record brings along, by surface; reserve their range first. */
export const numbers = z.record(z.string(), z.int().positive().max(2_147_483_647)).optional();

/** Where a gift came in: the slug of a gateway or an import. */
export const source = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(40);

/** A thousand million of the major unit in every currency with two digits; conversions of it stay safe integers. */
export const amountMinorMax = 100_000_000_000;
