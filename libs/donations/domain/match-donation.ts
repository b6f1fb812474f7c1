import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import type { Shares } from '../events';
import { freeze } from './exchange';
import { dayOf } from './gift';
import { type OpenedFund, lastMove, matchingFund, matchingFundStream } from './matching-fund';
import { refuse } from './refusals';
import { currency, id } from './shapes';

const minor = z.int().nonnegative();
const money = z.strictObject({ amountMinor: minor, currency });

export const matchDonation = defineCommand({
  name: 'donations.MatchDonation',
  summary: 'Adds to a recorded gift what the fund still has for it; it follows from the gift by itself.',
  schema: z.strictObject({
    matchingFundId: id,
    donationId: id,
    campaignId: id,
    seriesId: id,
    needId: id.nullable().optional(),
    donatedAt: z.iso.datetime(),
    shares: z
      .strictObject({ campaign: money, series: money, EUR: z.int().positive(), GBP: minor })
      .describe('The shares of the gift.'),
    rates: z
      .array(z.strictObject({ currency, rateToGbp: z.string(), effectiveFrom: z.iso.date() }))
      .describe('The rates that the gift was frozen at, so that its match counts by the same.'),
  }),
  stream: matchingFundStream,
  decider: matchingFund,
  decide(state, { donatedAt, shares, rates, ...gift }, _facts, { now }) {
    if (state.status === 'absent') return refuse('donations.matching-fund-unknown');
    // A gift that was taken back is never matched again, so a repetition records nothing in either case.
    if (lastMove(state, gift.donationId) !== undefined) return accept();
    if (!state.campaignIds.has(gift.campaignId)) return refuse('donations.campaign-unmatched');
    if (!isActive(state, Date.parse(donatedAt))) return refuse('donations.matching-fund-inactive');
    const left = state.profile.providedEurMinor - state.matchedEurMinor;
    if (left === 0) return refuse('donations.matching-fund-spent');
    const eurMinor = Math.min(shares.EUR, left, state.profile.maximumEurMinor ?? Infinity);
    const matched = sharesOf(eurMinor, shares, dayOf(new Date(donatedAt)), rates);
    if (matched === undefined) return refuse('donations.rates-missing');
    return accept({
      type: 'donations.DonationMatched',
      data: { ...gift, shares: matched, matchedAt: now.toISOString() },
    });
  },
});

/** Whether gifts of this moment are matched, however late the fund hears of them. */
function isActive({ activatedAt, closedAt }: OpenedFund, at: number): boolean {
  if (activatedAt === null || at < Date.parse(activatedAt)) return false;
  return closedAt === null || at < Date.parse(closedAt);
}

/** A gift that is matched whole counts twice to the minor unit; of another one its euros are converted by the gift's rates. */
function sharesOf(
  eurMinor: number,
  shares: Shares,
  day: string,
  rates: Parameters<typeof freeze>[3],
): Shares | undefined {
  if (eurMinor === shares.EUR) return shares;
  const destination = { currency: shares.campaign.currency, reportingCurrency: shares.series.currency };
  return freeze({ amountMinor: eurMinor, currency: 'EUR' }, destination, day, rates)?.shares;
}
