import { z } from 'zod';
import { cleanHtml } from './page-html';
import { address, id, numbers, words } from './shapes';

/** The goal of a page, a team or a campaign: minor units of the campaign's currency; zero is one that is reached at once. */
export const goal = z.int().nonnegative().max(100_000_000_000).nullable();

export const access = z.enum(['public', 'delisted', 'inactive', 'pending']);

/** HTML that stays within its length also once it is cleaned, which writes some signs out. */
export const html = (lengthMax: number) =>
  z
    .string()
    .max(lengthMax)
    .refine((text) => cleanHtml(text).length <= lengthMax, 'too long once it is cleaned');

/** What a participant is known by in a campaign. */
export const participantProfile = {
  firstName: words(100),
  lastName: words(100),
  email: z.email().max(320).describe('Unique in the campaign, in any letter case.'),
  picture: address.nullable(),
};

/** What stands on a page. */
export const pageWords = {
  goalMinor: goal.describe("In minor units of the campaign's currency."),
  header: words(200).nullable(),
  html: html(50_000).nullable().describe('It is cleaned of all that could run.'),
};

export const personalPage = z.strictObject({
  pageId: id,
  goalMinor: pageWords.goalMinor.default(null),
  header: pageWords.header.default(null),
  html: pageWords.html.default(null),
  access: access.default('public'),
  numbers,
});

const line = z.string().trim().max(200).nullable().default(null);

/** An address with the id that it keeps while its parts change. */
export const addresses = z
  .array(
    z.strictObject({
      addressId: id,
      line1: line,
      line2: line,
      city: line,
      state: line,
      zip: line,
      country: z
        .string()
        .toUpperCase()
        .regex(/^[A-Z]{2}$/)
        .nullable()
        .default(null),
      numbers,
    }),
  )
  .max(20)
  .refine((all) => new Set(all.map(({ addressId }) => addressId)).size === all.length, 'an id stands twice');

export const participantKey = { campaignId: id, personId: id };
export const teamKey = { campaignId: id, teamId: id };
export const pageUpdateKey = { ...participantKey, pageUpdateId: id };

/** News on a page. */
export const pageUpdateWords = {
  title: words(200),
  body: html(20_000).describe('HTML; it is cleaned of all that could run.'),
};
