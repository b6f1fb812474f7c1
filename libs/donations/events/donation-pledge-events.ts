import type { EventOf, EventsOf } from '@almoner/kernel';
import { z } from 'zod';
import { currency, id, instant, sealed } from './shapes';

const pool = z.strictObject({
  donationId: id,
  clientId: id,
  campaignId: id,
  amountMinor: z.int().positive(),
  currency,
});

export const donationPledgeEvents = {
  'donations.DonationPledged': pool.extend({
    clientReference: sealed,
    donor: z.strictObject({ firstName: sealed, lastName: sealed, email: sealed }),
    /** Where the receipt goes. */
    address: z.strictObject({ street: sealed, zip: sealed, city: sealed, countryCode: sealed }),
    language: z.enum(['de', 'en']),
    pledgedAt: instant,
  }),
  'donations.DonationPooled': pool.extend({ pooledAt: instant }),
  'donations.PooledDonationReturned': pool.extend({ reason: z.string().nullable(), returnedAt: instant }),
};

export type DonationPledgeEvent = EventsOf<typeof donationPledgeEvents>;
/** A client announced money that it collected for a campaign; what became of it stands in the same append. */
export type DonationPledged = EventOf<typeof donationPledgeEvents, 'donations.DonationPledged'>;
/** The campaign may take no gifts, so the pledged money waits in the client's pool, in euros. */
export type DonationPooled = EventOf<typeof donationPledgeEvents, 'donations.DonationPooled'>;
/** The pledged money did not last while it was in the pool; it leaves the pool exactly as it came. */
export type PooledDonationReturned = EventOf<typeof donationPledgeEvents, 'donations.PooledDonationReturned'>;
