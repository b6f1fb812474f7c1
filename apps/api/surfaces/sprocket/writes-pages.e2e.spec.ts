import { RunningApi } from '../../../../test/running-api';
import { SprocketClient } from '../../../../test/sprocket/client';
import { expectKeyTaken, expectRefusals } from '../../../../test/sprocket/refused-writes';
import { type Callers, givenCallers, givenWalk } from '../../../../test/sprocket/walk';

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

/** Of Ann's page, of the pack's, of the campaign and of the series. */
const goals = { ann: 701, pack: 711, campaign: 602, series: 601 };

describe.each([1, 2] as const)('a goal in version %i', (version) => {
  const wrap = (goal: object) => (version === 1 ? goal : { Fundraising_Goal: goal });
  const path = (goal: number, campaign = 1234) =>
    `v${version}/campaigns/${campaign}/fundraising_goals/${goal}`;
  const change = (who: keyof Callers, goal: number, told: object) =>
    as(who).send('put', path(goal), wrap(told));
  const goalIn = (body: unknown) =>
    version === 1 ? body : (body as { Fundraising_Goal: unknown }).Fundraising_Goal;

  test('is changed by its owner only', async () => {
    await expectRefusals(nobody, {
      method: 'put',
      path: path(goals.ann),
      body: wrap({ Goal_Amount: 500 }),
      missing: path(goals.ann, 99),
      stranger: as('bob'),
      unscoped: as('modestOlga'),
      writer: as('ann'),
    });
    for (const [who, goal, status] of [
      ['ann', goals.campaign, 403],
      ['ann', goals.series, 403],
      ['ann', 999, 403],
      ['bob', goals.pack, 403],
      ['olga', goals.series, 404],
      ['olga', 706, 404],
      ['olga', 999, 404],
    ] as const)
      expect([goal, (await change(who, goal, { Goal_Amount: 1 })).status]).toEqual([goal, status]);
    for (const wrong of [
      { Goal_Amount: -1 },
      { Goal_Amount: 0.001 },
      { Goal_Amount: '5' },
      { Fundraising_Page_Header: 'x'.repeat(201) },
      { Fundraising_Page_Html: 'x'.repeat(50_001) },
      { Fundraising_Page_Html: '&'.repeat(20_000) },
    ])
      expect((await change('ann', goals.ann, wrong)).status).toBe(400);
    const bodies = [wrap({ Goal_Amount: 500 }), wrap({ Goal_Amount: 501 })] as const;
    await as('ann').send('put', path(goals.ann), wrap({ Goal_Amount: 5 }));
    await expectKeyTaken(as('ann'), 'put', path(goals.ann), bodies);
  });

  test('of a page keeps what is not told, and its HTML is cleaned', async () => {
    const { body, status } = await change('ann', goals.ann, {
      Goal_Amount: 399.99,
      Fundraising_Page_Html: `<p onclick="steal()">v${version}</p><script>steal()</script>`,
    });
    expect(status).toBe(200);
    expect(goalIn(body)).toMatchObject({
      Id: goals.ann,
      Fundraising_Page_Header: 'Ann walks',
      Fundraising_Page_Html: `<p>v${version}</p>`,
      Goal_Amount: 399.99,
      Amount_Raised: 250,
      Amount_To_Goal: 149.99,
    });
    expect((await as('application').get(path(goals.ann))).body).toEqual(body);
    const cleared = await change('ann', goals.ann, { Goal_Amount: null, Fundraising_Page_Html: null });
    expect(goalIn(cleared.body)).toMatchObject({
      Goal_Amount: null,
      Amount_To_Goal: null,
      Fundraising_Page_Html: null,
    });
  });

  test('of a team is changed by its captain, that of the campaign by organisers', async () => {
    const header = `Pack ${version}`;
    const team = await change('ann', goals.pack, { Fundraising_Page_Header: header });
    expect(goalIn(team.body)).toMatchObject({
      Id: goals.pack,
      Fundraising_Page_Header: header,
      Goal_Amount: 1000,
    });
    const whole = await change('olga', goals.campaign, { Goal_Amount: 6000 + version });
    expect(goalIn(whole.body)).toMatchObject({
      Id: goals.campaign,
      Goal_Amount: 6000 + version,
      Amount_Raised: 450,
      Fundraising_Page: null,
    });
    expect((await change('olga', goals.campaign, { Fundraising_Page_Header: 'x' })).body).toMatchObject({
      errorCode: 10_012,
    });
  });
});

describe('news on a page', () => {
  const path = 'v2/campaigns/1234/users/5678/updates';
  const update = (special: object = {}) => ({
    Update: { Title: 'Week two', Body: '<p>20 miles</p>', ...special },
  });
  const refused = () => ({ stranger: as('bob'), unscoped: as('modestOlga'), writer: as('ann') });

  test('is posted by its owner only, who has one', async () => {
    await expectRefusals(nobody, {
      ...refused(),
      method: 'post',
      path,
      body: update(),
      missing: path.replace('1234', '99'),
    });
    for (const wrong of [
      { Title: '' },
      { Title: null },
      { Body: 'x'.repeat(20_001) },
      { Title: 'x'.repeat(201) },
    ])
      expect((await as('ann').send('post', path, update(wrong))).status).toBe(400);
    const pageless = await as('bob').send('post', path.replace('5678', '5679'), update());
    expect([pageless.status, pageless.body]).toEqual([
      409,
      { errorCode: 10_030, errorMessage: 'The user has no fundraising page.' },
    ]);
  });

  test('answers with the news and where it is, once for one key', async () => {
    const once = { 'Content-Type': 'application/json', 'Idempotency-Key': 'week two only' };
    const told = update({ Body: '<b>20</b><script>x</script>' });
    const { status, body, headers } = await as('ann').send('post', path, told, once);
    expect(status).toBe(201);
    expect(body).toMatchObject({ Update: { User_Id: 5678, Title: 'Week two', Body: '<b>20</b>' } });
    const { Id } = (body as { Update: { Id: number } }).Update;
    expect(headers['location']).toMatch(new RegExp(`/sprocket/${path}/${Id}$`));
    expect((await as('application').get(`${path}/${Id}`)).body).toEqual(body);
    expect((await as('ann').send('post', path, told, once)).body).toEqual(body);
  });

  test('is edited and taken off by its owner only', async () => {
    const one = `${path}/90`;
    const missing = `${path}/99`;
    await expectRefusals(nobody, { ...refused(), method: 'put', path: one, body: update(), missing });
    await expectRefusals(nobody, { ...refused(), method: 'delete', path: one, missing });
    const edited = await as('ann').send('put', one, { Update: { Title: 'Week 1' } });
    expect(edited.body).toMatchObject({ Update: { Id: 90, Title: 'Week 1', Body: '<p>Ten miles</p>' } });
    const bodies = [update({ Title: 'Last' }), update({ Title: 'Never' })] as const;
    await expectKeyTaken(as('ann'), 'put', one, bodies);
    const headers = { 'Idempotency-Key': `once for ${one}` };
    expect((await as('ann').send('delete', one, undefined, headers)).status).toBe(409);
    const before = (await as('application').get(one)).body as unknown;
    const removed = await as('ann').send('delete', one);
    expect([removed.status, removed.body]).toEqual([200, before]);
    expect((await as('ann').send('delete', one)).status).toBe(404);
  });

  test('is written by organisers too', async () => {
    const posted = await as('olga').send('post', path, update({ Title: 'From us' }));
    expect(posted.status).toBe(201);
  });
});

describe('what organisers say of their campaign', () => {
  const path = 'v2/admin/campaigns/1234';
  const change = (campaign: object) => as('olga').send('put', path, { Campaign: campaign });

  test('is refused to all others', () =>
    expectRefusals(nobody, {
      method: 'put',
      path,
      body: { Campaign: { Name: 'Spring Walk' } },
      missing: 'v2/admin/campaigns/99',
      stranger: as('otto'),
      unscoped: as('ann'),
      writer: as('olga'),
    }));

  test('changes what is told, clears what is null, and leaves the rest', async () => {
    const { body, status } = await change({ Name: 'Autumn Run', Date: 1_462_060_900, Goal_Amount: 10 });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      Campaign: {
        Name: 'Autumn Run',
        Description: 'A walk.',
        Date: 1_462_060_900,
        Fundraising_Goal: { Goal_Amount: 10 },
      },
    });
    expect((await as('olga').get(path)).body).toEqual(body);
    const cleared = await change({ Description: null, Date: null, Goal_Amount: null });
    expect(cleared.body).toMatchObject({
      Campaign: {
        Name: 'Autumn Run',
        Description: null,
        Date: null,
        Fundraising_Goal: { Goal_Amount: null },
      },
    });
    expect((await change({ Date: 0 })).body).toMatchObject({ Campaign: { Date: 0 } });
  });

  test.each([{ Name: '' }, { Name: null }, { Date: 1e12 }, { Date: -1 }, { Goal_Amount: 1.001 }])(
    'is never %j',
    async (wrong) => expect((await change(wrong)).status).toBe(400),
  );

  test('is not said twice with one key', () =>
    expectKeyTaken(as('olga'), 'put', path, [
      { Campaign: { Name: 'Winter Run', Goal_Amount: 7 } },
      { Campaign: { Name: 'Summer Run' } },
    ]));
});

test('every documented answer was seen', () => {
  expect(
    nobody.contract.unheld([
      'v1UpdateGoal',
      'updateGoal',
      'createUpdate',
      'editUpdate',
      'deleteUpdate',
      'adminUpdateCampaign',
    ]),
  ).toEqual([]);
});
