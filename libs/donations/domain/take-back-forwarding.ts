import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { forwardings, forwardingsStream } from './forwardings';
import { refuse } from './refusals';
import { id } from './shapes';

export const takeBackForwarding = defineCommand({
  name: 'donations.TakeBackForwarding',
  summary:
    'Takes a forwarding back out of the campaign, exactly as it went in; the event may forward it anew.',
  schema: z.strictObject({ fundraisingEventId: id, forwardingId: id }),
  stream: forwardingsStream,
  decider: forwardings,
  decide({ known }, { forwardingId }, _facts, { now }) {
    const before = known[forwardingId];
    if (before === undefined) return refuse('donations.forwarding-unknown');
    if (before.takenBack) return accept();
    const { rates: _rates, forwardedAt: _at, ...forwarding } = before.entry;
    return accept({
      type: 'donations.ForwardingTakenBack',
      data: { ...forwarding, takenBackAt: now.toISOString() },
    });
  },
});
