import type { Language } from '@almoner/kernel';
import { z } from 'zod';
import { Failure, type FieldErrors } from './failure';

const texts = {
  required: { de: 'Dies ist ein Pflichtfeld.', en: 'This field is required.' },
  type: { de: 'Dieser Wert hat die falsche Art.', en: 'This value is of the wrong type.' },
  invalid: { de: 'Dieser Wert ist ungültig.', en: 'This value is invalid.' },
  tooLong: { de: 'Dieser Wert ist zu lang.', en: 'This value is too long.' },
  tooSmall: { de: 'Dieser Wert ist zu klein.', en: 'This value is too small.' },
  tooLarge: { de: 'Dieser Wert ist zu groß.', en: 'This value is too large.' },
} as const satisfies Record<string, Record<Language, string>>;

/** No store gives NUL or half of a pair back as it came. */
const words = (lengthMax: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(lengthMax)
    .refine((text) => text.isWellFormed() && !text.includes('\0'));
const mark = z
  .string()
  .regex(/^[a-zA-Z0-9_-]+$/)
  .max(255);

/** What a client announces of a gift. A country may be written in lower case; what later revisions added is ignored. */
export const pledgeForm = z.object({
  first_name: words(200),
  last_name: words(200),
  email: z.email().max(320),
  amount_in_cents: z.int().min(100).max(100_000),
  client_reference: mark,
  street: words(200),
  city: words(200),
  zip: words(20),
  country_code: z
    .string()
    .regex(/^[A-Za-z]{2}$/)
    .toUpperCase(),
});

/** Who wants, or no longer wants, news of a project. */
export const subscriptionForm = z.object({
  email: z.email().max(320),
  first_name: words(100),
  last_name: words(100),
  active: z.boolean(),
});

/** @throws Failure 422 that says of every field what is wrong with it, in the language of the URL */
export function readForm<Form extends z.ZodType>(
  form: Form,
  body: unknown,
  language: Language,
): z.infer<Form> {
  const fields = typeof body === 'object' && body !== null && !Array.isArray(body) ? body : {};
  const result = form.safeParse(fields);
  if (result.success) return result.data;
  throw new Failure(422, fieldErrors(result.error.issues, fields, language));
}

function fieldErrors(issues: readonly z.core.$ZodIssue[], fields: object, language: Language): FieldErrors {
  const errors: Record<string, string[]> = {};
  for (const issue of issues) {
    const field = String(issue.path[0]);
    const value: unknown = Object.hasOwn(fields, field)
      ? (fields as Record<string, unknown>)[field]
      : undefined;
    // One sentence a field: that it is missing says all.
    errors[field] ??= [texts[wrongWith(issue, value)][language]];
  }
  return errors;
}

function wrongWith(issue: z.core.$ZodIssue, value: unknown): keyof typeof texts {
  if (value === undefined || value === null) return 'required';
  if (typeof value === 'string' && value.trim() === '') return 'required';
  switch (issue.code) {
    case 'invalid_type':
      return 'type';
    case 'too_small':
      return 'tooSmall';
    case 'too_big':
      return typeof value === 'string' ? 'tooLong' : 'tooLarge';
    default:
      return 'invalid';
  }
}
