import {
  addNeed,
  approveCampaign,
  describeCampaign,
  openSeries,
  registerCampaigner,
  registerOrganisation,
  submitCampaign,
} from '@almoner/campaigns';
import { recordDonation, setExchangeRate } from '@almoner/donations';
import { v5 } from 'uuid';
import type { FixtureSize, FixtureWriter } from './fixture-writer';

const namespace = '7d0c6f3e-8a4e-5d1e-9a5b-0d7c1c5b9f11';
const organisations = 100;
const lot = 1_000;

const idOf = (kind: string, index: number): string => v5(`${kind}-${index}`, namespace);
const placeOf = (index: number) => ({
  street: `Hauptstr. ${index % 200}`,
  zip: String(10_000 + (index % 80_000)),
  city: ['Berlin', 'Hamburg', 'Kassel', 'Kabul'][index % 4],
  countryCode: 'DE',
  latitude: 47 + (index % 800) / 100,
  longitude: 6 + (index % 900) / 100,
});

/** Campaigns that count in euros, carried by organisations, each with a place, a need and a manager; and gifts to them. */
export async function betterplaceHistory(writer: FixtureWriter, size: FixtureSize): Promise<void> {
  const rate = { currency: 'EUR', rateToGbp: '0.87', effectiveFrom: '2011-08-27' };
  await writer.record(setExchangeRate, rate);
  const seriesId = idOf('series', 1);
  const campaignerId = idOf('campaigner', 1);
  await writer.record(openSeries, { seriesId, title: 'Bench', reportingCurrency: 'EUR' });
  await writer.record(registerCampaigner, { campaignerId, name: 'Bench', description: 'Bench' });
  for (let index = 1; index <= organisations; index += 1) await writeOrganisation(writer, index);
  for (let index = 1; index <= size.campaigns; index += 1) {
    await writeCampaign(writer, index, { seriesId, campaignerId });
  }
  for (let index = 1; index <= size.donations; index += 1) {
    if (index % lot === 1)
      await writer.prepareKeys(Array.from({ length: lot }, (_, next) => idOf('gift', index + next)));
    const campaignId = idOf('campaign', 1 + (index % size.campaigns));
    await writer.record(
      recordDonation,
      {
        donationId: idOf('gift', index),
        campaignId,
        amountMinor: 100 + (index % 5_000),
        currency: 'EUR',
        name: `Donor ${index}`,
        source: 'bench',
        ...(index % 10 === 0 && { message: `Keep going, number ${index}!` }),
      },
      {
        campaign: {
          campaignId,
          open: true,
          currency: 'EUR',
          seriesId,
          reportingCurrency: 'EUR',
          rates: [rate],
        },
        page: undefined,
        numberTaken: false,
      },
    );
  }
}

async function writeOrganisation(writer: FixtureWriter, index: number): Promise<void> {
  const organisation = {
    organisationId: idOf('organisation', index),
    name: `Organisation ${index} e.V.`,
    slug: `organisation-${index}`,
    description: { original: 'de', de: 'Wir helfen.' },
    address: placeOf(index),
    logo: `https://pictures.example/organisations/${index}.png`,
  };
  await writer.record(registerOrganisation, organisation, { slugTaken: false, numberTaken: false });
}

async function writeCampaign(
  writer: FixtureWriter,
  index: number,
  known: { readonly seriesId: string; readonly campaignerId: string },
): Promise<void> {
  const campaignId = idOf('campaign', index);
  const submission = {
    campaignId,
    ...known,
    title: `Projekt ${index}`,
    description: `Was das Projekt ${index} tut. `.repeat(20),
    slug: `projekt-${index}`,
    hashtag: `#projekt${index}`,
    currency: 'EUR',
    language: 'de',
  };
  const facts = { reportingCurrency: 'EUR', campaignerKnown: true, slugTaken: false, numberTaken: false };
  await writer.record(submitCampaign, submission, facts);
  await writer.record(
    describeCampaign,
    {
      campaignId,
      organisationId: idOf('organisation', 1 + (index % organisations)),
      location: placeOf(index),
      taxDeductible: index % 3 === 0,
      rank: index % 50,
      profilePicture: `https://pictures.example/projects/${index}.jpg`,
    },
    { organisationKnown: true },
  );
  await writer.record(
    addNeed,
    {
      campaignId,
      needId: idOf('need', index),
      title: { original: 'de', de: 'Ein Bedarf' },
      requestedMinor: 10_000 * (1 + (index % 100)),
    },
    false,
  );
  await writer.record(approveCampaign, { campaignId });
}
