import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import type { DonationReversed, VerificationWithdrawn } from '../events';
import { donation, donationStream } from './donation';
import { standingEntry, withdrawn } from './offline-gift';
import { refuse } from './refusals';
import { id } from './shapes';

export const withdrawVerification = defineCommand({
  name: 'donations.WithdrawVerification',
  summary: 'Takes a gift that was keyed in back out of every total, and leaves its entry pending.',
  schema: z.strictObject({ donationId: id, campaignId: id }),
  stream: donationStream,
  decider: donation,
  decide(state, { campaignId }, _facts, { now }) {
    const entry = standingEntry(state, campaignId);
    if (typeof entry === 'string') return refuse(entry);
    if (entry.status === 'pending') return accept();
    return accept<VerificationWithdrawn | DonationReversed>(...withdrawn(entry, now));
  },
});
