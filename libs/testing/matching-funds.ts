import type {
  DonationMatched,
  DonationRecorded,
  MatchReleased,
  MatchedCampaignAdded,
  MatchedCampaignRemoved,
  MatchingFundActivated,
  MatchingFundChanged,
  MatchingFundClosed,
  MatchingFundOpened,
} from '@almoner/donations/events';
import { noon } from './given';
import * as ids from './records';

/** Funds as commands and facts of specs; each takes what is special about it. */
export const matchingFundId = ids.idOf(60);
const at = noon.toISOString();

const profile = {
  title: 'Trees for the city',
  slug: 'trees',
  description: '### One tree more',
  companyName: 'ACME',
  clientId: ids.clientId,
  providedEurMinor: 521_500,
  maximumEurMinor: 20_000,
  logo: 'https://example.org/logo.png',
};

export const matchingFund = (special: object = {}) => ({
  matchingFundId,
  ...profile,
  campaignIds: [ids.campaignId],
  ...special,
});

export const fundOpened = (special: Partial<MatchingFundOpened['data']> = {}): MatchingFundOpened => ({
  type: 'donations.MatchingFundOpened',
  data: {
    matchingFundId,
    ...profile,
    campaignIds: [ids.campaignId],
    matchedBeforeEurMinor: 0,
    openedAt: at,
    ...special,
  },
});

export const fundChanged = (changes: MatchingFundChanged['data']['changes']): MatchingFundChanged => ({
  type: 'donations.MatchingFundChanged',
  data: { matchingFundId, changes, changedAt: at },
});

export const campaignAdded = (campaignId: string): MatchedCampaignAdded => ({
  type: 'donations.MatchedCampaignAdded',
  data: { matchingFundId, campaignId, addedAt: at },
});

export const campaignRemoved = (campaignId: string): MatchedCampaignRemoved => ({
  type: 'donations.MatchedCampaignRemoved',
  data: { matchingFundId, campaignId, removedAt: at },
});

export const fundActivated = (
  special: Partial<MatchingFundActivated['data']> = {},
): MatchingFundActivated => ({
  type: 'donations.MatchingFundActivated',
  data: { matchingFundId, activatedAt: at, ...special },
});

export const fundClosed = (special: Partial<MatchingFundClosed['data']> = {}): MatchingFundClosed => ({
  type: 'donations.MatchingFundClosed',
  data: { matchingFundId, closedAt: at, ...special },
});

/** A match of so many euro cents; a pound counts two euros, as in the gifts of specs. */
const match = (eurMinor: number) => ({
  matchingFundId,
  donationId: ids.donationId,
  campaignId: ids.campaignId,
  seriesId: ids.seriesId,
  shares: {
    campaign: { amountMinor: eurMinor / 2, currency: 'GBP' },
    series: { amountMinor: eurMinor / 2, currency: 'GBP' },
    EUR: eurMinor,
    GBP: eurMinor / 2,
  },
});

export const matched = (
  eurMinor: number,
  special: Partial<DonationMatched['data']> = {},
): DonationMatched => ({
  type: 'donations.DonationMatched',
  data: { ...match(eurMinor), matchedAt: at, ...special },
});

export const released = (eurMinor: number, special: Partial<MatchReleased['data']> = {}): MatchReleased => ({
  type: 'donations.MatchReleased',
  data: { ...match(eurMinor), releasedAt: at, ...special },
});

/** What a fund is told of a gift. */
export const matchOf = ({ data }: DonationRecorded, special: object = {}) => ({
  matchingFundId,
  donationId: data.donationId,
  campaignId: data.campaignId,
  seriesId: data.seriesId,
  donatedAt: data.donatedAt,
  shares: data.shares,
  rates: data.rates,
  ...special,
});
