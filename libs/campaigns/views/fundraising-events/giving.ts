import type { EventGiftEvent } from '@almoner/donations/events';
import { type Reading, type RowOperation, change, reading, tally } from '@almoner/readstore';
import {
  ClientEventFiguresRow,
  FundraisingEventDonorRow,
  FundraisingEventRow,
} from './fundraising-events.table';
import { type EventRow, known, moved } from './moving';

type Key = ReturnType<Reading<EventGiftEvent>['keys']>[number];

/** A gift moves its event by what it counts in euros; its reversal moves it back. */
export function giving<E extends EventGiftEvent>(by: 1 | -1): Reading<E> {
  return reading<E>({
    keys({ data }) {
      const { fundraisingEventId } = data;
      const donor = donorOf(data);
      const event: Key = { table: FundraisingEventRow, key: { fundraisingEventId } };
      return donor === null
        ? [event]
        : [event, { table: FundraisingEventDonorRow, key: { fundraisingEventId, donor } }];
    },
    apply(event, own) {
      const data: EventGiftEvent['data'] = event.data;
      const { fundraisingEventId, shares } = data;
      const row = known(own(FundraisingEventRow, { fundraisingEventId }), event);
      const donor = donorOf(data);
      const changes = {
        donatedEurMinor: row.donatedEurMinor + BigInt(by * shares.EUR),
        donationCount: row.donationCount + by,
        donorCount: row.donorCount + (donor === null ? by : 0),
        lastDonationAt:
          'donatedAt' in data
            ? Math.max(row.lastDonationAt ?? 0, Date.parse(data.donatedAt))
            : row.lastDonationAt,
      };
      const counter = {
        table: FundraisingEventRow,
        key: { fundraisingEventId },
        column: 'donorCount',
      } as const;
      return [
        ...moved(row, changes, event),
        ...(donor === null
          ? []
          : [tally(FundraisingEventDonorRow, { fundraisingEventId, donor }, by, counter)]),
        ...throughForm(row, data, by, Number(event.position)),
      ];
    },
  });
}

/** A gift that nobody can be found behind has a donor of its own, which no other gift needs to find. */
const donorOf = ({ donor, donorId }: EventGiftEvent['data']) => donor ?? donorId ?? null;

/** What came through the own form of the client whose event it is. */
function throughForm(
  { clientId }: EventRow,
  data: EventGiftEvent['data'],
  by: 1 | -1,
  version: number,
): RowOperation[] {
  if (clientId === null || data.clientId !== clientId) return [];
  const add = { clientDonatedEurMinor: by * data.shares.EUR, clientDonationCount: by };
  return [change(ClientEventFiguresRow, { clientId }, { add, set: { version } })];
}
