import { p, viewTable } from '@almoner/readstore';

/** What a gift or a forwarding must know of its fundraising event. */
export const ReceivingEventRow = viewTable('receiving_events', {
  fundraisingEventId: p.string().primary(),
  ended: p.boolean().default(false),
  blocked: p.boolean().default(false),
  receivedEurMinor: p.bigint().default(0),
});
