import { approveCampaign, openSeries, registerCampaigner, submitCampaign } from '@almoner/campaigns';
import { recordDonation, setExchangeRate } from '@almoner/donations';
import { assignCampaignToClient, issueApiKey } from '@almoner/identity';
import { v5 } from 'uuid';
import type { FixtureSize, FixtureWriter } from './fixture-writer';

const namespace = '2f0c6f3e-8a4e-5d1e-9a5b-0d7c1c5b9f10';
const batchSize = 1_000;

export const benchKey = 'feedfacefeedfacefeedfacefeedface';
/** A name that a few gifts of every campaign have in common, for the search. */
export const wantedName = 'Okoro';

/** Campaigns that count in pounds, and gifts to them in three currencies. */
export async function fiftyFiftyHistory(writer: FixtureWriter, size: FixtureSize): Promise<void> {
  const rates = [
    { currency: 'USD', rateToGbp: '0.61', effectiveFrom: '2011-08-27' },
    { currency: 'EUR', rateToGbp: '0.87', effectiveFrom: '2011-08-27' },
  ];
  for (const rate of rates) await writer.record(setExchangeRate, rate);
  const seriesId = idOf('series', 1);
  await writer.record(openSeries, { seriesId, title: 'Bench', reportingCurrency: 'GBP' });
  const clientId = idOf('client', 1);
  await writer.record(issueApiKey, { clientId, label: 'bench', surface: 'fifty-fifty', key: benchKey });

  for (let index = 1; index <= size.campaigns; index += 1) {
    const campaignId = idOf('campaign', index);
    const campaignerId = idOf('campaigner', index);
    const name = `Campaigner ${index}`;
    await writer.record(registerCampaigner, { campaignerId, name, description: 'Makes things happen' });
    const campaign = {
      campaignId,
      seriesId,
      campaignerId,
      title: `Campaign ${index}`,
      description: 'Short description about the project.',
      slug: `campaign-${index}`,
      hashtag: `#campaign${index}`,
      gatewayUrl: 'https://gateway.example/donate',
    };
    const facts = { reportingCurrency: 'GBP', campaignerKnown: true, slugTaken: false, numberTaken: false };
    await writer.record(submitCampaign, campaign, facts);
    await writer.record(approveCampaign, { campaignId });
    if (index <= 10) await writer.record(assignCampaignToClient, { clientId, campaignId });
  }
  for (let index = 1; index <= size.donations; index += 1) {
    if (index % batchSize === 1) {
      await writer.prepareKeys(
        Array.from({ length: batchSize }, (_, next) => idOf('donation', index + next)),
      );
    }
    const campaignId = idOf('campaign', 1 + (index % size.campaigns));
    const facts = {
      campaign: { campaignId, open: true, currency: 'GBP', seriesId, reportingCurrency: 'GBP', rates },
      page: undefined,
      numberTaken: false,
    };
    const family = index % 97 === 0 ? wantedName : `Family${index % 1_000}`;
    const gift = {
      donationId: idOf('donation', index),
      campaignId,
      amountMinor: 100 + (index % 10_000),
      currency: ['GBP', 'USD', 'EUR'][index % 3],
      name: `Donor ${index} ${family}`,
      reference: `order-${index}`,
      source: 'unicef',
    };
    await writer.record(recordDonation, gift, facts);
  }
}

const idOf = (kind: string, index: number): string => v5(`${kind}-${index}`, namespace);
