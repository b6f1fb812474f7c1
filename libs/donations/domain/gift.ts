import {
  type DecisionContext,
  type FactContext,
  type PublicNumbers,
  type ReadFact,
  accept,
  anyNumberGiven,
  backerKey,
} from '@almoner/kernel';
import { z } from 'zod';
import type { DonationRecorded } from '../events';
import { type CountingCampaign, countingCampaign } from './counting-campaign';
import { type CreditedPage, creditOf, isCreditedTo, pageFact } from './credit';
import type { Donation } from './donation';
import { freeze, isSafe } from './exchange';
import type { CreditablePage } from './facts';
import { type GiftDetails, donorKey, hasWords, sameDetails, sealedDetails } from './gift-details';
import { refuse } from './refusals';
import { amountMinorMax, currency, id, optionalWords } from './shapes';

/** What every way of recording a gift is told. */
export const giftShape = {
  donationId: id,
  campaignId: id,
  amountMinor: z.int().positive().max(amountMinorMax),
  currency,
  donorId: id.nullable().default(null),
  name: optionalWords(200),
  reference: z
    .string()
    .max(1000)
    .nullable()
    .default(null)
    .transform((reference) => reference || null),
};

export interface Gift extends GiftDetails {
  readonly donationId: string;
  readonly campaignId: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly donorId: string | null;
  readonly name: string | null;
  readonly reference: string | null;
  readonly source: string;
  readonly pageId?: CreditedPage;
  readonly numbers?: PublicNumbers;
}

interface GiftFacts {
  readonly campaign: CountingCampaign | undefined;
  readonly page: CreditablePage | undefined;
  readonly numberTaken: boolean;
}

/** Whose key seals the words of a gift: the donor's, or one of the gift's own, so that each can be erased alone. */
export const sealedUnder = (gift: Pick<Gift, 'donorId' | 'donationId'>) => gift.donorId ?? gift.donationId;

export function giftPersons(
  gift: GiftDetails & Pick<Gift, 'donationId' | 'donorId' | 'name' | 'reference'>,
): string[] {
  return gift.name === null && gift.reference === null && !hasWords(gift) ? [] : [sealedUnder(gift)];
}

export const dayOf = (instant: Date) => instant.toISOString().slice(0, 10);

export async function giftFacts(
  gift: Pick<Gift, 'campaignId' | 'currency' | 'pageId' | 'numbers' | 'opinionNumbers'>,
  read: ReadFact,
  { now }: FactContext,
): Promise<GiftFacts> {
  const campaign = await countingCampaign(read, gift.campaignId, dayOf(now), gift.currency);
  const numberTaken =
    (await anyNumberGiven(read, 'donation', gift.numbers)) ||
    (await anyNumberGiven(read, 'ledger-entry', gift.numbers)) ||
    (await anyNumberGiven(read, 'opinion', gift.opinionNumbers));
  return { campaign, page: await pageFact(read, gift.pageId), numberTaken };
}

/** A retry records nothing; an id is never reused for another gift. */
export function decideGift(state: Donation, gift: Gift, facts: GiftFacts, context: DecisionContext) {
  const { seal, digest, now } = context;
  const sealed = (text: string | null) => (text === null ? null : seal(sealedUnder(gift), text));
  const given = {
    donationId: gift.donationId,
    campaignId: gift.campaignId,
    donorId: gift.donorId,
    name: sealed(gift.name),
    reference: sealed(gift.reference),
    source: gift.source,
    amountMinor: gift.amountMinor,
    currency: gift.currency,
    ...sealedDetails(gift, (text) => seal(sealedUnder(gift), text)),
  };
  if (state.status !== 'absent') {
    return 'shown' in state && isSame(state.gift, given) && isCreditedTo(state.gift.credit, gift.pageId)
      ? accept<DonationRecorded>()
      : refuse('donations.id-taken');
  }

  const { campaign, page, numberTaken } = facts;
  if (campaign === undefined) return refuse('donations.campaign-unknown');
  if (!campaign.open) return refuse('donations.campaign-closed');
  if (numberTaken) return refuse('donations.number-taken');
  const credit = creditOf(gift.pageId, gift.campaignId, page);
  if (credit === undefined) return refuse('donations.page-unknown');
  const frozen = freeze(gift, campaign, dayOf(now), campaign.rates);
  if (frozen === undefined) return refuse('donations.no-rate');
  if (!isSafe(frozen.shares)) return refuse('donations.amount-too-large');

  const event: DonationRecorded = {
    type: 'donations.DonationRecorded',
    data: {
      ...given,
      donor: donorKey(gift, gift.donorId, digest),
      token: gift.token,
      seriesId: campaign.seriesId,
      credit: credit ?? undefined,
      backer: gift.name === null ? null : digest(backerKey(gift.campaignId, gift.name)),
      rates: [...frozen.rates],
      shares: frozen.shares,
      donatedAt: now.toISOString(),
      numbers: gift.numbers,
      opinionNumbers: gift.opinionNumbers,
    },
  };
  return accept(event);
}

type Given = Pick<
  DonationRecorded['data'],
  'campaignId' | 'donorId' | 'name' | 'reference' | 'source' | 'amountMinor' | 'currency'
> &
  Partial<DonationRecorded['data']>;

function isSame(recorded: Given, given: Given): boolean {
  return (
    (['campaignId', 'donorId', 'source', 'amountMinor', 'currency'] as const).every(
      (part) => recorded[part] === given[part],
    ) &&
    (['name', 'reference'] as const).every((part) => recorded[part]?.text === given[part]?.text) &&
    sameDetails(recorded, given)
  );
}
