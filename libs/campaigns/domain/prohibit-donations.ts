import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { campaign, campaignStream } from './campaign';
import { refuse } from './refusals';
import { id } from './shapes';

export const prohibitDonations = defineCommand({
  name: 'campaigns.ProhibitDonations',
  summary: 'Stops gifts to a campaign, whatever else its state is, until they are allowed again.',
  schema: z.strictObject({ campaignId: id }),
  stream: campaignStream,
  decider: campaign,
  decide(state, { campaignId }, _facts, { now }) {
    if (state.status === 'absent') return refuse('campaigns.campaign-unknown');
    if (state.donationsProhibited) return accept();
    return accept({
      type: 'campaigns.DonationsProhibited',
      data: { campaignId, prohibitedAt: now.toISOString() },
    });
  },
});
