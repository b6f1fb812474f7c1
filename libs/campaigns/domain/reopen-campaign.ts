import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { campaign, campaignStream } from './campaign';
import { refuse } from './refusals';
import { id } from './shapes';

export const reopenCampaign = defineCommand({
  name: 'campaigns.ReopenCampaign',
  summary: 'Lets a closed campaign go on.',
  schema: z.strictObject({ campaignId: id }),
  stream: campaignStream,
  decider: campaign,
  decide(state, { campaignId }, _facts, { now }) {
    if (state.status === 'absent') return refuse('campaigns.campaign-unknown');
    if (!state.closed) return accept();
    return accept({
      type: 'campaigns.CampaignReopened',
      data: { campaignId, reopenedAt: now.toISOString() },
    });
  },
});
