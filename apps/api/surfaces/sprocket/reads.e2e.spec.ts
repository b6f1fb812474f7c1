import { RunningApi } from '../../../../test/running-api';
import { type Answer, SprocketClient } from '../../../../test/sprocket/client';
import { type Callers, givenCallers, givenWalk } from '../../../../test/sprocket/walk';

let api: RunningApi;
let callers: Callers;
let application: SprocketClient;
const as = (who: keyof Callers) => application.as(callers[who]);

beforeAll(async () => {
  api = await RunningApi.start();
  await givenWalk(api);
  callers = await givenCallers(api);
  application = new SprocketClient(api, callers.application);
}, 60_000);
afterAll(() => api.stop());

const named = (answer: Answer, list: string): string[] =>
  (answer.body as Record<string, { Id: number; Name?: string; First_Name?: string }[]>)[list]!.map(
    ({ Name, First_Name }) => Name ?? First_Name ?? '',
  );
const failing = async (answer: Promise<Answer>) => {
  const { status, body } = await answer;
  return [status, (body as { errorCode?: number }).errorCode];
};

/** What is read with an application's credentials: a path that is there, what makes it mistyped, and one that is not there. */
const open = [
  ['campaigns/1234', 'campaigns/x', 'campaigns/999'],
  ['campaigns/1234/users', 'campaigns/1234/users?limit=101', 'campaigns/999/users'],
  ['campaigns/1234/users/5678', 'campaigns/1234/users/0', 'campaigns/1234/users/999'],
  ['campaigns/1234/teams', 'campaigns/1234/teams?offset=x', 'campaigns/999/teams'],
  ['campaigns/1234/teams/90', 'campaigns/1234/teams/-1', 'campaigns/1234/teams/999'],
  [
    'campaigns/1234/fundraising_goals/701',
    'campaigns/1234/fundraising_goals/1.5',
    'campaigns/1234/fundraising_goals/999',
  ],
  ['series/55', 'series/2147483648', 'series/999'],
  ['series/55/campaigns', 'series/55/campaigns?leader_count=101', 'series/999/campaigns'],
  ['organizations/9', 'organizations/9?pretty=1', 'organizations/999'],
] as const;
const openLater = [
  ['campaigns/1234/users/5678/updates', 'campaigns/1234/users/x/updates', 'campaigns/1234/users/999/updates'],
  [
    'campaigns/1234/users/5678/updates/90',
    'campaigns/1234/users/5678/updates/x',
    'campaigns/1234/users/5678/updates/91',
  ],
  [
    'campaigns/1234/teams/90/users',
    'campaigns/1234/teams/90/users?sort=user.email',
    'campaigns/1234/teams/999/users',
  ],
] as const;
const organised = [
  ['campaigns/1234', 'campaigns/x', 'campaigns/999'],
  ['campaigns/1234/users', 'campaigns/1234/users?user.id=x', 'campaigns/999/users'],
  [
    'campaigns/1234/users/modified',
    'campaigns/1234/users/modified?starting=x',
    'campaigns/999/users/modified',
  ],
  ['campaigns/1234/users/5678', 'campaigns/1234/users/x', 'campaigns/1234/users/999'],
  ['campaigns/1234/teams', 'campaigns/1234/teams?team.nothing=x', 'campaigns/999/teams'],
  ['campaigns/1234/teams/modified', 'campaigns/1234/teams/modified?sort=x', 'campaigns/999/teams/modified'],
  ['campaigns/1234/teams/90', 'campaigns/1234/teams/x', 'campaigns/1234/teams/999'],
] as const;

describe('every call', () => {
  const all = [
    ...open.flatMap((paths) => [paths.map((path) => `v1/${path}`), paths.map((path) => `v2/${path}`)]),
    ...openLater.map((paths) => paths.map((path) => `v2/${path}`)),
  ] as [string, string, string][];

  test.each(all)(
    '%s needs an application, and is told apart from %s and %s',
    async (there, mistyped, gone) => {
      expect((await application.get(there)).status).toBe(200);
      expect((await as('bob').get(there)).status).toBe(200);
      expect(await failing(application.get(mistyped))).toEqual([400, expect.any(Number)]);
      expect(await failing(application.get(gone))).toEqual([404, 10020]);
      expect(await failing(application.as().get(there))).toEqual([401, 10002]);
      expect(await failing(application.as().get(mistyped))).toEqual([401, 10002]);
      expect(await failing(application.as('Bearer nothing').get(there))).toEqual([401, 10001]);
    },
  );

  test.each(organised.map((paths) => paths.map((path) => `v2/admin/${path}`) as [string, string, string]))(
    '%s is for organisers alone, and is told apart from %s and %s',
    async (there, mistyped, gone) => {
      expect((await as('olga').get(there)).status).toBe(200);
      expect(await failing(as('olga').get(mistyped))).toEqual([400, expect.any(Number)]);
      expect(await failing(as('olga').get(gone))).toEqual([404, 10020]);
      for (const caller of ['otto', 'modestOlga', 'ann'] as const)
        expect(await failing(as(caller).get(there))).toEqual([403, 10003]);
      expect(await failing(application.get(there))).toEqual([401, 10002]);
    },
  );

  test('organisers find all of their campaigns, and no other', async () => {
    const mine = await as('olga').get('v2/admin/campaigns?sort=-campaign.name');
    expect(named(mine, 'Campaigns')).toEqual(['Winter Walk', 'Spring Walk']);
    expect(mine.body).toMatchObject({ Total: 2 });
    expect(named(await as('otto').get('v2/admin/campaigns'), 'Campaigns')).toEqual(['Autumn Walk']);
    const events = await as('olga').get('v2/admin/campaigns?campaign.campaign_type=1&campaign.series_id=55');
    expect(named(events, 'Campaigns')).toEqual(['Spring Walk']);
    expect(await failing(as('olga').get('v2/admin/campaigns?leader_count=x'))).toEqual([400, 10011]);
    expect(await failing(as('ann').get('v2/admin/campaigns'))).toEqual([403, 10003]);
    expect(await failing(application.get('v2/admin/campaigns'))).toEqual([401, 10002]);
  });

  test.each(['v1', 'v2'])('%s shows an address to its owner and to organisers', async (version) => {
    const path = `${version}/campaigns/1234/users/5678/address`;
    const shown = { Id: 41, Address_1: '123 Main St', Address_2: 'Apt 4', Zip: '90001', Country: 'US' };
    for (const caller of ['ann', 'olga'] as const) {
      const { body } = await as(caller).get(path);
      expect(version === 'v1' ? body : body.Address).toMatchObject(shown);
    }
    for (const caller of ['bob', 'otto', 'modestOlga'] as const)
      expect(await failing(as(caller).get(path))).toEqual([403, 10003]);
    expect(await failing(application.get(path))).toEqual([401, 10002]);
    expect(await failing(as('ann').get(`${version}/campaigns/1234/users/x/address`))).toEqual([400, 10011]);
    expect(await failing(as('bob').get(`${version}/campaigns/1234/users/5679/address`))).toEqual([
      404, 10020,
    ]);
  });
});

describe('who is seen', () => {
  const users = 'v2/campaigns/1234/users';

  test('public pages and those without one are listed, delisted ones are found by their number', async () => {
    expect(named(await application.get(users), 'Users')).toEqual(['Ann', 'Bob']);
    expect((await application.get(`${users}/5680`)).body.User).toMatchObject({ Page_Access: 'Delisted' });
    expect((await application.get(`${users}/5683`)).status).toBe(404);
    expect(named(await application.get('v2/campaigns/1234/teams'), 'Teams')).toEqual(['Our Pack']);
    expect((await application.get('v2/campaigns/1234/teams/91')).body.Team).toMatchObject({
      Name: 'Quiet Ones',
    });
  });

  test('inactive and pending pages are there for their owner and organisers alone, with all that hangs on them', async () => {
    const hidden = ['v2/campaigns/1234/users/5682', 'v2/campaigns/1234/fundraising_goals/705'];
    for (const path of [...hidden, 'v2/campaigns/1234/users/5682/updates']) {
      for (const caller of ['application', 'bob', 'otto', 'modestOlga'] as const)
        expect(await failing(as(caller).get(path))).toEqual([404, 10020]);
      for (const caller of ['pam', 'olga'] as const) expect((await as(caller).get(path)).status).toBe(200);
    }
    for (const path of ['v2/campaigns/1234/teams/92', 'v2/campaigns/1234/fundraising_goals/713']) {
      expect(await failing(as('ann').get(path))).toEqual([404, 10020]);
      expect((await as('olga').get(path)).status).toBe(200);
    }
  });

  test('organisers list all, the last changed last where that is asked for', async () => {
    const all = await as('olga').get('v2/admin/campaigns/1234/users');
    expect(named(all, 'Users')).toEqual(['Ann', 'Bob', 'Dee', 'Ike', 'Pam']);
    const changed = await as('olga').get('v2/admin/campaigns/1234/users/modified');
    expect(named(changed, 'Users').at(-1)).toBe('Ann');
    const late = await as('olga').get('v2/admin/campaigns/1234/users/modified?starting=1459468800');
    expect(named(late, 'Users')).toEqual(['Ann']);
    const teams = await as('olga').get('v2/admin/campaigns/1234/teams/modified?starting=1459468800');
    expect(named(teams, 'Teams')).toEqual(['Our Pack']);
    const newest = await as('olga').get('v2/admin/campaigns/1234/teams?sort=-team.id');
    expect(named(newest, 'Teams')).toEqual(['Shut Ones', 'Quiet Ones', 'Our Pack']);
  });

  test("a draft is its organiser's alone", async () => {
    expect(await failing(application.get('v2/campaigns/1235'))).toEqual([404, 10020]);
    expect(await failing(as('otto').get('v2/campaigns/1235'))).toEqual([404, 10020]);
    expect((await as('olga').get('v2/campaigns/1235')).body.Campaign).toMatchObject({ Name: 'Winter Walk' });
    expect(named(await application.get('v2/series/55/campaigns'), 'Campaigns')).toEqual([
      'Spring Walk',
      'Autumn Walk',
    ]);
  });

  test.each<[keyof Callers, string | null, string | null, number]>([
    ['application', null, null, 0],
    ['bob', null, 'bob@example.org', 0],
    ['ann', 'ann@example.org', 'bob@example.org', 1],
    ['olga', 'ann@example.org', 'bob@example.org', 1],
    ['modestOlga', null, null, 0],
    ['otto', null, null, 0],
  ])('%s reads the addresses that are its business', async (caller, annsMail, bobsMail, addresses) => {
    const [one, two] = (await as(caller).get('v2/campaigns/1234/users')).body.Users;
    expect(one).toMatchObject({ First_Name: 'Ann', Email: annsMail });
    expect(two).toMatchObject({ First_Name: 'Bob', Email: bobsMail });
    expect(one.Addresses).toHaveLength(addresses);
    const first = (await as(caller).get('v1/campaigns/1234/users/5678')).body;
    expect(first.Email).toBe(annsMail);
    expect(first.Address === null).toBe(addresses === 0);
    const { Captains } = (await as(caller).get('v2/campaigns/1234/teams/90')).body.Team;
    expect(Captains).toEqual([one]);
    const [leader] = (await as(caller).get('v2/campaigns/1234?leader_count=1')).body.Campaign
      .Fundraiser_Leaders;
    expect(leader.Email).toBe(annsMail);
  });
});

describe('what is asked', () => {
  const users = 'v2/campaigns/1234/users';
  const all = 'v2/admin/campaigns/1234/users';

  test.each([
    ['user.first_name=a*', ['Ann']],
    ['user.last_name=lee', ['Ann', 'Dee', 'Ike', 'Pam']],
    ['user.last_name=*Z', ['Bob']],
    ['user.email=*@EXAMPLE.org&user.id=<5680', ['Ann', 'Bob']],
    ['user.id=>5678&user.id=<5681', ['Bob', 'Dee']],
    ['user.is_captain=true', ['Ann']],
    ['user.is_fundraiser=false', ['Bob']],
    ['user.team_id=90&sort=-user.id', ['Pam', 'Bob', 'Ann']],
    ['user.amount_raised=250', ['Ann']],
    ['user.amount_raised=>249.99', ['Ann']],
    ['user.amount_raised=<250.00&limit=1', ['Bob']],
    ['user.goal_amount=500.00', ['Ann']],
    ['sort=-user.amount_raised,user.first_name', ['Ann', 'Bob', 'Dee', 'Ike', 'Pam']],
    ['sort=user.goal_amount,-user.id', ['Ann', 'Pam', 'Ike', 'Dee', 'Bob']],
    ['sort=user.last_name,-user.email', ['Pam', 'Ike', 'Dee', 'Ann', 'Bob']],
    ['sort=-user.created_on', ['Ann', 'Bob', 'Dee', 'Ike', 'Pam']],
    ['from_id=5680&limit=2', ['Dee', 'Ike']],
    ['offset=3', ['Ike', 'Pam']],
    ['starting=1459400001', []],
    ['limit=0', []],
  ])('organisers find users by %s', async (query, found) => {
    expect(named(await as('olga').get(`${all}?${query}`), 'Users')).toEqual(found);
  });

  test('the total counts what is found, wherever the part begins', async () => {
    const asked = await as('olga').get(`${all}?user.last_name=lee&from_id=5680&offset=1&limit=1`);
    expect(asked.body).toMatchObject({ Limit: 1, Offset: 1, Total: 3 });
    expect(named(asked, 'Users')).toEqual(['Ike']);
    expect((await application.get(users)).body).toMatchObject({ Limit: 10, Offset: 0, Total: 2 });
  });

  test('what nobody is shown can neither be filtered nor sorted by', async () => {
    expect(await failing(application.get(`${users}?user.email=ann@example.org`))).toEqual([400, 10013]);
    expect(await failing(as('olga').get(`${users}?sort=user.email`))).toEqual([400, 10014]);
    expect(await failing(application.get('v2/series/55/campaigns?campaign.series_id=55'))).toEqual([
      400, 10013,
    ]);
    expect(await failing(application.get('v2/series/55/campaigns?sort=campaign.series_id'))).toEqual([
      200,
      undefined,
    ]);
  });

  test('version 1 has pages and nothing else', async () => {
    const page = await application.get('v1/campaigns/1234/users?limit=1&offset=1');
    expect(page.body).toEqual([expect.objectContaining({ First_Name: 'Bob' })]);
    expect(await failing(application.get('v1/campaigns/1234/users?user.id=1'))).toEqual([400, 10013]);
    expect(await failing(application.get('v1/campaigns/1234/teams?sort=team.id'))).toEqual([400, 10014]);
  });

  test('campaigns and news are found by their fields too', async () => {
    const series = 'v2/series/55/campaigns';
    expect(
      named(await application.get(`${series}?campaign.name=*walk&sort=campaign.name`), 'Campaigns'),
    ).toEqual(['Autumn Walk', 'Spring Walk']);
    expect(named(await application.get(`${series}?campaign.date=1462060800`), 'Campaigns')).toEqual([
      'Spring Walk',
    ]);
    expect(named(await application.get(`${series}?sort=campaign.date`), 'Campaigns')).toEqual([
      'Spring Walk',
      'Autumn Walk',
    ]);
    const news = await application.get(`${users}/5678/updates?update.title=week*&sort=-update.created_on`);
    expect(news.body).toMatchObject({ Updates: [{ Id: 90, User_Id: 5678, Title: 'Week one' }], Total: 1 });
  });

  test('leaders stand before the others, as many as are asked for, without their gifts', async () => {
    const { Campaign } = (await application.get('v2/campaigns/1234?leader_count=2')).body;
    expect(Campaign.Fundraiser_Leaders).toEqual([expect.objectContaining({ Id: 5678, Amount_Raised: 250 })]);
    expect(Campaign.Team_Leaders).toEqual([expect.objectContaining({ Id: 90, Amount_Raised: 400 })]);
    expect(Campaign.Fundraising_Goal).toMatchObject({ Amount_Raised: 450, Amount_To_Goal: 4550 });
    const { Series } = (await application.get('v2/series/55?leader_count=1')).body;
    expect(Series).toMatchObject({
      Fundraising_Goal: { Id: 601, Amount_Raised: 450, Amount_To_Goal: 9550, Displayed_Donation_Infos: [] },
      Fundraiser_Leaders: [{ Id: 5678 }],
      Team_Leaders: [{ Id: 90, Captains: [{ Id: 5678 }], User_Ids: [5678, 5679, 5682] }],
    });
    const [team] = Series.Team_Leaders;
    for (const leader of [...Series.Fundraiser_Leaders, team, ...team.Captains])
      expect(leader.Fundraising_Goal.Displayed_Donation_Infos).toEqual([]);
    const [campaign] = (await application.get('v1/series/55/campaigns?leader_count=1&limit=1')).body;
    expect(campaign).toMatchObject({ Id: 1234, Series_Id: 55, Fundraiser_Leaders: [{ Id: 5678 }] });
    expect((await application.get('v2/campaigns/1234')).body.Campaign).toMatchObject({
      Fundraiser_Leaders: [],
      Team_Leaders: [],
    });
  });

  test('a goal is that of a page, a team or the campaign, and of no other campaign', async () => {
    const goal = (number: number, campaign = 1234) =>
      application.get(`v2/campaigns/${campaign}/fundraising_goals/${number}`);
    expect((await goal(711)).body.Fundraising_Goal).toMatchObject({ Id: 711, Amount_Raised: 400 });
    expect((await goal(602)).body.Fundraising_Goal).toMatchObject({
      Amount_Raised: 450,
      Fundraising_Page: null,
    });
    for (const [number, amounts] of [
      [701, [250]],
      [711, [150, 250]],
      [602, [50, 150, 250]],
    ] as const) {
      const { Displayed_Donation_Infos: gifts } = (await goal(number)).body.Fundraising_Goal;
      expect(gifts).toEqual(
        amounts.map((Amount) => expect.objectContaining({ Amount, Donor_Name: 'Dee Okoro' })),
      );
    }
    expect(await failing(goal(601))).toEqual([404, 10020]);
    expect(await failing(goal(701, 1236))).toEqual([404, 10020]);
  });
});

test('the spec saw all that the contract documents of these operations', () => {
  expect(
    application.contract.unheld([
      'v1GetCampaign',
      'v1ListUsers',
      'v1GetUser',
      'v1GetAddress',
      'v1ListTeams',
      'v1GetTeam',
      'v1GetGoal',
      'v1GetSeries',
      'v1ListSeriesCampaigns',
      'v1GetOrganization',
      'getCampaign',
      'listUsers',
      'getUser',
      'getAddress',
      'listUpdates',
      'getUpdate',
      'listTeams',
      'getTeam',
      'listTeamUsers',
      'getGoal',
      'getSeries',
      'listSeriesCampaigns',
      'getOrganization',
      'adminListCampaigns',
      'adminGetCampaign',
      'adminListUsers',
      'adminListModifiedUsers',
      'adminGetUser',
      'adminListTeams',
      'adminListModifiedTeams',
      'adminGetTeam',
    ]),
  ).toEqual([]);
});
