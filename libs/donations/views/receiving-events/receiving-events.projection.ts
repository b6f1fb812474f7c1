import type { FundraisingEventEvent } from '@almoner/campaigns/events';
import { change, projection, put } from '@almoner/readstore';
import type { EventGiftEvent, EventOpeningBalanceEvent } from '../../events';
import { ReceivingEventRow } from './receiving-events.table';

type Seen = FundraisingEventEvent | EventGiftEvent | EventOpeningBalanceEvent;

const received = (by: 1 | -1) => {
  return ({ data: { fundraisingEventId, shares } }: { readonly data: EventGiftEvent['data'] }) => [
    change(ReceivingEventRow, { fundraisingEventId }, { add: { receivedEurMinor: by * shares.EUR } }),
  ];
};

export const receivingEvents = projection<Seen>('receiving-events', {
  version: 1,
  tables: [ReceivingEventRow],
  on: {
    'campaigns.FundraisingEventStarted': ({ data: { fundraisingEventId } }) => [
      put(ReceivingEventRow, { fundraisingEventId }),
    ],
    'campaigns.FundraisingEventEnded': ({ data: { fundraisingEventId } }) => [
      change(ReceivingEventRow, { fundraisingEventId }, { set: { ended: true } }),
    ],
    'campaigns.FundraisingEventReopened': ({ data: { fundraisingEventId } }) => [
      change(ReceivingEventRow, { fundraisingEventId }, { set: { ended: false } }),
    ],
    'campaigns.FundraisingEventBlocked': ({ data: { fundraisingEventId } }) => [
      change(ReceivingEventRow, { fundraisingEventId }, { set: { blocked: true } }),
    ],
    'campaigns.FundraisingEventUnblocked': ({ data: { fundraisingEventId } }) => [
      change(ReceivingEventRow, { fundraisingEventId }, { set: { blocked: false } }),
    ],
    'donations.EventGiftRecorded': received(1),
    'donations.EventGiftReversed': received(-1),
    'donations.EventOpeningBalanceRecorded': ({ data: { fundraisingEventId, amountEurMinor } }) => [
      change(ReceivingEventRow, { fundraisingEventId }, { add: { receivedEurMinor: amountEurMinor } }),
    ],
  },
});
