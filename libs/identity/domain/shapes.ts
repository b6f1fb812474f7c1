import { fold } from '@almoner/kernel';
import { z } from 'zod';
import { readRedirect } from './redirect-address';

export const id = z.uuid().toLowerCase();
export const words = (lengthMax: number) => z.string().trim().min(1).max(lengthMax);
/** The name of a surface, or of a kind of record on it. */
export const slug = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);
/** The id by which a partner site knows itself in addresses. */
export const permalink = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,99}$/);
/** Printable and without blanks, as a password of HTTP Basic. */
export const secret = z
  .string()
  .regex(/^[\x21-\x7e]{8,200}$/)
  .optional()
  .describe('A secret that the client has already; left out, one of 32 characters is minted.');
/** Where a browser is sent back to; never unencrypted. */
export const callbackUrl = z.url({ protocol: /^https$/ }).max(2000);
export const contact = z.strictObject({ name: words(200), email: z.email().max(320) });
/** A client's own label for campaigns; something of it must be left to compare. */
export const tag = words(100).refine((text) => fold(text) !== '', 'a tag needs a letter, digit or sign');
/** Numbers that the record brings along, by surface; reserve their range first. */
export const numbers = z.record(z.string(), z.int().positive().max(2_147_483_647)).optional();
/** An absolute address for browsers; `javascript:` and the like never reach a page. */
export const address = z.url({ protocol: /^https?$/ }).max(2000);
/** The secret half of an application's credentials, as a password of HTTP Basic. */
export const applicationSecret = z
  .string()
  .regex(/^[\x21-\x7e]{32}$/)
  .optional()
  .describe('A client_secret that the application has already; left out, one is minted.');
/** Where an application may have browsers sent back to; the first is where they go unless it says. */
export const redirectPrefixes = z
  .array(
    z
      .string()
      .refine(
        (text) => readRedirect(text) !== undefined && !text.includes('?'),
        'must be an absolute http or https address without user, query, fragment or dot segments',
      ),
  )
  .min(1)
  .max(20);
