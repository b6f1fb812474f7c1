import { readFileSync } from 'node:fs';
import request from 'supertest';
import { parse } from 'yaml';
import { RunningApi } from '../running-api';
import { application, basic, tokenFor } from '../sprocket/sign-in';

const examples = ['sprocket', 'betterplace', 'fifty-fifty'].map((name) => `examples/${name}.jsonl`);
const idOf = (number: number) => `5b0c4e70-0000-4000-8000-${String(number).padStart(12, '0')}`;
const schemas = (
  parse(readFileSync('apps/api/surfaces/sprocket/openapi.yaml', 'utf8')) as {
    readonly components: {
      readonly schemas: Readonly<
        Record<string, { readonly examples: readonly [Readonly<Record<string, object>>] }>
      >;
    };
  }
).components.schemas;

/** An object of the reference as it is printed. */
const printed = (name: string): Readonly<Record<string, unknown>> => schemas[name]!.examples[0];

/** Its pages have addresses of their own making; here each is found by the number of its goal. */
const goal = {
  ...printed('Fundraising_Goal'),
  Fundraising_Page: 'https://walk.example.org/Page/701',
  Displayed_Donation_Infos: [{ ...printed('Displayed_Donation_Info'), Date: 1333324800 }],
};
const [ann] = Object.values(printed('V2_User_Answer')) as [object];
const [team] = Object.values(printed('V2_Team_Answer')) as [object];
const [campaign] = Object.values(printed('V2_Campaign_Answer')) as [object];
const [series] = Object.values(printed('V2_Series_Answer')) as [object];
/** The reference prints one goal for everybody; each of ours is its owner's. */
const anyGoal = { Fundraising_Goal: expect.anything() as unknown };

describe.each([
  ['its own examples before the others', examples],
  ['its own examples after the others', examples.toReversed()],
])('with %s', (_, files) => {
  let api: RunningApi;
  let asAnn: string;
  let asOrganiser: string;

  beforeAll(async () => {
    api = await RunningApi.start();
    for (const file of files) await api.load(file);
    const token = async (person: number, ...scopes: Parameters<typeof tokenFor>[2]) =>
      `Bearer ${await tokenFor(api, idOf(person), scopes, idOf(7))}`;
    asAnn = await token(5678, 'profile', 'fundraising.read');
    asOrganiser = await token(6002, 'admin');
  }, 60_000);
  afterAll(() => api.stop());

  const get = async (path: string, authorization = basic()): Promise<unknown> => {
    const response = await request(api.server).get(`/sprocket${path}`).set('Authorization', authorization);
    expect([path, response.status]).toEqual([path, 200]);
    return response.body as unknown;
  };

  test.each([
    ['V2_Organization_Answer', '/v2/organizations/9'],
    ['V2_Update_Answer', '/v2/campaigns/1234/users/5678/updates/90'],
  ])('the %s of the reference comes back field by field', async (name, path) => {
    expect(await get(path)).toEqual(printed(name));
  });

  test('the user of the reference comes back field by field, to herself with her addresses', async () => {
    const { Address: address } = printed('V2_Address_Answer');
    const user = { ...ann, Fundraising_Goal: goal, Addresses: [address] };
    expect(await get('/v2/campaigns/1234/users/5678', asAnn)).toEqual({ User: user });
    expect(await get('/v2/campaigns/1234/users/5678')).toEqual({
      User: { ...user, Email: null, Addresses: [] },
    });
    expect(await get('/v2/admin/campaigns/1234/users/5678', asOrganiser)).toEqual({ User: user });
    expect(await get('/v1/campaigns/1234/users/5678', asAnn)).toEqual({
      ...printed('V1_User'),
      Fundraising_Goal: goal,
    });
    expect(await get('/v2/campaigns/1234/users/5678/address', asAnn)).toEqual({ Address: address });
    expect(await get('/v2/campaigns/1234/fundraising_goals/701')).toEqual({ Fundraising_Goal: goal });
  });

  test('who the token stands for is told as in the reference', async () => {
    expect(await get('/v2/test/me', asAnn)).toEqual({
      Me: {
        ...(printed('V2_Me_Answer')['Me'] as object),
        Expires_In: expect.any(Number) as unknown,
        Client_Id: application.publicId,
      },
    });
  });

  test('the donation of the reference comes back field by field, and as it is displayed', async () => {
    expect(await get('/v2/admin/campaigns/1234/donations/301', asOrganiser)).toEqual(
      printed('V2_Donation_Answer'),
    );
    expect(await get('/v2/campaigns/1234/users/5678/displayed_donations')).toEqual({
      Displayed_Donation_Infos: goal.Displayed_Donation_Infos,
      Limit: 10,
      Offset: 0,
      Total: 1,
    });
  });

  test('team, campaign and series of the reference come back, each with its own goal', async () => {
    expect(await get('/v2/campaigns/1234/teams/90')).toMatchObject({
      Team: {
        ...team,
        Captains: [{ Id: 5678, Email: null }],
        Fundraising_Goal: { Id: 702, Goal_Amount: 1000, Amount_Raised: 850, Amount_To_Goal: 150 },
      },
    });
    expect(await get('/v2/campaigns/1234')).toEqual({ Campaign: { ...campaign, ...anyGoal } });
    expect(await get('/v2/campaigns/1234')).toMatchObject({
      Campaign: { Fundraising_Goal: { Id: 700, Amount_Raised: 850, Amount_To_Goal: 49_150 } },
    });
    expect(await get('/v2/series/55')).toEqual({
      Series: { ...series, ...anyGoal, Last_Modified_On: 1459400000 },
    });
    expect(await get('/v2/series/55?leader_count=1')).toMatchObject({
      Series: {
        Fundraising_Goal: { Id: 699, Amount_Raised: 850 },
        Fundraiser_Leaders: [{ Id: 5678 }],
        Team_Leaders: [{ Id: 90 }],
      },
    });
  });
});
