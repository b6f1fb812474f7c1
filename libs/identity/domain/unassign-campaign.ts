import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import type { CampaignUnassigned, CampaignUntagged } from '../events';
import { apiClient, apiClientStream, isKnown } from './api-client';
import { tagsOf } from './campaign-tags';
import { refuse } from './refusals';
import { id } from './shapes';

export const unassignCampaign = defineCommand({
  name: 'identity.UnassignCampaign',
  summary: 'Ends what a client may write to a campaign; its tags go with it.',
  schema: z.strictObject({ clientId: id, campaignId: id }),
  stream: apiClientStream,
  decider: apiClient,
  decide(state, { clientId, campaignId }) {
    if (!isKnown(state)) return refuse('identity.client-unknown');
    if (!state.campaignIds.includes(campaignId)) return accept();
    const untagged = tagsOf(state.tags, campaignId).map((tag): CampaignUntagged => ({
      type: 'identity.CampaignUntagged',
      data: { clientId, campaignId, tag },
    }));
    return accept<CampaignUntagged | CampaignUnassigned>(...untagged, {
      type: 'identity.CampaignUnassigned',
      data: { clientId, campaignId },
    });
  },
});
