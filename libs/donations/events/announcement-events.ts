import type { EventOf, EventsOf } from '@almoner/kernel';
import { z } from 'zod';
import { donationEvents } from './donation-events';
import { currency, id, instant } from './shapes';

/** Everything that the gift will say, but for what only its payment decides. */
const announced = donationEvents['donations.DonationRecorded']
  .omit({
    campaignId: true,
    seriesId: true,
    backer: true,
    shares: true,
    rates: true,
    source: true,
    reference: true,
    donatedAt: true,
    confirmedAt: true,
    numbers: true,
    opinionNumbers: true,
    payment: true,
  })
  .extend({
    /** What it is for: a campaign or a fundraising event, never both. */
    campaignId: id.optional(),
    fundraisingEventId: id.optional(),
    backer: z.string().nullable().optional(),
    paymentReference: z.string(),
    announcedAt: instant,
  });

export const announcementEvents = {
  'donations.DonationAnnounced': announced,
  'donations.DonationConfirmed': z.strictObject({
    donationId: id,
    amountMinor: z.int().positive(),
    currency,
    source: z.string(),
    /** The digest of the payment's own id; null where it has none. */
    payment: z.string().nullable(),
    confirmedAt: instant,
  }),
  'donations.DonationAbandoned': z.strictObject({ donationId: id, abandonedAt: instant }),
};

export type AnnouncementEvent = EventsOf<typeof announcementEvents>;
/** Somebody sent the donation form; the gift is in no list and no total before its money came. */
export type DonationAnnounced = EventOf<typeof announcementEvents, 'donations.DonationAnnounced'>;
/** The money came; the gift that it makes stands in the same append. */
export type DonationConfirmed = EventOf<typeof announcementEvents, 'donations.DonationConfirmed'>;
/** Nobody waits for the money any more; should it still come, the gift counts. */
export type DonationAbandoned = EventOf<typeof announcementEvents, 'donations.DonationAbandoned'>;
