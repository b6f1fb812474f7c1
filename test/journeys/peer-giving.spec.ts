import { freshPostgres } from '../../libs/testing/postgres';
import { client, clientId, idOf } from '../../libs/testing/records';
import { BetterplaceClient } from '../betterplace/client';
import { givenPartners, skatepark, volksfreund } from '../betterplace/partners';
import { FiftyFiftyClient } from '../fifty-fifty/client';
import { assignedKey } from '../fifty-fifty/given';
import { RunningApi } from '../running-api';
import { SprocketClient } from '../sprocket/client';
import { givenApplication, givenLogin, tokenFor } from '../sprocket/sign-in';

type Environment = Readonly<Record<string, string>>;

const readStores: readonly [name: string, environment: () => Promise<Environment>][] = [
  ['SQLite', async () => ({})],
  ['PostgreSQL', async () => ({ ALMONER_READSTORE: (await freshPostgres()).url })],
];

const ann = { personId: idOf(601), pageId: idOf(611) };
const bob = { personId: idOf(602), pageId: idOf(612) };
const olga = idOf(603);
const pack = { teamId: idOf(620), pageId: idOf(621) };

/** One record of giving under three dialects: what is keyed in for a fundraiser counts everywhere. A pound is two euros. */
describe.each(readStores)('a gift to a fundraising page on %s', (_name, environment) => {
  let api: RunningApi;
  let fiftyFifty: FiftyFiftyClient;
  let betterplace: BetterplaceClient;
  let fundraiser: SprocketClient;
  let organiser: SprocketClient;
  /** The campaign, its fundraisers and its team as Sprocket knows them. */
  let campaign: string;
  let numbers: { readonly ann: number; readonly bob: number; readonly team: number };

  beforeAll(async () => {
    api = await RunningApi.start(await environment());
    await givenPartners(api);
    await api.execute('identity.IssueApiKey', client({ key: assignedKey }));
    await api.execute('identity.AssignCampaignToClient', { clientId, campaignId: skatepark });
    fiftyFifty = new FiftyFiftyClient(api, assignedKey);
    betterplace = new BetterplaceClient(api, volksfreund);
    await givenApplication(api);
    for (const [person, firstName] of [
      [ann, 'Ann'],
      [bob, 'Bob'],
    ] as const) {
      await api.execute('campaigns.RegisterParticipant', {
        campaignId: skatepark,
        personId: person.personId,
        firstName,
        lastName: 'Lee',
        email: `${firstName}@example.org`,
        page: { pageId: person.pageId, goalMinor: 50_000 },
      });
    }
    const team = { campaignId: skatepark, ...pack, name: 'Our Pack', founderId: ann.personId };
    await api.execute('campaigns.CreateTeam', team);
    const member = { campaignId: skatepark, personId: ann.personId, teamId: pack.teamId };
    await api.execute('campaigns.JoinTeam', member);
    await givenLogin(api, { personId: ann.personId });
    await givenLogin(api, { personId: olga, organises: [skatepark] });
    const write = await tokenFor(api, ann.personId, ['donations.write', 'donations.read']);
    fundraiser = new SprocketClient(api, `Bearer ${write}`);
    organiser = fundraiser.as(`Bearer ${await tokenFor(api, olga, ['admin', 'fundraising.read'])}`);
    const { body } = await organiser.get('v2/admin/campaigns');
    campaign = `campaigns/${(body as { Campaigns: { Id: number }[] }).Campaigns[0]!.Id}`;
    const users = (await organiser.get(`v2/${campaign}/users?sort=user.first_name`)).body;
    const [first, second] = (users as { Users: { Id: number; Team_Id: number }[] }).Users;
    numbers = { ann: first!.Id, bob: second!.Id, team: first!.Team_Id };
  }, 60_000);
  afterAll(() => api.stop());

  const raised = async (path: string): Promise<unknown> => {
    const { body } = await organiser.get(`v2/${campaign}${path}`);
    const [object] = Object.values(body as Record<string, { Fundraising_Goal: { Amount_Raised: number } }>);
    return object!.Fundraising_Goal.Amount_Raised;
  };
  const standing = async () => {
    const { body: project } = await betterplace.get('/projects/1114.json');
    const { body: opinions } = await betterplace.get('/projects/1114/opinions.json');
    const statistics = await fiftyFifty.data('statistics');
    const gifts = (await fiftyFifty.data('projects/1/donations')) as { readonly name: string | null }[];
    return {
      cents: project.donated_amount_in_cents as number,
      donors: project.donor_count as number,
      opinions: opinions.total_entries as number,
      pounds: statistics.donation_total as string,
      gifts: gifts.map(({ name }) => name),
      campaign: await raised(''),
      ann: await raised(`/users/${numbers.ann}`),
      bob: await raised(`/users/${numbers.bob}`),
      team: await raised(`/teams/${numbers.team}`),
    };
  };
  const nothing = {
    cents: 0,
    donors: 0,
    opinions: 0,
    pounds: '0',
    gifts: [],
    campaign: 0,
    ann: 0,
    bob: 0,
    team: 0,
  };
  const counted = (cents: number) => ({
    ...nothing,
    cents,
    donors: 1,
    opinions: 1,
    pounds: String(cents / 200),
    gifts: ['Dee Okoro'],
    campaign: cents / 100,
  });
  let donation: string;
  const change = async (told: object) => {
    const { status } = await organiser.send('put', donation, { Donation: told });
    expect(status).toBe(200);
  };

  test('that a fundraiser keys in counts nowhere before an organiser saw its money', async () => {
    const { body } = await fundraiser.send('post', `v2/${campaign}/users/${numbers.ann}/donations`, {
      Donation: {
        Amount: 25.5,
        Donor: { First_Name: 'Dee', Last_Name: 'Okoro', Email: 'dee@example.org' },
        Payment: { Paid_At: 1_459_468_800, Currency_Key: 'EUR', Payment_Type: 'Cash' },
      },
    });
    const { Id } = (body as { Donation: { Id: number } }).Donation;
    donation = `v2/admin/${campaign}/donations/${Id}`;
    expect(await standing()).toEqual(nothing);
    await change({ Payment: { Is_Verified: true } });
    expect(await standing()).toEqual({ ...counted(2_550), ann: 25.5, team: 25.5 });
  });

  test('that is corrected is corrected everywhere, to the minor unit', async () => {
    await change({ Amount: 30.02 });
    expect(await standing()).toEqual({ ...counted(3_002), ann: 30.02, team: 30.02 });
    await change({ Hide_Name: true });
    expect(await standing()).toEqual({ ...counted(3_002), gifts: [null], ann: 30.02, team: 30.02 });
    await change({ Hide_Name: false, Amount: 30 });
  });

  test('that is credited elsewhere moves between pages alone, and shows who it is for by the same numbers', async () => {
    await change({ Recipient: { User_Id: numbers.bob } });
    expect(await standing()).toEqual({ ...counted(3_000), bob: 30 });
    const { body } = await organiser.get(donation);
    const bobs = (await organiser.get(`v2/${campaign}/users/${numbers.bob}`)).body;
    const { Id } = (bobs as { User: { Fundraising_Goal: { Id: number } } }).User.Fundraising_Goal;
    expect(body).toMatchObject({ Donation: { Recipient: { Id, User_Id: numbers.bob, Team_Id: null } } });
    await change({ Recipient: { Team_Id: numbers.team } });
    expect(await standing()).toEqual({ ...counted(3_000), team: 30 });
    const team = (await organiser.get(`v2/${campaign}/teams/${numbers.team}`)).body;
    const { Id: page } = (team as { Team: { Fundraising_Goal: { Id: number } } }).Team.Fundraising_Goal;
    expect((await organiser.get(donation)).body).toMatchObject({
      Donation: { Recipient: { Id: page, User_Id: null, Team_Id: numbers.team } },
    });
    await change({ Recipient: null });
    expect(await standing()).toEqual(counted(3_000));
  });

  test('that 50/50 is notified of stands in the campaign and on no page', async () => {
    await fiftyFifty.notify({ amount: '5.00', currency: 'GBP', name: 'Andrew Senter' });
    const { body } = await organiser.get(
      `v2/${campaign}/displayed_donations?sort=-displayed_donation_info.id`,
    );
    expect(body).toMatchObject({
      Displayed_Donation_Infos: [
        // Five pounds, in the campaign's euros.
        { Amount: 10, Donor_Name: 'Andrew Senter' },
        { Amount: 30, Donor_Name: 'Dee Okoro' },
      ],
      Total: 2,
    });
    expect(await standing()).toMatchObject({
      cents: 4_000,
      pounds: '20',
      campaign: 40,
      ann: 0,
      bob: 0,
      team: 0,
    });
  });

  test('that did not last leaves every total exactly as it came, and is counted anew once it does', async () => {
    await change({ Payment: { Is_Verified: false } });
    expect(await standing()).toMatchObject({
      cents: 1_000,
      pounds: '5',
      campaign: 10,
      gifts: ['Andrew Senter'],
    });
    await change({ Payment: { Is_Verified: true }, Recipient: { User_Id: numbers.ann } });
    expect(await standing()).toMatchObject({ cents: 4_000, pounds: '20', campaign: 40, ann: 30, team: 30 });
    await organiser.send('delete', donation);
    expect(await standing()).toMatchObject({ cents: 1_000, pounds: '5', campaign: 10, ann: 0, team: 0 });
  });

  test('shows the same after a restart', async () => {
    const before = await standing();
    await api.restart();
    expect(await standing()).toEqual(before);
  });
});
