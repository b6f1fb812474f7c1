import { type Decision, accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import type { EventOpinionRemoved, OpinionRemoved } from '../events';
import { opinion, opinionStream } from './opinion';
import { refuse } from './refusals';
import { id } from './shapes';

export const removeOpinion = defineCommand({
  name: 'donations.RemoveOpinion',
  summary: 'Takes an opinion out of every list and count; one that came with a gift goes with the gift.',
  schema: z.strictObject({ opinionId: id }),
  stream: opinionStream,
  decider: opinion,
  decide(state, { opinionId }, _facts, { now }): Decision<OpinionRemoved | EventOpinionRemoved, Refused> {
    if (state.status === 'absent') return refuse('donations.opinion-unknown');
    if (state.status === 'removed') return accept();
    const removedAt = now.toISOString();
    if ('onEvent' in state) {
      const { fundraisingEventId, score } = state.onEvent;
      return accept({
        type: 'donations.EventOpinionRemoved',
        data: { opinionId, fundraisingEventId, score, removedAt },
      });
    }
    const { campaignId, score } = state.given;
    return accept({
      type: 'donations.OpinionRemoved',
      data: { opinionId, campaignId, score, removedAt },
    });
  },
});

type Refused = 'donations.opinion-unknown';
