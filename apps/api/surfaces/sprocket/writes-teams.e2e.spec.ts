import { campaignId, idOf } from '../../../../libs/testing/records';
import { RunningApi } from '../../../../test/running-api';
import { SprocketClient } from '../../../../test/sprocket/client';
import { expectKeyTaken, expectRefusals } from '../../../../test/sprocket/refused-writes';
import {
  type Callers,
  ann,
  bob,
  givenCallers,
  givenWalk,
  ike,
  olga,
  participant,
  zoe,
} from '../../../../test/sprocket/walk';

let api: RunningApi;
let callers: Callers;
let nobody: SprocketClient;
const as = (who: keyof Callers) => nobody.as(callers[who]);

beforeAll(async () => {
  api = await RunningApi.start();
  await givenWalk(api);
  callers = await givenCallers(api);
  nobody = new SprocketClient(api);
}, 60_000);
afterAll(() => api.stop());

interface ShownTeam {
  readonly Id: number;
  readonly Captains: readonly { readonly Id: number }[];
}
const teamIn = (body: unknown): ShownTeam => (body as { Team?: ShownTeam }).Team ?? (body as ShownTeam);
const captains = (body: unknown) => teamIn(body).Captains.map(({ Id }) => Id);

describe.each([1, 2] as const)('a team in version %i', (version) => {
  const wrap = (team: object) => (version === 1 ? team : { Team: team });
  const path = `v${version}/campaigns/1234/teams`;
  const name = (words: string) => `${words} of version ${version}`;

  test('is not started by who may not, nor against the rules', async () => {
    await expectRefusals(nobody, {
      method: 'post',
      path,
      body: wrap({ Name: 'Never' }),
      missing: `v${version}/campaigns/99/teams`,
      stranger: as('otto'),
      unscoped: as('modestOlga'),
      writer: as('pam'),
    });
    for (const [status, team] of [
      [400, { Name: ' ' }],
      [400, { Name: 'Never', Goal_Amount: -1 }],
      [400, { Name: 'Never', Captain_Ids: [5678] }],
      [403, { Name: 'Never', Page_Access: 'Public' }],
      [409, { Name: 'our PACK' }],
    ] as const)
      expect((await as('pam').send('post', path, wrap(team))).status).toBe(status);
    // Ann alone leads the pack.
    expect((await as('ann').send('post', path, wrap({ Name: 'Never' }))).body).toMatchObject({
      errorCode: 10_030,
    });
  });

  test('is started by a participant, who leads it and leaves the one before', async () => {
    const once = { 'Content-Type': 'application/json', 'Idempotency-Key': `a team of version ${version}` };
    const team = { Name: name('Walkers'), Goal_Amount: 100, Captain_Ids: [5682] };
    const { status, body, headers } = await as('pam').send('post', path, wrap(team), once);
    expect(status).toBe(201);
    expect(teamIn(body)).toMatchObject({
      Name: name('Walkers'),
      Profile_Image: null,
      Captains: [{ Id: 5682 }],
      User_Ids: [5682],
      Fundraising_Goal: { Goal_Amount: 100, Amount_Raised: 0 },
    });
    const { Id } = teamIn(body);
    expect(headers['location']).toMatch(new RegExp(`/sprocket/${path}/${Id}$`));
    expect((await as('pam').send('post', path, wrap(team), once)).body).toEqual(body);
    expect((await as('application').get('v2/campaigns/1234/teams/90')).body).toMatchObject({
      Team: { User_Ids: [5678, 5679] },
    });
    await as('pam').send('delete', `v2/campaigns/1234/teams/${Id}/users/5682`);
  });

  test('is changed by its captains only', async () => {
    await expectRefusals(nobody, {
      method: 'put',
      path: `${path}/90`,
      body: wrap({ Goal_Amount: 1000 }),
      missing: `v${version}/campaigns/99/teams/90`,
      stranger: as('bob'),
      unscoped: as('modestOlga'),
      writer: as('ann'),
    });
    const change = (team: object) => as('ann').send('put', `${path}/90`, wrap(team));
    for (const [status, team] of [
      [400, { Captain_Ids: [99] }],
      [403, { Page_Access: 'Inactive' }],
      [409, { Name: 'quiet ones', Goal_Amount: 5 }],
      [409, { Captain_Ids: [5680] }],
      [409, { Captain_Ids: [] }],
    ] as const)
      expect((await change(team)).status).toBe(status);
    const both = await change({ Profile_Image: null, Captain_Ids: [5678, 5679], Page_Access: 'Public' });
    expect(teamIn(both.body)).toMatchObject({
      Name: 'Our Pack',
      Profile_Image: null,
      Fundraising_Goal: { Goal_Amount: 1000, Amount_Raised: 400 },
    });
    expect(captains(both.body)).toEqual([5678, 5679]);
    // A captain reads the addresses of the team.
    expect((await as('bob').get('v1/campaigns/1234/users/5678')).body).toMatchObject({
      Email: 'ann@example.org',
    });
    expect(captains((await change({ Captain_Ids: [5678] })).body)).toEqual([5678]);
  });
});

describe('joining and leaving', () => {
  const path = 'v2/campaigns/1234/teams/90/users/5680';
  const members = (body: unknown) => (teamIn(body) as unknown as { User_Ids: number[] }).User_Ids;

  test.each(['put', 'delete'] as const)('%s is refused to who may not', async (method) => {
    await as('olga').send('put', path);
    await expectRefusals(nobody, {
      method,
      path,
      missing: path.replace('5680', '99'),
      stranger: as('bob'),
      unscoped: as('modestOlga'),
      writer: as('ann'),
    });
    expect((await as('ann').send(method, path.replace('1234', '99'))).status).toBe(404);
    expect((await as('olga').send(method, path.replace('90', '99'))).status).toBe(404);
  });

  test('a captain puts somebody on the team, an organiser takes them off', async () => {
    expect(members((await as('ann').send('put', path)).body)).toContain(5680);
    expect(members((await as('olga').send('delete', path)).body)).not.toContain(5680);
    expect((await as('olga').send('delete', path)).status).toBe(404);
  });

  test('one joins by oneself, which leaves the team before, and leaves by oneself', async () => {
    const join = (team: number) => as('bob').send('put', `v2/campaigns/1234/teams/${team}/users/5679`);
    expect(members((await join(91)).body)).toEqual([5679]);
    expect((await join(92)).status).toBe(404);
    expect(members((await join(90)).body)).toEqual([5678, 5679]);
    expect((await as('application').get('v2/campaigns/1234/teams/91')).body).toMatchObject({
      Team: { User_Ids: [] },
    });
    const left = await as('bob').send('delete', 'v2/campaigns/1234/teams/90/users/5679');
    expect(members(left.body)).toEqual([5678]);
    await join(90);
  });

  test('whoever alone leads others stays', async () => {
    const own = (team: number) => `v2/campaigns/1234/teams/${team}/users/5678`;
    expect((await as('ann').send('delete', own(90))).body).toEqual({
      errorCode: 10_030,
      errorMessage: 'The last captain of a team with members stays.',
    });
    expect((await as('ann').send('put', own(91))).status).toBe(409);
  });
});

describe('what organisers do with teams', () => {
  const path = 'v2/admin/campaigns/1234/teams';

  test('is refused to all others', async () => {
    const refused = { stranger: as('otto'), unscoped: as('ann'), writer: as('olga') };
    const body = { Team: { Name: 'Quiet Ones' } };
    await expectRefusals(nobody, {
      ...refused,
      method: 'post',
      path,
      body,
      missing: 'v2/admin/campaigns/99/teams',
    });
    await expectRefusals(nobody, {
      ...refused,
      method: 'put',
      path: `${path}/91`,
      body,
      missing: `${path}/99`,
    });
    await expectRefusals(nobody, { ...refused, method: 'delete', path: `${path}/91`, missing: `${path}/99` });
    expect((await as('olga').send('post', path, body)).status).toBe(409);
    expect((await as('olga').send('put', `${path}/91`, { Team: { Name: 'our pack' } })).status).toBe(409);
  });

  test('puts on a new team whom they name as its captains, or nobody', async () => {
    const create = (team: object) => as('olga').send('post', path, { Team: team });
    expect((await create({ Name: 'Never', Captain_Ids: [99] })).status).toBe(400);
    expect((await create({ Name: 'Never', Captain_Ids: [5678] })).status).toBe(409);
    const { status, body, headers } = await create({
      Name: 'Runners',
      Captain_Ids: [5681, 5680],
      Page_Access: 'Delisted',
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({ Team: { User_Ids: [5680, 5681], Page_Access: 'Delisted' } });
    expect(captains(body)).toEqual([5680, 5681]);
    expect(headers['location']).toMatch(new RegExp(`/sprocket/${path}/${teamIn(body).Id}$`));
    const empty = await create({ Name: 'Nobody yet' });
    expect(empty.body).toMatchObject({ Team: { User_Ids: [], Captains: [], Page_Access: 'Public' } });
  });

  test('an organiser who takes part leads the team that they start', async () => {
    const { numbers: _given, ...asUser } = participant({ ...olga, number: 0 }, 'Olga');
    await api.execute('campaigns.RegisterParticipant', asUser);
    const { body } = await as('olga').send('post', path, { Team: { Name: 'Organisers' } });
    expect(body).toMatchObject({ Team: { Captains: [{ First_Name: 'Olga' }] } });
  });

  test('shows and hides a team', async () => {
    const change = (team: object) => as('olga').send('put', `${path}/92`, { Team: team });
    expect((await as('application').get('v2/campaigns/1234/teams/92')).status).toBe(404);
    expect((await change({ Page_Access: 'Public' })).body).toMatchObject({ Team: { Page_Access: 'Public' } });
    expect((await as('application').get('v2/campaigns/1234/teams/92')).status).toBe(200);
  });

  test('ends a team: its members go on alone, what was given to it stays', async () => {
    const before = (await as('olga').get(`${path}/90`)).body as unknown;
    const removed = await as('olga').send('delete', `${path}/90`);
    expect([removed.status, removed.body]).toEqual([200, before]);
    expect((await as('olga').send('delete', `${path}/90`)).status).toBe(404);
    for (const { number } of [ann, bob])
      expect((await as('olga').get(`v2/campaigns/1234/users/${number}`)).body).toMatchObject({
        User: { Team_Id: null, Is_Captain: false },
      });
    expect((await as('application').get('v2/campaigns/1234')).body).toMatchObject({
      Campaign: { Fundraising_Goal: { Amount_Raised: 450 } },
    });
  });

  test('ends none with a key that stood for another wish', async () => {
    const once = { 'Content-Type': 'application/json', 'Idempotency-Key': 'one wish only' };
    await as('olga').send('put', `${path}/91`, { Team: { Goal_Amount: 3 } }, once);
    const { status } = await as('olga').send('delete', `${path}/91`, undefined, {
      'Idempotency-Key': once['Idempotency-Key'],
    });
    expect(status).toBe(409);
    await expectKeyTaken(as('olga'), 'put', `${path}/91`, [
      { Team: { Goal_Amount: 1 } },
      { Team: { Goal_Amount: 2 } },
    ]);
  });
});

test('the founder of a team is on it, also where the call that created it went no further', async () => {
  api.system.runPolicies();
  const [teamId, pageId] = [idOf(901), idOf(902)];
  const founderId = ike.personId;
  await api.execute('campaigns.CreateTeam', { campaignId, teamId, pageId, founderId, name: 'Lost' });
  expect(await api.system.settled(10_000)).toBe(true);
  expect((await as('olga').get(`v2/admin/campaigns/1234/users/${ike.number}`)).body).toMatchObject({
    User: { Is_Captain: true },
  });
});

test('nothing reaches into another campaign', async () => {
  const foreign = `v2/campaigns/1234/teams/91/users/${zoe.number}`;
  expect((await as('olga').send('put', foreign)).status).toBe(404);
  expect((await as('olga').send('put', `v2/campaigns/1236/teams/91/users/${zoe.number}`)).status).toBe(403);
});

test('every documented answer was seen', () => {
  expect(
    nobody.contract.unheld([
      'v1CreateTeam',
      'createTeam',
      'v1UpdateTeam',
      'updateTeam',
      'joinTeam',
      'leaveTeam',
      'adminCreateTeam',
      'adminUpdateTeam',
      'adminDeleteTeam',
    ]),
  ).toEqual([]);
});
