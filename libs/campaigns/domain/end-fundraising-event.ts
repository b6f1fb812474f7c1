import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { fundraisingEvent, fundraisingEventStream } from './fundraising-event';
import { refuse } from './refusals';
import { id } from './shapes';

export const endFundraisingEvent = defineCommand({
  name: 'campaigns.EndFundraisingEvent',
  summary: 'Ends a fundraising event: it is still shown and forwards what it has, and takes no gifts.',
  schema: z.strictObject({ fundraisingEventId: id }),
  stream: fundraisingEventStream,
  decider: fundraisingEvent,
  decide(state, { fundraisingEventId }, _facts, { now }) {
    if (state.status === 'absent') return refuse('campaigns.fundraising-event-unknown');
    if (state.ended) return accept();
    return accept({
      type: 'campaigns.FundraisingEventEnded',
      data: { fundraisingEventId, endedAt: now.toISOString() },
    });
  },
});
