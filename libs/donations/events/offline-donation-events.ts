import type { EventOf, EventsOf } from '@almoner/kernel';
import { z } from 'zod';
import { credit, currency, id, instant, numbers, offlinePayments, sealed } from './shapes';

/** What may be other later; an event that changes names only what is. */
const entry = z.strictObject({
  amountMinor: z.int().positive(),
  currency,
  firstName: sealed,
  lastName: sealed,
  /** Both names as they are shown where the donor is not `anonymous`. */
  name: sealed,
  /** The digest that makes gifts of one name to one campaign the same backer's. */
  backer: z.string(),
  email: sealed,
  /** Who gave, over all campaigns: the digest of the address. */
  donor: z.string(),
  /** `lines` is the sealed `addressText` of the six parts. */
  addresses: z.array(z.strictObject({ addressId: id, lines: sealed })),
  message: sealed.nullable(),
  anonymous: z.boolean(),
  hideAmount: z.boolean(),
  corporate: z.boolean(),
  withheldFromSync: z.boolean(),
  payment: z.enum(offlinePayments),
  paidAt: instant,
  credit: credit.nullable(),
});

const known = z.strictObject({ donationId: id, campaignId: id });

export const offlineDonationEvents = {
  'donations.OfflineDonationPosted': entry.extend({
    donationId: id,
    campaignId: id,
    /** The participant who gave; null where the donor is none. */
    donorId: id.nullable(),
    postedBy: id.nullable(),
    postedAt: instant,
    numbers: numbers.optional(),
  }),
  'donations.OfflineDonationChanged': known.extend({ changes: entry.partial(), changedAt: instant }),
  'donations.OfflineDonationVerified': known.extend({ verifiedAt: instant }),
  'donations.VerificationWithdrawn': known.extend({ withdrawnAt: instant }),
  'donations.OfflineDonationRemoved': known.extend({ removedAt: instant }),
};

export type OfflinePayment = (typeof offlinePayments)[number];
export type OfflineDonationEvent = EventsOf<typeof offlineDonationEvents>;
/** Somebody keyed in money that came without a gateway; it is pending, and no gift, until it is verified. */
export type OfflineDonationPosted = EventOf<typeof offlineDonationEvents, 'donations.OfflineDonationPosted'>;
/** Some of what was keyed in is other now; only that is named. Where it was verified, the gift follows in the same append. */
export type OfflineDonationChanged = EventOf<
  typeof offlineDonationEvents,
  'donations.OfflineDonationChanged'
>;
/** An organiser saw the money: the gift is recorded in the same append. */
export type OfflineDonationVerified = EventOf<
  typeof offlineDonationEvents,
  'donations.OfflineDonationVerified'
>;
/** The money was not there after all: the gift is reversed in the same append, and the entry is pending again. */
export type VerificationWithdrawn = EventOf<typeof offlineDonationEvents, 'donations.VerificationWithdrawn'>;
/** The entry was a mistake; where it was verified, the gift is reversed in the same append. */
export type OfflineDonationRemoved = EventOf<
  typeof offlineDonationEvents,
  'donations.OfflineDonationRemoved'
>;
