import { z } from 'zod';
import { amountMinorMax, id } from './shapes';

const words = (lengthMax: number) => z.string().trim().min(1).max(lengthMax);
const eurMinor = z.int().positive().max(amountMinorMax);

/** What is told of a fund. It counts in euro cents, whatever its campaigns count in. */
export const fundShape = {
  title: words(200),
  slug: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(100),
  description: z.string().max(20_000).describe('It is passed on as it is, Markdown and all.'),
  companyName: words(200),
  clientId: id.nullable(),
  providedEurMinor: eurMinor.describe('What the company sets aside, in euro cents.'),
  maximumEurMinor: eurMinor
    .nullable()
    .describe('As much of a single gift is matched at most; null where the fund itself is the limit.'),
  logo: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .nullable(),
};
