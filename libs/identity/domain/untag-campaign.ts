import { accept, defineCommand, fold } from '@almoner/kernel';
import { z } from 'zod';
import { apiClient, apiClientStream, isKnown } from './api-client';
import { refuse } from './refusals';
import { id, tag } from './shapes';

export const untagCampaign = defineCommand({
  name: 'identity.UntagCampaign',
  summary: "Takes one of a client's own tags off a campaign.",
  schema: z.strictObject({ clientId: id, campaignId: id, tag }),
  stream: apiClientStream,
  decider: apiClient,
  decide(state, { clientId, campaignId, tag: wanted }) {
    if (!isKnown(state)) return refuse('identity.client-unknown');
    const known = state.tags.get(fold(wanted));
    if (!known?.campaignIds.includes(campaignId)) return accept();
    return accept({ type: 'identity.CampaignUntagged', data: { clientId, campaignId, tag: known.tag } });
  },
});
