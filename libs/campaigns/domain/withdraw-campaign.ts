import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { campaign, campaignStream } from './campaign';
import { refuse } from './refusals';
import { id } from './shapes';

export const withdrawCampaign = defineCommand({
  name: 'campaigns.WithdrawCampaign',
  summary: 'Takes a campaign off the lists and closes it for gifts.',
  schema: z.strictObject({ campaignId: id }),
  stream: campaignStream,
  decider: campaign,
  decide(state, { campaignId }, _facts, { now }) {
    if (state.status === 'absent') return refuse('campaigns.campaign-unknown');
    if (state.status === 'withdrawn') return accept();
    const { seriesId, campaignerId } = state.entry;
    const wasListed = state.status === 'listed';
    return accept({
      type: 'campaigns.CampaignWithdrawn',
      data: { campaignId, seriesId, campaignerId, wasListed, withdrawnAt: now.toISOString() },
    });
  },
});
