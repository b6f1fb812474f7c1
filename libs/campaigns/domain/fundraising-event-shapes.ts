import { address, amount, namedPerson, slug, texts } from './shapes';
import { z } from 'zod';

/** What is told of a fundraising event; titles of the original stop at fifty letters, ours at what a campaign may have. */
export const fundraisingEventProfile = {
  title: texts(200),
  slug,
  description: texts(25_000).describe('It may hold HTML.'),
  manager: namedPerson.describe('Its name is shown, and sealed under the person.'),
  goalEurMinor: amount.nullable().describe('In euro cents, in which events count.'),
  taxDeductible: z.boolean().describe('Whether it only supports campaigns that give tax receipts.'),
  profilePicture: address.nullable(),
  rank: z.int().min(0).max(1_000_000).describe('Higher ones stand first in lists by rank.'),
};
