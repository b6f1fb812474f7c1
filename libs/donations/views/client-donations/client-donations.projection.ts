import { type RowOperation, change, projection, put, reading, remove } from '@almoner/readstore';
import type { DonationEvent, DonationPledgeEvent, DonationReversed } from '../../events';
import { ClientDonationRow, ClientMoneyRow, ClientReferenceRow } from './client-donations.table';

export const clientDonations = projection<DonationEvent | DonationPledgeEvent>('client-donations', {
  version: 1,
  tables: [ClientDonationRow, ClientReferenceRow, ClientMoneyRow],
  on: {
    'donations.DonationRecorded': ({ data, position }, { open }) => {
      const { clientId, token, donationId, campaignId, contact, shares } = data;
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
          campaignId,
          needId: data.needId ?? null,
          eurMinor: shares.EUR,
          firstName: open(shared?.firstName),
          lastName: open(shared?.lastName),
          email: open(shared?.email),
          createdAt: Date.parse(data.donatedAt),
          version: position,
        }),
        ...referring(clientId, reference, donationId),
        money(clientId, position, { donationCount: 1, donatedEurMinor: shares.EUR }),
      ];
    },
    'donations.DonationReversed': reading<DonationReversed>({
      keys: ({ data: { donationId } }) => [{ table: ClientDonationRow, key: { donationId } }],
      apply({ data: { donationId }, position }, own) {
        const gift = own(ClientDonationRow, { donationId });
        if (gift === undefined) return [];
        return [
          remove(ClientDonationRow, { donationId }),
          money(gift.clientId, position, { donationCount: -1, donatedEurMinor: -gift.eurMinor }),
        ];
      },
    }),
    'donations.DonationPledged': ({ data: { clientId, clientReference, donationId } }, { open }) =>
      referring(clientId, open(clientReference), donationId),
    'donations.DonationPooled': ({ data: { clientId, amountMinor }, position }) => [
      money(clientId, position, { pooledEurMinor: amountMinor }),
    ],
    'donations.PooledDonationReturned': ({ data: { clientId, amountMinor }, position }) => [
      money(clientId, position, { pooledEurMinor: -amountMinor }),
    ],
  },
});

const referring = (clientId: string, reference: string | null, donationId: string): RowOperation[] =>
  reference === null ? [] : [put(ClientReferenceRow, { clientId, reference, donationId })];

type Added = Parameters<typeof change<typeof ClientMoneyRow>>[2]['add'];

const money = (clientId: string, version: bigint, add: Added): RowOperation =>
  change(ClientMoneyRow, { clientId }, { add, set: { version } });
