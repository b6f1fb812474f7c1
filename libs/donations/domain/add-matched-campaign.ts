import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { donatableCampaign } from './facts';
import { matchingFund, matchingFundStream } from './matching-fund';
import { refuse } from './refusals';
import { id } from './shapes';

export const addMatchedCampaign = defineCommand({
  name: 'donations.AddMatchedCampaign',
  summary: 'Lets a fund match the gifts to one campaign more.',
  schema: z.strictObject({ matchingFundId: id, campaignId: id }),
  stream: matchingFundStream,
  decider: matchingFund,
  facts: ({ campaignId }, read) => read(donatableCampaign, campaignId),
  decide(state, { matchingFundId, campaignId }, campaign, { now }) {
    if (state.status === 'absent') return refuse('donations.matching-fund-unknown');
    if (state.campaignIds.has(campaignId)) return accept();
    if (campaign === undefined) return refuse('donations.campaign-unknown');
    return accept({
      type: 'donations.MatchedCampaignAdded',
      data: { matchingFundId, campaignId, addedAt: now.toISOString() },
    });
  },
});
