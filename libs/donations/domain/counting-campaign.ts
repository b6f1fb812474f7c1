import type { ReadFact } from '@almoner/kernel';
import type { ExchangeRate } from '../events';
import { currenciesNeeded } from './exchange';
import { type DonatableCampaign, donatableCampaign, ratesAround } from './facts';

/** A campaign with the rates at which money counts for it on a day. */
export interface CountingCampaign extends DonatableCampaign {
  readonly rates: readonly ExchangeRate[];
}

/** @param currency what the money is in; left out, the campaign's own */
export async function countingCampaign(
  read: ReadFact,
  campaignId: string,
  day: string,
  currency?: string,
): Promise<CountingCampaign | undefined> {
  const campaign = await read(donatableCampaign, campaignId);
  if (campaign === undefined) return undefined;
  const needed = currenciesNeeded(currency ?? campaign.currency, campaign);
  return { ...campaign, rates: await read(ratesAround, needed, day) };
}
