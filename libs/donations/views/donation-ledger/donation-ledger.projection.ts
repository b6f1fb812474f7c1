import type { NumbersReserved } from '@almoner/identity/events';
import { projection, put } from '@almoner/readstore';
import type { DonationEvent, OfflineDonationEvent } from '../../events';
import { ledgerSurface } from './ledger-surface';
import { type NumberingEvent, creditNumbers, creditNumbersReserved } from './credit-numbers';
import { CreditNumberRow, DonorPrivacyRow, LedgerCountRow, LedgerRow } from './donation-ledger.table';
import { recorded, recredited, retold, reversed } from './gifts';
import { corrected, posted, removed } from './keyed-in';
import { entriesReserved } from './ledger-entry';

type Seen = DonationEvent | OfflineDonationEvent | NumberingEvent | NumbersReserved;

/** Every gift of every surface, beside what was keyed in and waits to be verified. */
export const donationLedger = projection<Seen>('donation-ledger', {
  version: 1,
  tables: [LedgerRow, LedgerCountRow, CreditNumberRow, DonorPrivacyRow],
  on: {
    'donations.OfflineDonationPosted': posted,
    'donations.OfflineDonationChanged': corrected,
    'donations.OfflineDonationRemoved': removed,
    'donations.DonationRecorded': recorded,
    'donations.DonationReversed': reversed,
    'donations.DonationRecredited': recredited,
    'donations.DonationDetailsChanged': retold,
    'campaigns.DonorDataRestricted': ({ data: { campaignId, restricted } }) => [
      put(DonorPrivacyRow, { campaignId, restricted }),
    ],
    ...creditNumbers,
    'identity.NumbersReserved': (event) => {
      const { surface, kind, to } = event.data;
      if (surface !== ledgerSurface) return [];
      return kind === 'ledger-entry' ? [entriesReserved(to)] : creditNumbersReserved(event);
    },
  },
});
