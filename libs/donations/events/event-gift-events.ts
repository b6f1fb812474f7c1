import type { EventOf, EventsOf } from '@almoner/kernel';
import { z } from 'zod';
import { contact } from './donation-events';
import { currency, euroShares, id, instant, numbers, sealed, usedRate } from './shapes';

const gift = z.strictObject({
  donationId: id,
  fundraisingEventId: id,
  donorId: id.nullable(),
  amountMinor: z.int().positive(),
  currency,
  shares: euroShares,
  /** Who gave, over all campaigns and events: the digest of the payment address, else the donor's id. */
  donor: z.string().optional(),
  clientId: id.optional(),
});

export const eventGiftEvents = {
  'donations.EventGiftRecorded': gift.extend({
    name: sealed.nullable(),
    reference: sealed.nullable(),
    source: z.string(),
    rates: z.array(usedRate),
    donatedAt: instant,
    confirmedAt: instant.optional(),
    opinionNumbers: numbers.optional(),
    message: sealed.nullable().optional(),
    anonymous: z.boolean().optional(),
    hideAmount: z.boolean().optional(),
    contact: contact.optional(),
    clientReference: sealed.nullable().optional(),
    token: z.string().optional(),
    language: z.enum(['de', 'en']).optional(),
  }),
  'donations.EventGiftReversed': gift.extend({ reason: z.string().nullable(), reversedAt: instant }),
};

export type EventGiftEvent = EventsOf<typeof eventGiftEvents>;
/** Money was given to a fundraising event; it counts for no campaign until the event forwards it. */
export type EventGiftRecorded = EventOf<typeof eventGiftEvents, 'donations.EventGiftRecorded'>;
/** The gift to the event did not last; it leaves the event's totals exactly as it came. */
export type EventGiftReversed = EventOf<typeof eventGiftEvents, 'donations.EventGiftReversed'>;
