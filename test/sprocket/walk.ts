import {
  campaign,
  campaignId,
  campaigner,
  idOf,
  otherCampaignId,
  seriesId,
} from '../../libs/testing/records';
import type { RunningApi } from '../running-api';
import { basic, givenApplication, givenLogin, tokenFor } from './sign-in';

/** The records that the contract speaks of, under its numbers, and beside them what it does not show. */
export const ann = { personId: idOf(801), pageId: idOf(811), number: 5678 };
export const bob = { personId: idOf(802), number: 5679 };
/** Their pages are delisted, inactive and pending. */
export const dee = { personId: idOf(803), pageId: idOf(813), number: 5680 };
export const ike = { personId: idOf(804), pageId: idOf(814), number: 5681 };
export const pam = { personId: idOf(805), pageId: idOf(815), number: 5682 };
/** Takes part in the other campaign alone. */
export const zoe = { personId: idOf(806), pageId: idOf(816), number: 5683 };
export const olga = { personId: idOf(807) };
/** Organises the other campaign. */
export const otto = { personId: idOf(808) };
export const pack = { teamId: idOf(820), pageId: idOf(821), number: 90 };
/** Delisted and inactive. */
export const quiet = { teamId: idOf(822), pageId: idOf(823), number: 91 };
export const shut = { teamId: idOf(824), pageId: idOf(825), number: 92 };
export const organisationId = idOf(830);
export const draftId = idOf(831);
export const updateId = idOf(840);

/** When most of it was recorded: 1459400000 in unix seconds. */
const opened = new Date(1_459_400_000_000);
const changed = new Date(1_459_468_800_000);

const address = {
  addressId: idOf(850),
  line1: '123 Main St',
  line2: 'Apt 4',
  city: 'LA',
  state: 'CA',
  zip: '90001',
  country: 'US',
  numbers: { sprocket: 41 },
};

type Special = Readonly<Record<string, unknown>>;

/** A participant of the walk; e-mail and page follow from who it is unless they are told. */
export const participant = (
  { personId, number }: { readonly personId: string; readonly number: number },
  firstName: string,
  special: Special = {},
) => ({
  campaignId,
  personId,
  firstName,
  lastName: 'Lee',
  email: `${firstName.toLowerCase()}@example.org`,
  numbers: { sprocket: number },
  ...special,
});

const page = (pageId: string, number: number, special: Special = {}) => ({
  pageId,
  numbers: { sprocket: number },
  ...special,
});

/** Series 55 with the campaigns 1234 and 1236 and a draft, 1235; users, teams, an update, and 450 dollars given. */
export async function givenWalk(api: RunningApi): Promise<void> {
  let milliseconds = 0;
  const sprocket = (number: number) => ({ sprocket: number });
  // Within one second all the same: the wire knows no less.
  const run = (command: string, data: object) =>
    api.execute(command, data, { at: new Date(opened.getTime() + (milliseconds += 5)) });
  const rate = { rateToGbp: '0.70', effectiveFrom: '2016-01-01' };
  await run('donations.SetExchangeRate', { currency: 'USD', ...rate });
  await run('donations.SetExchangeRate', { currency: 'EUR', ...rate });
  await run('campaigns.OpenSeries', {
    seriesId,
    title: 'Walk Series',
    reportingCurrency: 'USD',
    goalMinor: 1_000_000,
    url: 'https://walk.example.org',
    numbers: sprocket(55),
    pageNumbers: sprocket(601),
  });
  await run('campaigns.RegisterCampaigner', campaigner());
  await run('campaigns.RegisterOrganisation', {
    organisationId,
    name: 'Walk For Good',
    slug: 'walk-for-good',
    description: { original: 'en', en: 'We walk.' },
    address: {
      street: '1 High St',
      zip: null,
      city: 'Suite 2',
      countryCode: 'US',
      latitude: 34,
      longitude: -118,
    },
    website: 'https://walk.example.org',
    taxId: '12-3456789',
    numbers: sprocket(9),
  });
  const submit = (id: string, title: string, number: number) =>
    run(
      'campaigns.SubmitCampaign',
      campaign({
        campaignId: id,
        title,
        description: 'A walk.',
        slug: title.toLowerCase().replaceAll(' ', '-'),
        currency: 'USD',
        numbers: sprocket(number),
      }),
    );
  await submit(campaignId, 'Spring Walk', 1234);
  await submit(draftId, 'Winter Walk', 1235);
  await submit(otherCampaignId, 'Autumn Walk', 1236);
  await run('campaigns.DescribeCampaign', { campaignId, organisationId });
  await run('campaigns.PlanCampaign', {
    campaignId,
    goalMinor: 500_000,
    heldAt: new Date(1_462_060_800_000).toISOString(),
    kind: 'event',
    url: 'https://walk.example.org',
    pageNumbers: sprocket(602),
  });
  for (const id of [campaignId, otherCampaignId]) await run('campaigns.ApproveCampaign', { campaignId: id });
  const register = (data: object) => run('campaigns.RegisterParticipant', data);
  await register(
    participant(ann, 'Ann', {
      picture: 'https://img.example.org/5678.jpg',
      page: page(ann.pageId, 701, { goalMinor: 50_000, header: 'Ann walks', html: '<p>Hello</p>' }),
      addresses: [address],
    }),
  );
  await register(participant(bob, 'Bob', { lastName: 'Öz' }));
  await register(participant(dee, 'Dee', { page: page(dee.pageId, 703, { access: 'delisted' }) }));
  await register(participant(ike, 'Ike', { page: page(ike.pageId, 704, { access: 'inactive' }) }));
  await register(participant(pam, 'Pam', { page: page(pam.pageId, 705, { access: 'pending' }) }));
  await register(participant(zoe, 'Zoe', { campaignId: otherCampaignId, page: page(zoe.pageId, 706) }));
  const team = (known: typeof pack, name: string, pageNumber: number, special: Special = {}) =>
    run('campaigns.CreateTeam', {
      campaignId,
      teamId: known.teamId,
      pageId: known.pageId,
      name,
      numbers: sprocket(known.number),
      pageNumbers: sprocket(pageNumber),
      ...special,
    });
  await team(pack, 'Our Pack', 711, {
    picture: 'https://img.example.org/t90.jpg',
    goalMinor: 100_000,
    founderId: ann.personId,
  });
  await team(quiet, 'Quiet Ones', 712, { access: 'delisted' });
  await team(shut, 'Shut Ones', 713, { access: 'inactive' });
  await run('campaigns.JoinTeam', { campaignId, personId: ann.personId, teamId: pack.teamId });
  await run('campaigns.JoinTeam', { campaignId, personId: bob.personId, teamId: pack.teamId });
  await run('campaigns.JoinTeam', { campaignId, personId: pam.personId, teamId: pack.teamId });
  await run('campaigns.PostPageUpdate', {
    campaignId,
    personId: ann.personId,
    pageUpdateId: updateId,
    title: 'Week one',
    body: '<p>Ten miles</p>',
    numbers: sprocket(90),
  });
  const give = (number: number, amountMinor: number, special: Special) =>
    api.execute(
      'donations.RecordDonation',
      {
        donationId: idOf(860 + number),
        campaignId,
        amountMinor,
        currency: 'USD',
        name: 'Dee Okoro',
        source: 'walk',
        ...special,
      },
      { at: changed },
    );
  await give(1, 25_000, { pageId: ann.pageId });
  await give(2, 15_000, { pageId: pack.pageId });
  await give(3, 5_000, {});
}

/** Who calls: the value of `Authorization` for each. */
export interface Callers {
  readonly application: string;
  readonly ann: string;
  readonly bob: string;
  readonly pam: string;
  /** Organises the walk. */
  readonly olga: string;
  /** Organises the other campaign. */
  readonly otto: string;
  /** Olga's token without the scope to administer. */
  readonly modestOlga: string;
}

/** An application, and logins for those who call. */
export async function givenCallers(api: RunningApi): Promise<Callers> {
  await givenApplication(api);
  for (const { personId } of [ann, bob, pam]) await givenLogin(api, { personId });
  await givenLogin(api, { ...olga, organises: [campaignId, draftId] });
  await givenLogin(api, { ...otto, organises: [otherCampaignId] });
  const own = [
    'profile',
    'fundraising.read',
    'fundraising.write',
    'donations.read',
    'donations.write',
  ] as const;
  const bearer = async (personId: string, ...scopes: Parameters<typeof tokenFor>[2]) =>
    `Bearer ${await tokenFor(api, personId, scopes)}`;
  return {
    application: basic(),
    ann: await bearer(ann.personId, ...own),
    bob: await bearer(bob.personId, ...own),
    pam: await bearer(pam.personId, ...own),
    olga: await bearer(olga.personId, ...own, 'admin'),
    otto: await bearer(otto.personId, ...own, 'admin'),
    modestOlga: await bearer(olga.personId, 'fundraising.read'),
  };
}
