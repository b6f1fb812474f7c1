import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { campaign, campaignStream } from './campaign';
import { refuse } from './refusals';
import { id } from './shapes';

export const removeNeed = defineCommand({
  name: 'campaigns.RemoveNeed',
  summary: 'Takes a need off a campaign; what was given to it stays with the campaign.',
  schema: z.strictObject({ campaignId: id, needId: id }),
  stream: campaignStream,
  decider: campaign,
  decide(state, { campaignId, needId }, _facts, { now }) {
    if (state.status === 'absent') return refuse('campaigns.campaign-unknown');
    const known = state.needs[needId];
    if (known === undefined) return refuse('campaigns.need-unknown');
    if (known.removed) return accept();
    return accept({
      type: 'campaigns.NeedRemoved',
      data: { campaignId, needId, removedAt: now.toISOString() },
    });
  },
});
