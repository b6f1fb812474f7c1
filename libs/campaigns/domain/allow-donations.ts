import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { campaign, campaignStream } from './campaign';
import { refuse } from './refusals';
import { id } from './shapes';

export const allowDonations = defineCommand({
  name: 'campaigns.AllowDonations',
  summary: 'Takes back that gifts to a campaign are prohibited.',
  schema: z.strictObject({ campaignId: id }),
  stream: campaignStream,
  decider: campaign,
  decide(state, { campaignId }, _facts, { now }) {
    if (state.status === 'absent') return refuse('campaigns.campaign-unknown');
    if (!state.donationsProhibited) return accept();
    return accept({ type: 'campaigns.DonationsAllowed', data: { campaignId, allowedAt: now.toISOString() } });
  },
});
