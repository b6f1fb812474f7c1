import { accept, defineCommand, fold } from '@almoner/kernel';
import { z } from 'zod';
import { apiClient, apiClientStream, isKnown } from './api-client';
import { tagsOf } from './campaign-tags';
import { refuse } from './refusals';
import { id, tag } from './shapes';

/** So that all tags of a campaign are one short list. */
const tagsMax = 100;

export const tagCampaign = defineCommand({
  name: 'identity.TagCampaign',
  summary: "Puts one of a client's own tags on a campaign that is assigned to it.",
  schema: z.strictObject({ clientId: id, campaignId: id, tag }),
  stream: apiClientStream,
  decider: apiClient,
  decide(state, { clientId, campaignId, tag: wanted }) {
    if (!isKnown(state)) return refuse('identity.client-unknown');
    if (!state.campaignIds.includes(campaignId)) return refuse('identity.campaign-not-assigned');
    const known = state.tags.get(fold(wanted));
    if (known?.campaignIds.includes(campaignId)) return accept();
    if (tagsOf(state.tags, campaignId).length >= tagsMax) return refuse('identity.too-many-tags');
    return accept({
      type: 'identity.CampaignTagged',
      data: { clientId, campaignId, tag: known?.tag ?? wanted },
    });
  },
});
