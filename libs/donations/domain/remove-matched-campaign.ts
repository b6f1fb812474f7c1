import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { matchingFund, matchingFundStream } from './matching-fund';
import { refuse } from './refusals';
import { id } from './shapes';

export const removeMatchedCampaign = defineCommand({
  name: 'donations.RemoveMatchedCampaign',
  summary: 'Stops a fund from matching the gifts to a campaign; what it matched stays.',
  schema: z.strictObject({ matchingFundId: id, campaignId: id }),
  stream: matchingFundStream,
  decider: matchingFund,
  decide(state, { matchingFundId, campaignId }, _facts, { now }) {
    if (state.status === 'absent') return refuse('donations.matching-fund-unknown');
    if (!state.campaignIds.has(campaignId)) return accept();
    return accept({
      type: 'donations.MatchedCampaignRemoved',
      data: { matchingFundId, campaignId, removedAt: now.toISOString() },
    });
  },
});
