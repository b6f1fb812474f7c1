import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { fundraisingEvent, fundraisingEventStream } from './fundraising-event';
import { refuse } from './refusals';
import { id } from './shapes';

export const unblockFundraisingEvent = defineCommand({
  name: 'campaigns.UnblockFundraisingEvent',
  summary: 'Lets a blocked fundraising event take gifts again.',
  schema: z.strictObject({ fundraisingEventId: id }),
  stream: fundraisingEventStream,
  decider: fundraisingEvent,
  decide(state, { fundraisingEventId }, _facts, { now }) {
    if (state.status === 'absent') return refuse('campaigns.fundraising-event-unknown');
    if (!state.blocked) return accept();
    return accept({
      type: 'campaigns.FundraisingEventUnblocked',
      data: { fundraisingEventId, unblockedAt: now.toISOString() },
    });
  },
});
