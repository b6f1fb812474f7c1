import type {
  CampaignApproved,
  CampaignSubmitted,
  CampaignWithdrawn,
  CampaignerRegistered,
  FundraisingEventStarted,
} from '@almoner/campaigns/events';
import type {
  DonationRecorded,
  DonationReversed,
  DonationsForwarded,
  EventGiftRecorded,
  EventGiftReversed,
  ExchangeRateSet,
  ForwardingTakenBack,
  OpeningBalanceRecorded,
} from '@almoner/donations/events';
import type { NumbersReserved } from '@almoner/identity/events';
import type { SupportPledgeCancelled, SupportPledged } from '@almoner/participation/events';
import { digested, noon, sealed } from './given';
import * as ids from './records';

/** Facts that views are told of in specs; each takes what is special about it. */
type Special<E extends { readonly data: object }> = Partial<E['data']>;
const at = noon.toISOString();

export const campaignerRegistered = (special: Special<CampaignerRegistered> = {}): CampaignerRegistered => {
  const campaignerId = special.campaignerId ?? ids.campaignerId;
  return {
    type: 'campaigns.CampaignerRegistered',
    data: {
      campaignerId,
      name: sealed(campaignerId, 'Made by Many'),
      description: sealed(campaignerId, 'Make stuff, digitally'),
      location: sealed(campaignerId, 'London, UK'),
      avatar: null,
      registeredAt: at,
      ...special,
    },
  };
};

export const campaignSubmitted = (special: Special<CampaignSubmitted> = {}): CampaignSubmitted => ({
  type: 'campaigns.CampaignSubmitted',
  data: {
    campaignId: ids.campaignId,
    seriesId: ids.seriesId,
    campaignerId: ids.campaignerId,
    title: 'Give-a-gram',
    description: 'Short description about the project.',
    slug: 'give-a-gram',
    hashtag: '#giveagram',
    currency: 'GBP',
    gatewayUrl: 'https://fundraise.example/Donate',
    reportingCurrency: 'GBP',
    submittedAt: at,
    ...special,
  },
});

const place = { campaignId: ids.campaignId, seriesId: ids.seriesId, campaignerId: ids.campaignerId };

export const campaignApproved = (special: Special<CampaignApproved> = {}): CampaignApproved => ({
  type: 'campaigns.CampaignApproved',
  data: { ...place, approvedAt: at, ...special },
});

export const campaignWithdrawn = (special: Special<CampaignWithdrawn> = {}): CampaignWithdrawn => ({
  type: 'campaigns.CampaignWithdrawn',
  data: { ...place, wasListed: true, withdrawnAt: at, ...special },
});

export const fundraisingEventStarted = (
  special: Special<FundraisingEventStarted> = {},
): FundraisingEventStarted => ({
  type: 'campaigns.FundraisingEventStarted',
  data: {
    fundraisingEventId: ids.fundraisingEventId,
    organisationId: null,
    clientId: null,
    title: { original: 'de', de: 'Laufen für Wasser', en: 'Running for water' },
    slug: 'clean-water-run',
    description: { original: 'en', en: '<p>We run.</p>' },
    manager: {
      personId: ids.personId,
      firstName: sealed(ids.personId, 'Erika'),
      lastName: sealed(ids.personId, 'Müster'),
    },
    goalEurMinor: null,
    taxDeductible: false,
    profilePicture: null,
    rank: 0,
    startedAt: at,
    ...special,
  },
});

export const numbersReserved = (kind: string, from: number, to: number): NumbersReserved => ({
  type: 'identity.NumbersReserved',
  data: { surface: 'fifty-fifty', kind, from, to },
});

/** A gift in pounds to a campaign that counts in pounds; euros at two for a pound, so that specs can add in the head. */
export function donationRecorded(
  special: Special<DonationRecorded> & { readonly donor?: string } = {},
): DonationRecorded {
  const { donor = 'Andrew Senter', ...rest } = special;
  const donationId = rest.donationId ?? ids.donationId;
  const campaignId = rest.campaignId ?? ids.campaignId;
  const amountMinor = rest.amountMinor ?? 20_323;
  return {
    type: 'donations.DonationRecorded',
    data: {
      donationId,
      campaignId,
      seriesId: ids.seriesId,
      donorId: null,
      backer: digested(`${campaignId} ${donor}`),
      amountMinor,
      currency: 'GBP',
      shares: sharesOf(amountMinor),
      name: sealed(donationId, donor),
      reference: null,
      source: 'unicef',
      rates: [{ currency: 'EUR', rateToGbp: '0.5', effectiveFrom: '2011-08-27' }],
      donatedAt: at,
      ...rest,
    },
  };
}

/** The reversal of exactly this gift. */
export const donationReversed = ({ data }: DonationRecorded): DonationReversed => ({
  type: 'donations.DonationReversed',
  data: {
    donationId: data.donationId,
    campaignId: data.campaignId,
    seriesId: data.seriesId,
    donorId: data.donorId,
    backer: data.backer,
    amountMinor: data.amountMinor,
    currency: data.currency,
    shares: data.shares,
    needId: data.needId,
    donor: data.donor,
    credit: data.credit ?? undefined,
    reason: null,
    reversedAt: at,
  },
});

/** A gift to a fundraising event; its amount in pounds counts twice as much in euros. */
export function eventGiftRecorded(special: Special<EventGiftRecorded> = {}): EventGiftRecorded {
  const donationId = special.donationId ?? ids.donationId;
  const amountMinor = special.amountMinor ?? 5_000;
  return {
    type: 'donations.EventGiftRecorded',
    data: {
      donationId,
      fundraisingEventId: ids.fundraisingEventId,
      donorId: null,
      amountMinor,
      currency: 'GBP',
      shares: { EUR: 2 * amountMinor, GBP: amountMinor },
      name: sealed(donationId, 'Andrew Senter'),
      reference: null,
      source: 'paypal',
      rates: [{ currency: 'EUR', rateToGbp: '0.5', effectiveFrom: '2011-08-27' }],
      donatedAt: at,
      ...special,
    },
  };
}

export const eventGiftReversed = ({ data }: EventGiftRecorded): EventGiftReversed => ({
  type: 'donations.EventGiftReversed',
  data: {
    donationId: data.donationId,
    fundraisingEventId: data.fundraisingEventId,
    donorId: data.donorId,
    amountMinor: data.amountMinor,
    currency: data.currency,
    shares: data.shares,
    donor: data.donor,
    clientId: data.clientId,
    reason: null,
    reversedAt: at,
  },
});

/** Euro cents that an event passed on to a campaign in pounds, at two euros for a pound. */
export function donationsForwarded(special: Special<DonationsForwarded> = {}): DonationsForwarded {
  const amountMinor = special.amountMinor ?? 4_000;
  const pounds = { amountMinor: amountMinor / 2, currency: 'GBP' };
  return {
    type: 'donations.DonationsForwarded',
    data: {
      forwardingId: ids.idOf(11),
      fundraisingEventId: ids.fundraisingEventId,
      campaignId: ids.campaignId,
      seriesId: ids.seriesId,
      amountMinor,
      currency: 'EUR',
      shares: { campaign: pounds, series: pounds, EUR: amountMinor, GBP: amountMinor / 2 },
      rates: [{ currency: 'EUR', rateToGbp: '0.5', effectiveFrom: '2011-08-27' }],
      forwardedAt: at,
      ...special,
    },
  };
}

export function forwardingTakenBack({ data }: DonationsForwarded): ForwardingTakenBack {
  const { rates: _rates, forwardedAt: _at, ...forwarding } = data;
  return { type: 'donations.ForwardingTakenBack', data: { ...forwarding, takenBackAt: at } };
}

export const openingBalanceRecorded = (
  special: Special<OpeningBalanceRecorded> = {},
): OpeningBalanceRecorded => ({
  type: 'donations.OpeningBalanceRecorded',
  data: {
    openingBalanceId: ids.openingBalanceId,
    campaignId: ids.campaignId,
    seriesId: ids.seriesId,
    amountMinor: 100_000,
    currency: 'GBP',
    rates: [],
    shares: sharesOf(100_000),
    donationCount: 24,
    backerCount: 32,
    asOf: at,
    ...special,
  },
});

export const exchangeRateSet = (
  currency: string,
  rateToGbp: string,
  effectiveFrom: string,
): ExchangeRateSet => ({
  type: 'donations.ExchangeRateSet',
  data: { currency, rateToGbp, effectiveFrom },
});

export function supportPledged(
  special: Special<SupportPledged> & { readonly by?: string } = {},
): SupportPledged {
  const { by = 'Andrew Senter', ...rest } = special;
  const campaignId = rest.campaignId ?? ids.campaignId;
  const personId = rest.personId ?? ids.personId;
  return {
    type: 'participation.SupportPledged',
    data: {
      supportPledgeId: ids.supportPledgeId,
      campaignId,
      personId,
      backer: digested(`${campaignId} ${by}`),
      name: sealed(personId, by),
      email: sealed(personId, 'someone@example.org'),
      avatar: null,
      pledgedAt: at,
      ...rest,
    },
  };
}

export const supportPledgeCancelled = ({ data }: SupportPledged): SupportPledgeCancelled => ({
  type: 'participation.SupportPledgeCancelled',
  data: {
    supportPledgeId: data.supportPledgeId,
    campaignId: data.campaignId,
    personId: data.personId,
    backer: data.backer,
    cancelledAt: at,
  },
});

const sharesOf = (amountMinor: number) => ({
  campaign: { amountMinor, currency: 'GBP' },
  series: { amountMinor, currency: 'GBP' },
  EUR: amountMinor * 2,
  GBP: amountMinor,
});
