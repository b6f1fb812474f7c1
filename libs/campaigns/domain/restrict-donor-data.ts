import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { campaign, campaignStream } from './campaign';
import { refuse } from './refusals';
import { id } from './shapes';

export const restrictDonorData = defineCommand({
  name: 'campaigns.RestrictDonorData',
  summary: 'Says whether fundraisers of a campaign may read the e-mail and postal addresses of their donors.',
  schema: z.strictObject({ campaignId: id, restricted: z.boolean() }),
  stream: campaignStream,
  decider: campaign,
  decide(state, { campaignId, restricted }, _facts, { now }) {
    if (state.status === 'absent') return refuse('campaigns.campaign-unknown');
    if (state.donorDataRestricted === restricted) return accept();
    return accept({
      type: 'campaigns.DonorDataRestricted',
      data: { campaignId, restricted, setAt: now.toISOString() },
    });
  },
});
