import type { EventOf, EventsOf } from '@almoner/kernel';
import { z } from 'zod';
import { currency, id, instant, shares, usedRate } from './shapes';

const forwarding = z.strictObject({
  forwardingId: id,
  fundraisingEventId: id,
  campaignId: id,
  seriesId: id,
  amountMinor: z.int().positive(),
  currency,
  shares,
});

export const forwardingEvents = {
  'donations.DonationsForwarded': forwarding.extend({ rates: z.array(usedRate), forwardedAt: instant }),
  'donations.ForwardingTakenBack': forwarding.extend({ takenBackAt: instant }),
};

export type ForwardingEvent = EventsOf<typeof forwardingEvents>;
/** A fundraising event passed money on to a campaign, where it counts from now on. */
export type DonationsForwarded = EventOf<typeof forwardingEvents, 'donations.DonationsForwarded'>;
/** The forwarding did not last; its shares leave the campaign's totals exactly as they came. */
export type ForwardingTakenBack = EventOf<typeof forwardingEvents, 'donations.ForwardingTakenBack'>;
