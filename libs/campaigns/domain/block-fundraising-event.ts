import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { fundraisingEvent, fundraisingEventStream } from './fundraising-event';
import { refuse } from './refusals';
import { id } from './shapes';

export const blockFundraisingEvent = defineCommand({
  name: 'campaigns.BlockFundraisingEvent',
  summary: 'Lets a fundraising event take no gifts until it is unblocked.',
  schema: z.strictObject({ fundraisingEventId: id }),
  stream: fundraisingEventStream,
  decider: fundraisingEvent,
  decide(state, { fundraisingEventId }, _facts, { now }) {
    if (state.status === 'absent') return refuse('campaigns.fundraising-event-unknown');
    if (state.blocked) return accept();
    return accept({
      type: 'campaigns.FundraisingEventBlocked',
      data: { fundraisingEventId, blockedAt: now.toISOString() },
    });
  },
});
