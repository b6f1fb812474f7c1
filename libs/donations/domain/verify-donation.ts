import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { donation, donationStream } from './donation';
import { offlineFacts, standingEntry, verifiedGift } from './offline-gift';
import { refuse } from './refusals';
import { id } from './shapes';

export const verifyDonation = defineCommand({
  name: 'donations.VerifyDonation',
  summary:
    'Counts a gift that was keyed in: somebody saw its money, and it is converted at the rates of today.',
  schema: z.strictObject({ donationId: id, campaignId: id }),
  stream: donationStream,
  decider: donation,
  facts: offlineFacts,
  decide(state, { campaignId }, { campaign }, { now }) {
    const entry = standingEntry(state, campaignId);
    if (typeof entry === 'string') return refuse(entry);
    return entry.status === 'verified' ? accept() : verifiedGift(entry.offline.entry, campaign, now);
  },
});
