import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
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
  decide(state, { reason }, _facts, { now }) {
    if (state.status === 'absent') return refuse('donations.donation-unknown');
    if (state.status === 'reversed') return accept();
    const {
      donationId,
      campaignId,
      seriesId,
      donorId,
      backer,
      amountMinor,
      currency,
      shares,
      needId,
      donor,
    } = state.gift;
    return accept({
      type: 'donations.DonationReversed',
      data: {
        donationId,
        campaignId,
        seriesId,
        donorId,
        backer,
        amountMinor,
        currency,
        shares,
        needId,
        donor,
        reason,
        reversedAt: now.toISOString(),
      },
    });
  },
});
