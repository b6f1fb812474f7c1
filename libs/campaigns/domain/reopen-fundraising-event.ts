import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { fundraisingEvent, fundraisingEventStream } from './fundraising-event';
import { refuse } from './refusals';
import { id } from './shapes';

export const reopenFundraisingEvent = defineCommand({
  name: 'campaigns.ReopenFundraisingEvent',
  summary: 'Lets a fundraising event that has ended go on.',
  schema: z.strictObject({ fundraisingEventId: id }),
  stream: fundraisingEventStream,
  decider: fundraisingEvent,
  decide(state, { fundraisingEventId }, _facts, { now }) {
    if (state.status === 'absent') return refuse('campaigns.fundraising-event-unknown');
    if (!state.ended) return accept();
    return accept({
      type: 'campaigns.FundraisingEventReopened',
      data: { fundraisingEventId, reopenedAt: now.toISOString() },
    });
  },
});
