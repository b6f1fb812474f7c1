import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { announcement } from './announcement';
import { donationStream } from './donation';
import { refuse } from './refusals';
import { id } from './shapes';

export const abandonDonation = defineCommand({
  name: 'donations.AbandonDonation',
  summary: 'Waits no longer for the money of an announced gift; should it still come, the gift counts.',
  schema: z.strictObject({ donationId: id }),
  stream: donationStream,
  decider: announcement,
  decide(state, { donationId }, _facts, { now }) {
    if (state.status === 'abandoned') return accept();
    if (state.status === 'confirmed') return refuse('donations.paid-already');
    if (state.status !== 'announced') return refuse('donations.donation-unknown');
    return accept({
      type: 'donations.DonationAbandoned',
      data: { donationId, abandonedAt: now.toISOString() },
    });
  },
});
