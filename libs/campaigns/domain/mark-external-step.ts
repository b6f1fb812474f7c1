import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { participantKey } from './fundraising-shapes';
import { participant, participantStream } from './participant';
import { refuse } from './refusals';

export const markExternalStep = defineCommand({
  name: 'campaigns.MarkExternalStep',
  summary: 'Marks one of two steps in an application elsewhere as done by a participant, or as not done.',
  schema: z.strictObject({
    ...participantKey,
    step: z.union([z.literal(1), z.literal(2)]),
    completed: z.boolean(),
  }),
  stream: participantStream,
  decider: participant,
  decide(state, { campaignId, personId, step, completed }, _facts, { now }) {
    if (state.status === 'absent') return refuse('campaigns.participant-unknown');
    if (state.completedSteps.includes(step) === completed) return accept();
    return accept({
      type: 'campaigns.ExternalStepMarked',
      data: { campaignId, personId, step, completed, markedAt: now.toISOString() },
    });
  },
});
