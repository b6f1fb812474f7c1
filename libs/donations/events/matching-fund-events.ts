import type { EventOf, EventsOf } from '@almoner/kernel';
import { z } from 'zod';
import { id, instant, numbers, shares } from './shapes';

const profile = z.strictObject({
  title: z.string(),
  slug: z.string(),
  description: z.string(),
  companyName: z.string(),
  clientId: id.nullable(),
  /** What the company sets aside, in euro cents. */
  providedEurMinor: z.int().positive(),
  /** As much of a single gift is matched at most; null where only the fund itself is the limit. */
  maximumEurMinor: z.int().positive().nullable(),
  logo: z.string().nullable(),
});

/** Its shares in euros are what the fund spends; those in other currencies follow the gift's own rates. */
const match = z.strictObject({
  matchingFundId: id,
  donationId: id,
  campaignId: id,
  seriesId: id,
  needId: id.nullable().optional(),
  shares,
});

export const matchingFundEvents = {
  'donations.MatchingFundOpened': profile.extend({
    matchingFundId: id,
    campaignIds: z.array(id),
    /** What it had given before, without the history of its matches. */
    matchedBeforeEurMinor: z.int().nonnegative(),
    openedAt: instant,
    numbers: numbers.optional(),
  }),
  'donations.MatchingFundChanged': z.strictObject({
    matchingFundId: id,
    changes: profile.partial(),
    changedAt: instant,
  }),
  'donations.MatchedCampaignAdded': z.strictObject({ matchingFundId: id, campaignId: id, addedAt: instant }),
  'donations.MatchedCampaignRemoved': z.strictObject({
    matchingFundId: id,
    campaignId: id,
    removedAt: instant,
  }),
  'donations.MatchingFundActivated': z.strictObject({ matchingFundId: id, activatedAt: instant }),
  'donations.MatchingFundClosed': z.strictObject({ matchingFundId: id, closedAt: instant }),
  'donations.DonationMatched': match.extend({ matchedAt: instant }),
  'donations.MatchReleased': match.extend({ releasedAt: instant }),
};

export type MatchingFundProfile = z.infer<typeof profile>;
export type MatchingFundEvent = EventsOf<typeof matchingFundEvents>;
/** A company sets money aside to double gifts to some campaigns; nothing is matched until it is activated. */
export type MatchingFundOpened = EventOf<typeof matchingFundEvents, 'donations.MatchingFundOpened'>;
/** Some of the fund is other now; only that is named. */
export type MatchingFundChanged = EventOf<typeof matchingFundEvents, 'donations.MatchingFundChanged'>;
/** Gifts to one campaign more are matched from now on. */
export type MatchedCampaignAdded = EventOf<typeof matchingFundEvents, 'donations.MatchedCampaignAdded'>;
/** Gifts to the campaign are matched no more; what was matched stays. */
export type MatchedCampaignRemoved = EventOf<typeof matchingFundEvents, 'donations.MatchedCampaignRemoved'>;
/** Gifts from this moment on are matched. */
export type MatchingFundActivated = EventOf<typeof matchingFundEvents, 'donations.MatchingFundActivated'>;
/** Gifts from this moment on are matched no more, for good; what was matched stays. */
export type MatchingFundClosed = EventOf<typeof matchingFundEvents, 'donations.MatchingFundClosed'>;
/** The fund added its part to a gift; the shares are frozen here for good. */
export type DonationMatched = EventOf<typeof matchingFundEvents, 'donations.DonationMatched'>;
/** The matched gift did not last: the fund has the money back, and it leaves every total exactly as it came. */
export type MatchReleased = EventOf<typeof matchingFundEvents, 'donations.MatchReleased'>;
