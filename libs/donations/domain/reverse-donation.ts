import { type Decision, accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import type {
  Credit,
  DonationRecorded,
  DonationReversed,
  EventGiftRecorded,
  EventGiftReversed,
  PooledDonationReturned,
} from '../events';
import { donation, donationStream } from './donation';
import { refuse } from './refusals';
import { id } from './shapes';

export const reverseDonation = defineCommand({
  name: 'donations.ReverseDonation',
  summary: 'Takes a gift back out of every list and total, exactly as it went in.',
  schema: z.strictObject({
    donationId: id,
    reason: z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      .max(40)
      .nullable()
      .default(null),
  }),
  stream: donationStream,
  decider: donation,
  decide(state, { reason }, _facts, { now }): Decision<Reversal, Refused> {
    if (state.status === 'reversed' || state.status === 'returned') return accept();
    if (state.status === 'pooled') {
      const { pooledAt: _, ...pooled } = state.pooled;
      return accept({
        type: 'donations.PooledDonationReturned',
        data: { ...pooled, reason, returnedAt: now.toISOString() },
      });
    }
    if (state.status === 'verified') {
      return accept(giftReversed(state.gift, state.offline.entry.credit, reason, now));
    }
    if ('offline' in state && state.gift !== null) return accept();
    if (state.status !== 'recorded') return refuse('donations.donation-unknown');
    if ('eventGift' in state) return accept(eventGiftReversed(state.eventGift, reason, now));
    return accept(giftReversed(state.gift, state.credit, reason, now));
  },
});

type Reversal = DonationReversed | EventGiftReversed | PooledDonationReturned;
type Refused = 'donations.donation-unknown';

function eventGiftReversed(
  gift: EventGiftRecorded['data'],
  reason: string | null,
  now: Date,
): EventGiftReversed {
  const { donationId, fundraisingEventId, donorId, amountMinor, currency, shares, donor, clientId } = gift;
  const money = { donationId, fundraisingEventId, donorId, amountMinor, currency, shares, donor, clientId };
  return {
    type: 'donations.EventGiftReversed',
    data: { ...money, reason, reversedAt: now.toISOString() },
  };
}

/** Takes out what the gift put in, where it is credited now. */
export function giftReversed(
  gift: DonationRecorded['data'],
  credit: Credit | null,
  reason: string | null,
  now: Date,
): DonationReversed {
  const { donationId, campaignId, seriesId, donorId, backer } = gift;
  const { amountMinor, currency, shares, needId, donor } = gift;
  const given = { donationId, campaignId, seriesId, donorId, backer };
  const money = { amountMinor, currency, shares, needId, donor, credit: credit ?? undefined };
  return {
    type: 'donations.DonationReversed',
    data: { ...given, ...money, reason, reversedAt: now.toISOString() },
  };
}
