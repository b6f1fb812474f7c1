import type {
  Credit,
  DonationDetailsChanged,
  DonationRecorded,
  DonationRecredited,
  OfflineDonationChanged,
  OfflineDonationPosted,
  OfflineDonationRemoved,
  OfflineDonationVerified,
  VerificationWithdrawn,
} from '@almoner/donations/events';
import { backerKey } from '@almoner/kernel';
import { pageId, teamId } from './fundraising';
import { digested, noon, sealed } from './given';
import * as ids from './records';

type Special<E extends { readonly data: object }> = Partial<E['data']>;
const at = noon.toISOString();
const known = { donationId: ids.donationId, campaignId: ids.campaignId };

/** Ann Lee's page, while she is on a team. */
export const credit: Credit = { pageId, personId: ids.personId, teamId };

/** Dee Okoro gave ten pounds in cash, as the data of the command that keys it in. */
export const offlineDonation = (special: Readonly<Record<string, unknown>> = {}) => ({
  ...known,
  amountMinor: 1_000,
  currency: 'GBP',
  donor: { firstName: 'Dee', lastName: 'Okoro', email: 'dee@example.org' },
  payment: 'cash',
  paidAt: '2011-08-30T08:00:00Z',
  ...special,
});

/** Who gave, as events hold it. */
export function sealedDonor(
  under: string,
  firstName = 'Dee',
  lastName = 'Okoro',
  email = 'dee@example.org',
  campaignId = ids.campaignId,
) {
  const name = `${firstName} ${lastName}`;
  return {
    firstName: sealed(under, firstName),
    lastName: sealed(under, lastName),
    name: sealed(under, name),
    backer: digested(backerKey(campaignId, name)),
    email: sealed(under, email),
    donor: digested(`donor\n${email.toLowerCase()}`),
  };
}

/** The same gift as it was keyed in: to nobody's page, and pending. */
export function offlineDonationPosted(special: Special<OfflineDonationPosted> = {}): OfflineDonationPosted {
  const donationId = special.donationId ?? ids.donationId;
  const donorId = special.donorId ?? null;
  return {
    type: 'donations.OfflineDonationPosted',
    data: {
      ...known,
      donationId,
      donorId,
      amountMinor: 1_000,
      currency: 'GBP',
      ...sealedDonor(donorId ?? donationId),
      addresses: [],
      message: null,
      anonymous: false,
      hideAmount: false,
      corporate: false,
      withheldFromSync: false,
      payment: 'cash',
      paidAt: '2011-08-30T08:00:00.000Z',
      credit: null,
      postedBy: null,
      postedAt: at,
      ...special,
    },
  };
}

export const offlineDonationVerified = (donationId = ids.donationId): OfflineDonationVerified => ({
  type: 'donations.OfflineDonationVerified',
  data: { ...known, donationId, verifiedAt: at },
});

/** The gift that a verified entry is; euros at two for a pound. */
export function offlineGift(
  { data: entry }: OfflineDonationPosted,
  special: Special<DonationRecorded> = {},
): DonationRecorded {
  const { donationId, campaignId, donorId, amountMinor, currency, message, anonymous, hideAmount } = entry;
  const { firstName, lastName, email, donor, payment } = entry;
  return {
    type: 'donations.DonationRecorded',
    data: {
      donationId,
      campaignId,
      seriesId: ids.seriesId,
      donorId,
      backer: anonymous ? null : entry.backer,
      amountMinor,
      currency,
      shares: {
        campaign: { amountMinor, currency },
        series: { amountMinor, currency },
        EUR: amountMinor * 2,
        GBP: amountMinor,
      },
      name: anonymous ? null : entry.name,
      reference: null,
      source: 'offline',
      rates: [{ currency: 'EUR', rateToGbp: '0.5', effectiveFrom: '2011-08-27' }],
      donatedAt: entry.paidAt,
      confirmedAt: at,
      message,
      anonymous,
      hideAmount,
      contact: { firstName, lastName, email, shared: false },
      donor,
      credit: entry.credit,
      payment,
      ...special,
    },
  };
}

export const offlineDonationChanged = (
  changes: OfflineDonationChanged['data']['changes'],
  donationId = ids.donationId,
): OfflineDonationChanged => ({
  type: 'donations.OfflineDonationChanged',
  data: { ...known, donationId, changes, changedAt: at },
});

export const verificationWithdrawn = (donationId = ids.donationId): VerificationWithdrawn => ({
  type: 'donations.VerificationWithdrawn',
  data: { ...known, donationId, withdrawnAt: at },
});

export const offlineDonationRemoved = (donationId = ids.donationId): OfflineDonationRemoved => ({
  type: 'donations.OfflineDonationRemoved',
  data: { ...known, donationId, removedAt: at },
});

export const donationDetailsChanged = (
  changes: DonationDetailsChanged['data']['changes'],
  donationId = ids.donationId,
): DonationDetailsChanged => ({
  type: 'donations.DonationDetailsChanged',
  data: { ...known, donationId, changes, changedAt: at },
});

/** The same gift's money, credited elsewhere. */
export const donationRecredited = (
  { data: { donationId, campaignId, seriesId, shares, credit: from = null } }: DonationRecorded,
  to: Credit | null,
): DonationRecredited => ({
  type: 'donations.DonationRecredited',
  data: { donationId, campaignId, seriesId, shares, from, to, recreditedAt: at },
});
