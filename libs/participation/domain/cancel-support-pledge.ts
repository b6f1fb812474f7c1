import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { refuse } from './refusals';
import { id } from './shapes';
import { supportPledge, supportPledgeStream } from './support-pledge';

export const cancelSupportPledge = defineCommand({
  name: 'participation.CancelSupportPledge',
  summary: 'Takes a promise to take part back.',
  schema: z.strictObject({ supportPledgeId: id }),
  stream: supportPledgeStream,
  decider: supportPledge,
  decide(state, _command, _facts, { now }) {
    if (state.status === 'absent') return refuse('participation.support-pledge-unknown');
    if (state.status === 'cancelled') return accept();
    const { supportPledgeId, campaignId, personId, backer } = state.pledge;
    return accept({
      type: 'participation.SupportPledgeCancelled',
      data: { supportPledgeId, campaignId, personId, backer, cancelledAt: now.toISOString() },
    });
  },
});
