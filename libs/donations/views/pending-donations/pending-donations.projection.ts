import { change, projection, put } from '@almoner/readstore';
import type { AnnouncementEvent } from '../../events';
import { PendingDonationRow } from './pending-donations.table';

/** Rows stay after the money came: a payment that is told twice must find its gift again. */
export const pendingDonations = projection<AnnouncementEvent>('pending-donations', {
  version: 1,
  tables: [PendingDonationRow],
  on: {
    'donations.DonationAnnounced': ({ data, position }) => [
      put(PendingDonationRow, {
        donationId: data.donationId,
        campaignId: data.campaignId ?? null,
        fundraisingEventId: data.fundraisingEventId ?? null,
        amountMinor: data.amountMinor,
        currency: data.currency,
        paymentReference: data.paymentReference,
        token: data.token ?? null,
        status: 'announced',
        announcedAt: Date.parse(data.announcedAt),
        version: position,
      }),
    ],
    'donations.DonationConfirmed': ({ data: { donationId }, position }) => [
      change(PendingDonationRow, { donationId }, { set: { status: 'confirmed', version: position } }),
    ],
    'donations.DonationAbandoned': ({ data: { donationId }, position }) => [
      change(PendingDonationRow, { donationId }, { set: { status: 'abandoned', version: position } }),
    ],
  },
});
