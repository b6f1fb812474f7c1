import type { EventOf, EventsOf } from '@almoner/kernel';
import { z } from 'zod';
import { credit, currency, id, instant, numbers, offlinePayments, sealed, shares, usedRate } from './shapes';

const gift = z.strictObject({
  donationId: id,
  campaignId: id,
  seriesId: id,
  donorId: id.nullable(),
  backer: z.string().nullable(),
  amountMinor: z.int().positive(),
  currency,
  shares,
  needId: id.nullable().optional(),
  /** Who gave, over all campaigns: the digest of the payment address, else the donor's id. */
  donor: z.string().optional(),
  /** Null and absent alike: a gift to the campaign in general. */
  credit: credit.nullable().optional(),
});

/** How the donor can be reached; `shared` tells whether the client may read it. */
export const contact = z.strictObject({
  firstName: sealed.nullable(),
  lastName: sealed.nullable(),
  email: sealed,
  shared: z.boolean(),
});

export const donationEvents = {
  'donations.DonationRecorded': gift.extend({
    name: sealed.nullable(),
    reference: sealed.nullable(),
    source: z.string(),
    rates: z.array(usedRate),
    donatedAt: instant,
    confirmedAt: instant.optional(),
    numbers: numbers.optional(),
    opinionNumbers: numbers.optional(),
    message: sealed.nullable().optional(),
    anonymous: z.boolean().optional(),
    hideAmount: z.boolean().optional(),
    contact: contact.optional(),
    clientId: id.optional(),
    clientReference: sealed.nullable().optional(),
    token: z.string().optional(),
    language: z.enum(['de', 'en']).optional(),
    /** How the money came, where no gateway took it; told by gifts alone that an offline entry became. */
    payment: z.enum(offlinePayments).optional(),
  }),
  'donations.DonationRecredited': z.strictObject({
    donationId: id,
    campaignId: id,
    seriesId: id,
    shares,
    from: credit.nullable(),
    to: credit.nullable(),
    recreditedAt: instant,
  }),
  'donations.DonationDetailsChanged': z.strictObject({
    donationId: id,
    campaignId: id,
    changes: z
      .strictObject({
        name: sealed.nullable(),
        message: sealed.nullable(),
        anonymous: z.boolean(),
        hideAmount: z.boolean(),
        corporate: z.boolean(),
        withheldFromSync: z.boolean(),
      })
      .partial(),
    changedAt: instant,
  }),
  'donations.DonationReversed': gift.extend({ reason: z.string().nullable(), reversedAt: instant }),
};

export type DonationEvent = EventsOf<typeof donationEvents>;
/** Money was given to a campaign; amount, rates and shares are frozen here for good. */
export type DonationRecorded = EventOf<typeof donationEvents, 'donations.DonationRecorded'>;
/** The gift did not last; its shares leave every total exactly as they came. */
export type DonationReversed = EventOf<typeof donationEvents, 'donations.DonationReversed'>;
/** The same money is credited to another page, to another team, or to the campaign in general. */
export type DonationRecredited = EventOf<typeof donationEvents, 'donations.DonationRecredited'>;
/** Some of what is shown with the gift is other now, no money; only that is named. `name` is the public one. */
export type DonationDetailsChanged = EventOf<typeof donationEvents, 'donations.DonationDetailsChanged'>;
