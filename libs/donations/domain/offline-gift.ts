import { type Decision, type FactContext, type ReadFact, accept } from '@almoner/kernel';
import type {
  DonationRecorded,
  DonationReversed,
  ExchangeRate,
  OfflineDonationPosted,
  OfflineDonationVerified,
  VerificationWithdrawn,
} from '../events';
import { type CountingCampaign, countingCampaign } from './counting-campaign';
import { type CreditedPage, pageFact } from './credit';
import type { Donation } from './donation';
import { type Destination, freeze, isSafe } from './exchange';
import type { CreditablePage, DonatableCampaign } from './facts';
import { dayOf } from './gift';
import { refuse } from './refusals';
import { giftReversed } from './reverse-donation';

export interface OfflineFacts {
  readonly campaign: CountingCampaign | undefined;
  readonly page: CreditablePage | undefined;
}

/** Offline money is in the campaign's own currency, so the campaign tells which rates are needed. */
export async function offlineFacts(
  { campaignId, pageId }: { readonly campaignId: string; readonly pageId?: CreditedPage },
  read: ReadFact,
  { now }: FactContext,
): Promise<OfflineFacts> {
  const [campaign, page] = await Promise.all([
    countingCampaign(read, campaignId, dayOf(now)),
    pageFact(read, pageId),
  ]);
  return { campaign, page };
}

type Entry = OfflineDonationPosted['data'];
export type Standing = Extract<Donation, { status: 'pending' | 'verified' }>;
export type Verified = Extract<Donation, { status: 'verified' }>;

/** An entry of the campaign that was not removed, or why there is none. */
export function standingEntry(
  state: Donation,
  campaignId: string,
): Standing | 'donations.donation-unknown' | 'donations.not-offline' {
  if (state.status === 'pending' || state.status === 'verified') {
    return state.offline.entry.campaignId === campaignId ? state : 'donations.donation-unknown';
  }
  return giftOf(state, campaignId) ? 'donations.not-offline' : 'donations.donation-unknown';
}

type Gateways = Extract<Donation, { shown: unknown }>;

/** A gift to the campaign that stands and came through a gateway. */
export function giftOf(state: Donation, campaignId: string): Gateways | undefined {
  if (!('shown' in state) || state.status === 'reversed') return undefined;
  return state.gift.campaignId === campaignId ? state : undefined;
}

/** What it takes to make an entry a gift. */
export function verifiedGift(
  entry: Entry,
  campaign: CountingCampaign | undefined,
  now: Date,
): Decision<OfflineDonationVerified | DonationRecorded, NoGift> {
  const { donationId, campaignId } = entry;
  if (campaign === undefined) return refuse('donations.campaign-unknown');
  const gift = recorded(entry, campaign, campaign.rates, now);
  if (!gift.ok) return gift;
  const verified: OfflineDonationVerified = {
    type: 'donations.OfflineDonationVerified',
    data: { donationId, campaignId, verifiedAt: now.toISOString() },
  };
  return accept<OfflineDonationVerified | DonationRecorded>(verified, ...gift.events);
}

export function withdrawn(
  { offline: { entry }, gift }: Verified,
  now: Date,
): [VerificationWithdrawn, DonationReversed] {
  const { donationId, campaignId } = entry;
  return [
    {
      type: 'donations.VerificationWithdrawn',
      data: { donationId, campaignId, withdrawnAt: now.toISOString() },
    },
    giftReversed(gift, entry.credit, null, now),
  ];
}

export type NoGift = 'donations.campaign-unknown' | 'donations.no-rate' | 'donations.amount-too-large';
/** The gift that an entry is, given on the day when it was paid, and at the rates that are told. */
export function recorded(
  entry: Entry,
  destination: Destination & Pick<DonatableCampaign, 'seriesId'>,
  rates: readonly ExchangeRate[],
  now: Date,
): Decision<DonationRecorded, 'donations.no-rate' | 'donations.amount-too-large'> {
  const { donationId, campaignId, donorId, amountMinor, currency, message, anonymous, hideAmount } = entry;
  const frozen = freeze(entry, destination, dayOf(now), rates);
  if (frozen === undefined) return refuse('donations.no-rate');
  if (!isSafe(frozen.shares)) return refuse('donations.amount-too-large');
  const { firstName, lastName, email, donor, payment, credit } = entry;
  const given = { donationId, campaignId, donorId, amountMinor, currency, message, anonymous, hideAmount };
  return accept({
    type: 'donations.DonationRecorded',
    data: {
      ...given,
      seriesId: destination.seriesId,
      name: publicName(entry),
      backer: anonymous ? null : entry.backer,
      donor,
      contact: { firstName, lastName, email, shared: false },
      credit,
      payment,
      reference: null,
      source: 'offline',
      shares: frozen.shares,
      rates: [...frozen.rates],
      donatedAt: entry.paidAt,
      confirmedAt: now.toISOString(),
    },
  });
}

/** Who wants no name shown is shown on no surface. */
export const publicName = ({ anonymous, name }: Pick<Entry, 'anonymous' | 'name'>) =>
  anonymous ? null : name;
