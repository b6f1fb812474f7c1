import type {
  DonationAbandoned,
  DonationAnnounced,
  DonationConfirmed,
  DonationRecorded,
  EventGiftRecorded,
} from '@almoner/donations/events';
import { backerKey } from '@almoner/kernel';
import { digested, noon, sealed } from './given';
import { campaignId, clientId, donationId, idOf, seriesId } from './records';

/** A gift that was sent with the donation form, and what becomes of it: to a campaign, and to a fundraising event. */
export const fundraisingEventId = idOf(340);
export const euro = { currency: 'EUR', rateToGbp: '0.5', effectiveFrom: '2011-08-27' };
export const form = {
  donationId,
  campaignId,
  amountMinor: 1_500,
  currency: 'EUR',
  name: 'Erika Muster',
  needId: idOf(310),
  message: ' Keep going! ',
  anonymous: true,
  hideAmount: true,
  contact: { firstName: 'Erika', lastName: 'Muster', email: 'Erika@Example.org', shared: true },
  clientId,
  clientReference: '922ec9b-etc',
  language: 'de',
};
const words = {
  message: sealed(donationId, 'Keep going!'),
  contact: {
    firstName: sealed(donationId, 'Erika'),
    lastName: sealed(donationId, 'Muster'),
    email: sealed(donationId, 'Erika@Example.org'),
    shared: true,
  },
  clientReference: sealed(donationId, '922ec9b-etc'),
};
export const told = {
  donationId,
  donorId: null,
  amountMinor: 1_500,
  currency: 'EUR',
  needId: idOf(310),
  donor: digested('donor\nerika@example.org'),
  name: sealed(donationId, 'Erika Muster'),
  anonymous: true,
  hideAmount: true,
  clientId,
  token: 'wMDAwMDAwMDAwMDAwMDAwA',
  language: 'de' as const,
  ...words,
};
const backer = digested(backerKey(campaignId, 'Erika Muster'));
export const announced: DonationAnnounced = {
  type: 'donations.DonationAnnounced',
  data: {
    ...told,
    campaignId,
    backer,
    paymentReference: 'ALM000000000000',
    announcedAt: '2011-08-31T09:00:00.000Z',
  },
};
export const abandoned: DonationAbandoned = {
  type: 'donations.DonationAbandoned',
  data: { donationId, abandonedAt: noon.toISOString() },
};
export const confirmed: DonationConfirmed = {
  type: 'donations.DonationConfirmed',
  data: {
    donationId,
    amountMinor: 1_500,
    currency: 'EUR',
    source: 'bank',
    payment: digested('payment\n7788'),
    confirmedAt: noon.toISOString(),
  },
};
export const recorded: DonationRecorded = {
  type: 'donations.DonationRecorded',
  data: {
    ...told,
    campaignId,
    backer,
    seriesId,
    reference: null,
    source: 'bank',
    rates: [euro],
    shares: {
      campaign: { amountMinor: 750, currency: 'GBP' },
      series: { amountMinor: 750, currency: 'GBP' },
      EUR: 1_500,
      GBP: 750,
    },
    donatedAt: noon.toISOString(),
    confirmedAt: noon.toISOString(),
  },
};

const { needId: _need, campaignId: _campaign, ...rest } = form;
export const eventForm = { ...rest, fundraisingEventId };
const { needId: __, ...toldToEvent } = told;
export const eventAnnounced: DonationAnnounced = {
  type: 'donations.DonationAnnounced',
  data: {
    ...toldToEvent,
    fundraisingEventId,
    paymentReference: 'ALM000000000000',
    announcedAt: '2011-08-31T09:00:00.000Z',
  },
};
export const eventRecorded: EventGiftRecorded = {
  type: 'donations.EventGiftRecorded',
  data: {
    ...toldToEvent,
    fundraisingEventId,
    reference: null,
    source: 'bank',
    rates: [euro],
    shares: { EUR: 1_500, GBP: 750 },
    donatedAt: noon.toISOString(),
    confirmedAt: noon.toISOString(),
  },
};
