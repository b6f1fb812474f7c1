import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { campaign, campaignStream } from './campaign';
import { refuse } from './refusals';
import { id } from './shapes';

export const closeCampaign = defineCommand({
  name: 'campaigns.CloseCampaign',
  summary: 'Ends a campaign: it is still shown, and takes no gifts until it is reopened.',
  schema: z.strictObject({ campaignId: id }),
  stream: campaignStream,
  decider: campaign,
  decide(state, { campaignId }, _facts, { now }) {
    if (state.status === 'absent') return refuse('campaigns.campaign-unknown');
    if (state.closed) return accept();
    return accept({ type: 'campaigns.CampaignClosed', data: { campaignId, closedAt: now.toISOString() } });
  },
});
