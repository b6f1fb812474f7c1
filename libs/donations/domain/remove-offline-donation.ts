import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import type { DonationReversed, OfflineDonationRemoved } from '../events';
import { donation, donationStream } from './donation';
import { standingEntry } from './offline-gift';
import { refuse } from './refusals';
import { giftReversed } from './reverse-donation';
import { id } from './shapes';

export const removeOfflineDonation = defineCommand({
  name: 'donations.RemoveOfflineDonation',
  summary:
    'Takes out what was keyed in by mistake, and its gift with it; what a gateway took is only ever reversed.',
  schema: z.strictObject({ donationId: id, campaignId: id }),
  stream: donationStream,
  decider: donation,
  decide(state, { campaignId }, _facts, { now }) {
    if (state.status === 'removed' && state.offline.entry.campaignId === campaignId) return accept();
    const found = standingEntry(state, campaignId);
    if (typeof found === 'string') return refuse(found);
    const { donationId, credit } = found.offline.entry;
    const removed: OfflineDonationRemoved = {
      type: 'donations.OfflineDonationRemoved',
      data: { donationId, campaignId, removedAt: now.toISOString() },
    };
    if (found.status === 'pending') return accept<OfflineDonationRemoved | DonationReversed>(removed);
    return accept<OfflineDonationRemoved | DonationReversed>(
      removed,
      giftReversed(found.gift, credit, null, now),
    );
  },
});
