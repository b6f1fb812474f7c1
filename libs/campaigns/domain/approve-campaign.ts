import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { campaign, campaignStream } from './campaign';
import { refuse } from './refusals';
import { id } from './shapes';

export const approveCampaign = defineCommand({
  name: 'campaigns.ApproveCampaign',
  summary: 'Lists a campaign and opens it for gifts; a withdrawn one comes back.',
  schema: z.strictObject({ campaignId: id }),
  stream: campaignStream,
  decider: campaign,
  decide(state, { campaignId }, _facts, { now }) {
    if (state.status === 'absent') return refuse('campaigns.campaign-unknown');
    if (state.status === 'listed') return accept();
    const { seriesId, campaignerId } = state.entry;
    return accept({
      type: 'campaigns.CampaignApproved',
      data: { campaignId, seriesId, campaignerId, approvedAt: now.toISOString() },
    });
  },
});
