import type { Open, RecordedEvent } from '@almoner/kernel';
import { type RowOperation, projection, put, reading, remove } from '@almoner/readstore';
import type {
  DonationEvent,
  DonationPledgeEvent,
  DonationRecorded,
  DonationReversed,
  EventGiftEvent,
  EventGiftRecorded,
  EventGiftReversed,
} from '../../events';
import {
  ClientDonationRow,
  ClientMoneyRow,
  ClientReferenceRow,
  FundOfClientRow,
} from './client-donations.table';
import { type FundEvent, funding } from './funding';
import { money } from './money';

type Seen = DonationEvent | EventGiftEvent | DonationPledgeEvent | FundEvent;

export const clientDonations = projection<Seen>('client-donations', {
  version: 1,
  tables: [ClientDonationRow, ClientReferenceRow, ClientMoneyRow, FundOfClientRow],
  on: {
    'donations.DonationRecorded': (event, { open }) =>
      given(event, open, { campaignId: event.data.campaignId, needId: event.data.needId ?? null }),
    'donations.DonationReversed': reversed<DonationReversed>(),
    'donations.EventGiftRecorded': (event, { open }) =>
      given(event, open, { fundraisingEventId: event.data.fundraisingEventId }),
    'donations.EventGiftReversed': reversed<EventGiftReversed>(),
    'donations.DonationPledged': ({ data: { clientId, clientReference, donationId } }, { open }) =>
      referring(clientId, open(clientReference), donationId),
    'donations.DonationPooled': ({ data: { clientId, amountMinor }, position }) => [
      money(clientId, position, { pooledEurMinor: amountMinor }),
    ],
    'donations.PooledDonationReturned': ({ data: { clientId, amountMinor }, position }) => [
      money(clientId, position, { pooledEurMinor: -amountMinor }),
    ],
    ...funding,
  },
});

interface Receiver {
  readonly campaignId?: string;
  readonly needId?: string | null;
  readonly fundraisingEventId?: string;
}

function given(
  { data, position }: RecordedEvent<DonationRecorded> | RecordedEvent<EventGiftRecorded>,
  open: Open,
  receiver: Receiver,
): RowOperation[] {
  const { clientId, token, donationId, contact, shares } = data;
  // Every gift passes here; one that came through no client writes nothing.
  if (clientId === undefined || token === undefined) return [];
  const reference = open(data.clientReference);
  const shared = contact?.shared ? contact : undefined;
  return [
    put(ClientDonationRow, {
      donationId,
      clientId,
      token,
      reference,
      ...receiver,
      eurMinor: shares.EUR,
      firstName: open(shared?.firstName),
      lastName: open(shared?.lastName),
      email: open(shared?.email),
      createdAt: Date.parse(data.donatedAt),
      version: position,
    }),
    ...referring(clientId, reference, donationId),
    money(clientId, position, counting(1, shares.EUR, receiver.campaignId)),
  ];
}

function reversed<E extends DonationReversed | EventGiftReversed>() {
  return reading<E>({
    keys: ({ data: { donationId } }) => [{ table: ClientDonationRow, key: { donationId } }],
    apply({ data: { donationId }, position }, own) {
      const gift = own(ClientDonationRow, { donationId });
      if (gift === undefined) return [];
      return [
        remove(ClientDonationRow, { donationId }),
        money(gift.clientId, position, counting(-1, gift.eurMinor, gift.campaignId)),
      ];
    },
  });
}

const counting = (by: 1 | -1, euros: number, campaignId: string | null | undefined) =>
  campaignId
    ? { donationCount: by, campaignDonationCount: by, campaignDonatedEurMinor: by * euros }
    : { donationCount: by };

const referring = (clientId: string, reference: string | null, donationId: string): RowOperation[] =>
  reference === null ? [] : [put(ClientReferenceRow, { clientId, reference, donationId })];
