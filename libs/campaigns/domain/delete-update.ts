import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { campaign, campaignStream } from './campaign';
import { refuse } from './refusals';
import { id } from './shapes';

export const deleteUpdate = defineCommand({
  name: 'campaigns.DeleteUpdate',
  summary: 'Takes an update off a campaign.',
  schema: z.strictObject({ campaignId: id, updateId: id }),
  stream: campaignStream,
  decider: campaign,
  decide(state, { campaignId, updateId }, _facts, { now }) {
    if (state.status === 'absent') return refuse('campaigns.campaign-unknown');
    const known = state.updates[updateId];
    if (known === undefined) return refuse('campaigns.update-unknown');
    if (known.deleted) return accept();
    return accept({
      type: 'campaigns.UpdateDeleted',
      data: { campaignId, updateId, deletedAt: now.toISOString() },
    });
  },
});
