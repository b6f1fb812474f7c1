import type { EventOf, EventsOf } from '@almoner/kernel';
import { z } from 'zod';
import { currency, id, instant, numbers, sealed, shares, usedRate } from './shapes';

const gift = z.strictObject({
  donationId: id,
  campaignId: id,
  seriesId: id,
  donorId: id.nullable(),
  backer: z.string().nullable(),
  amountMinor: z.int().positive(),
  currency,
  shares,
});

export const donationEvents = {
  'donations.DonationRecorded': gift.extend({
    name: sealed.nullable(),
    reference: sealed.nullable(),
    source: z.string(),
    rates: z.array(usedRate),
    donatedAt: instant,
    numbers: numbers.optional(),
  }),
  'donations.DonationReversed': gift.extend({ reason: z.string().nullable(), reversedAt: instant }),
};

export type DonationEvent = EventsOf<typeof donationEvents>;
/** Money was given to a campaign; amount, rates and shares are frozen here for good. */
export type DonationRecorded = EventOf<typeof donationEvents, 'donations.DonationRecorded'>;
/** The gift did not last; its shares leave every total exactly as they came. */
export type DonationReversed = EventOf<typeof donationEvents, 'donations.DonationReversed'>;
