import {
  approveCampaign,
  createTeam,
  joinTeam,
  openSeries,
  planCampaign,
  registerCampaigner,
  registerParticipant,
  submitCampaign,
} from '@almoner/campaigns';
import { postOfflineDonation, setExchangeRate } from '@almoner/donations';
import { appointOrganiser, grantConsent, openLogin, registerApplication } from '@almoner/identity';
import { v5 } from 'uuid';
import type { FixtureSize, FixtureWriter } from './fixture-writer';

const namespace = '7d0c6f3e-8a4e-5d1e-9a5b-0d7c1c5b9f12';
const participants = 2_000;
const teams = 100;
const lot = 1_000;
const publicId = 'benchBench';
const secret = 'benchBenchBenchBenchBenchBench12';

/** The credentials of the application that asks, as Basic sends them. */
export const applicationsKey = Buffer.from(`${publicId}:${secret}`).toString('base64');

const idOf = (kind: string, index: number): string => v5(`${kind}-${index}`, namespace);
const seriesId = idOf('series', 1);
const euros = { currency: 'EUR', seriesId };
/** All gifts go to the first one, so that its lists are long. */
const campaignId = idOf('campaign', 1);
const rate = { currency: 'EUR', rateToGbp: '0.87', effectiveFrom: '2011-08-27' };

/**
 * Campaigns; to the first of them participants with pages, most of them on teams, and gifts to the pages that were keyed in.
 * Returns an organiser's access token.
 */
export async function sprocketHistory(writer: FixtureWriter, size: FixtureSize): Promise<string> {
  await writer.record(setExchangeRate, rate);
  await writeCampaigns(writer, size.campaigns);
  await writer.prepareKeys(Array.from({ length: participants }, (_, index) => idOf('person', index)));
  for (let index = 0; index < teams; index += 1) await writeTeam(writer, index);
  for (let index = 0; index < participants; index += 1) await writeParticipant(writer, index);
  for (let index = 0; index < size.donations; index += 1) {
    if (index % lot === 0)
      await writer.prepareKeys(Array.from({ length: lot }, (_, next) => idOf('gift', index + next)));
    await writeGift(writer, index);
  }
  return organiser(writer);
}

async function writeCampaigns(writer: FixtureWriter, campaigns: number): Promise<void> {
  const campaignerId = idOf('campaigner', 1);
  await writer.record(openSeries, { seriesId, title: 'Bench', reportingCurrency: 'EUR' });
  await writer.record(registerCampaigner, { campaignerId, name: 'Bench', description: 'Bench' });
  for (let index = 1; index <= campaigns; index += 1) {
    const campaign = { campaignId: idOf('campaign', index) };
    const facts = { reportingCurrency: 'EUR', campaignerKnown: true, slugTaken: false, numberTaken: false };
    const submission = {
      ...campaign,
      seriesId,
      campaignerId,
      title: `Walk ${index}`,
      description: 'We walk. '.repeat(20),
      slug: `walk-${index}`,
      hashtag: `#walk${index}`,
      currency: 'EUR',
    };
    await writer.record(submitCampaign, submission, facts);
    const plan = { ...campaign, goalMinor: 100_000_000, kind: 'event', url: 'https://walk.example.org' };
    await writer.record(planCampaign, plan, false);
    await writer.record(approveCampaign, campaign);
  }
}

async function writeTeam(writer: FixtureWriter, index: number): Promise<void> {
  const team = {
    campaignId,
    teamId: idOf('team', index),
    name: `Team ${index}`,
    pageId: idOf('team-page', index),
  };
  const facts = {
    campaign: euros,
    nameTaken: false,
    founderKnown: true,
    neededElsewhere: false,
    numberTaken: false,
  };
  await writer.record(createTeam, team, facts);
}

async function writeParticipant(writer: FixtureWriter, index: number): Promise<void> {
  const personId = idOf('person', index);
  const registration = {
    campaignId,
    personId,
    firstName: `First ${index % 97}`,
    lastName: `Last ${index}`,
    email: `person-${index}@example.org`,
    page: { pageId: idOf('page', index), goalMinor: 50_000, header: `Walk with number ${index}` },
  };
  await writer.record(registerParticipant, registration, {
    campaign: euros,
    teamKnown: true,
    emailTaken: false,
    numberTaken: false,
  });
  if (index % 5 === 0) return;
  const membership = { campaignId, personId, teamId: idOf('team', index % teams) };
  await writer.record(joinTeam, membership, { teamKnown: true, neededElsewhere: false });
}

async function writeGift(writer: FixtureWriter, index: number): Promise<void> {
  // Few raise the most, as it is.
  const fundraiser = Math.floor((participants * ((index * 7919) % 1_009) ** 2) / 1_009 ** 2);
  const teamId = fundraiser % 5 === 0 ? null : idOf('team', fundraiser % teams);
  const pageId = idOf('page', fundraiser);
  await writer.record(
    postOfflineDonation,
    {
      donationId: idOf('gift', index),
      campaignId,
      amountMinor: 500 + ((index * 31) % 20_000),
      currency: 'EUR',
      donor: { firstName: 'Dee', lastName: `Last ${index % 5_000}`, email: `donor-${index}@example.org` },
      payment: 'cash',
      paidAt: new Date(Date.UTC(2011, 9, 1) + index * 60_000).toISOString(),
      pageId,
      verified: true,
      ...(index % 10 === 0 && { message: `Keep going, number ${index}!` }),
    },
    {
      campaign: { campaignId, open: true, ...euros, reportingCurrency: 'EUR', rates: [rate] },
      page: { pageId, campaignId, personId: idOf('person', fundraiser), teamId },
      numberTaken: false,
    },
  );
}

async function organiser(writer: FixtureWriter): Promise<string> {
  const personId = idOf('organiser', 1);
  const applicationId = idOf('application', 1);
  const application = {
    applicationId,
    name: 'Bench',
    publicId,
    secret,
    redirectPrefixes: ['https://bench.example/'],
  };
  await writer.record(registerApplication, application, { publicIdTaken: false });
  const passwordHash = `$argon2id$v=19$m=19456,t=2,p=1$${'A'.repeat(22)}$${'A'.repeat(43)}`;
  await writer.record(openLogin, { personId, email: 'organiser@example.org', passwordHash });
  await writer.record(appointOrganiser, { personId, campaignId });
  const granted = { grantId: idOf('grant', 1), applicationId, personId, scopes: ['admin'] };
  await writer.record(grantConsent, granted, { asking: 'live', granting: 'open', administers: true });
  return writer.accessToken(granted);
}
