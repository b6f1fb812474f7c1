import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { apiClient, apiClientStream, isKnown } from './api-client';
import { refuse } from './refusals';
import { id } from './shapes';

export const unassignCampaign = defineCommand({
  name: 'identity.UnassignCampaign',
  summary: 'Ends what a client may write to a campaign.',
  schema: z.strictObject({ clientId: id, campaignId: id }),
  stream: apiClientStream,
  decider: apiClient,
  decide(state, { clientId, campaignId }) {
    if (!isKnown(state)) return refuse('identity.client-unknown');
    if (!state.campaignIds.includes(campaignId)) return accept();
    return accept({ type: 'identity.CampaignUnassigned', data: { clientId, campaignId } });
  },
});
