import { type Decision, accept } from '@almoner/kernel';
import type {
  DonationAnnounced,
  DonationConfirmed,
  DonationRecorded,
  EventGiftRecorded,
  ExchangeRate,
} from '../events';
import { eventPurse } from './event-gift';
import { freeze, isSafe } from './exchange';
import type { DonatableCampaign } from './facts';
import { dayOf } from './gift';
import { refuse } from './refusals';

/** What a payment must know of what the gift is for; an event needs no more than rates. */
export interface PaidFor {
  readonly campaign: DonatableCampaign | undefined;
  readonly rates: readonly ExchangeRate[];
}

type Refused = 'donations.campaign-unknown' | 'donations.no-rate' | 'donations.amount-too-large';

/**
 * The gift that an announcement becomes once its money came. What it is for was open when it was announced; money that came
 * since is not turned away.
 */
export function paidGift(
  announced: DonationAnnounced['data'],
  { source, confirmedAt }: DonationConfirmed['data'],
  { campaign, rates }: PaidFor,
): Decision<DonationRecorded | EventGiftRecorded, Refused> {
  const { campaignId, fundraisingEventId, needId, backer = null, ...rest } = announced;
  const { paymentReference: _, announcedAt: __, ...told } = rest;
  const frozen = freeze(told, campaign ?? eventPurse, dayOf(new Date(confirmedAt)), rates);
  if (frozen === undefined) return refuse('donations.no-rate');
  const { shares } = frozen;
  if (!isSafe(shares)) return refuse('donations.amount-too-large');
  const paid = {
    ...told,
    reference: null,
    source,
    rates: [...frozen.rates],
    donatedAt: confirmedAt,
    confirmedAt,
  };
  if (fundraisingEventId !== undefined) {
    const { EUR, GBP } = shares;
    return accept({
      type: 'donations.EventGiftRecorded',
      data: { ...paid, fundraisingEventId, shares: { EUR, GBP } },
    });
  }
  if (campaign === undefined) return refuse('donations.campaign-unknown');
  const { seriesId } = campaign;
  return accept({
    type: 'donations.DonationRecorded',
    // What is for no event is for a campaign.
    data: { ...paid, campaignId: campaignId!, seriesId, needId, backer, shares },
  });
}
