import type { ForwardingEvent } from '@almoner/donations/events';
import { type Reading, put, reading, remove } from '@almoner/readstore';
import { ForwardingRow, FundraisingEventRow } from './fundraising-events.table';
import { known, moved } from './moving';

type Key = ReturnType<Reading<ForwardingEvent>['keys']>[number];

/** Money that went to a campaign is summed by campaign; where all of it was taken back, nothing ever went. */
export function forwarding<E extends ForwardingEvent>(by: 1 | -1): Reading<E> {
  return reading<E>({
    keys({ data: { fundraisingEventId, campaignId } }) {
      const event: Key = { table: FundraisingEventRow, key: { fundraisingEventId } };
      return [event, { table: ForwardingRow, key: { fundraisingEventId, campaignId } }];
    },
    apply(event, own) {
      const { fundraisingEventId, campaignId, shares } = event.data;
      const row = known(own(FundraisingEventRow, { fundraisingEventId }), event);
      const key = { fundraisingEventId, campaignId };
      const before = own(ForwardingRow, key);
      const euros = BigInt(by * shares.EUR);
      const eurMinor = (before?.eurMinor ?? 0n) + euros;
      const changes = {
        forwardedEurMinor: row.forwardedEurMinor + euros,
        forwardingCount: row.forwardingCount + Number(eurMinor > 0n) - Number(before !== undefined),
      };
      const position = before?.position ?? Number(event.position);
      return [
        ...moved(row, changes, event),
        eurMinor > 0n ? put(ForwardingRow, { ...key, eurMinor, position }) : remove(ForwardingRow, key),
      ];
    },
  });
}
