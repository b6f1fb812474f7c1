import type { ReadFact } from '@almoner/kernel';
import { z } from 'zod';
import type { Credit, DonationRecorded, DonationRecredited } from '../events';
import { type CreditablePage, creditablePage } from './facts';
import { id } from './shapes';

export const creditedPage = id
  .nullable()
  .optional()
  .describe('The fundraising page that it is credited to; null: the campaign in general.');

export const pageFact = (
  read: ReadFact,
  pageId: string | null | undefined,
): Promise<CreditablePage | undefined> =>
  pageId ? read(creditablePage, pageId) : Promise.resolve(undefined);

/** The credit of a gift to the page, as things are now; undefined where the campaign has no such page. */
export function creditOf(
  pageId: string | null | undefined,
  campaignId: string,
  page: CreditablePage | undefined,
): Credit | null | undefined {
  if (!pageId) return null;
  if (page?.campaignId !== campaignId) return undefined;
  const { personId, teamId } = page;
  return { pageId, personId, teamId };
}

/** What a credit becomes that may be told to change; to the page that it names already it stays as it was. */
export function creditBecoming(
  current: Credit | null,
  { pageId, campaignId }: { readonly pageId?: CreditedPage; readonly campaignId: string },
  page: CreditablePage | undefined,
): Credit | null | undefined {
  return pageId === undefined || isCreditedTo(current, pageId) ? current : creditOf(pageId, campaignId, page);
}

/** The same money counts elsewhere in its campaign from now on. */
export function recredited(
  { donationId, campaignId, seriesId, shares }: DonationRecorded['data'],
  from: Credit | null,
  to: Credit | null,
  now: Date,
): DonationRecredited {
  const gift = { donationId, campaignId, seriesId, shares };
  return {
    type: 'donations.DonationRecredited',
    data: { ...gift, from, to, recreditedAt: now.toISOString() },
  };
}

/** Whether it is credited to that page already; a team that its owner joined since changes nothing. */
export const isCreditedTo = (credit: Credit | null | undefined, pageId: CreditedPage): boolean =>
  (credit?.pageId ?? null) === (pageId ?? null);

export type CreditedPage = z.infer<typeof creditedPage>;
