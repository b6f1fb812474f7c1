import { ApiClients } from '@almoner/identity';
import type { Answer } from '../../../../test/fifty-fifty/answer';
import { FiftyFiftyClient, messageOf } from '../../../../test/fifty-fifty/client';
import { assignedKey, givenTwoProjects, otherKey } from '../../../../test/fifty-fifty/given';
import { RunningApi } from '../../../../test/running-api';

let api: RunningApi;
let assigned: FiftyFiftyClient;
beforeAll(async () => {
  api = await RunningApi.start();
  await givenTwoProjects(api);
  assigned = new FiftyFiftyClient(api, assignedKey);
});
afterAll(() => api.stop());
afterEach(() => jest.restoreAllMocks());

let day = 0;
/** Every kept answer was made before this, so what comes next is asked anew. */
const moveViews = (): Promise<void> =>
  api.execute('donations.SetExchangeRate', {
    currency: 'JPY',
    rateToGbp: '0.008',
    effectiveFrom: `20${(day += 1) + 10}-01-01`,
  });

const badKey = 'You must provide a valid API key';

/** Every call with what it tells a key that may write, one that may only read, and one that nobody has. */
const calls: [operation: string, call: (client: FiftyFiftyClient) => Promise<Answer>, reader: string][] = [
  ['statistics', (client) => client.get('statistics'), 'ok'],
  ['listProjects', (client) => client.get('projects/list'), 'ok'],
  ['getProject', (client) => client.get('projects/1'), 'ok'],
  ['listProjectDonations', (client) => client.get('projects/1/donations'), 'ok'],
  ['searchProjectDonations', (client) => client.get('projects/1/donations/search'), 'ok'],
  ['notifyDonation', (client) => client.notify(), 'Your API key is not associated with this project'],
  ['listProjectPledges', (client) => client.get('projects/1/pledges'), 'ok'],
  ['listCampaigners', (client) => client.get('campaigners/list'), 'ok'],
  ['getCampaigner', (client) => client.get('campaigners/1'), 'ok'],
];

const told = (answer: Answer): string => (answer.status === 200 ? 'ok' : messageOf(answer));

describe.each(calls)('%s', (_operation, call, reader) => {
  test('an assigned key may, another live key may read, and no other key may (notes 8 and 9)', async () => {
    expect(told(await call(assigned))).toBe('ok');
    expect(told(await call(assigned.withKey(otherKey)))).toBe(reader);
    expect(told(await call(assigned.withKey('0'.repeat(32))))).toBe(badKey);
  });

  test('a fault is told without detail (note 4)', async () => {
    await moveViews();
    jest
      .spyOn(api.app.get(ApiClients, { strict: false }), 'byKeyDigest')
      .mockRejectedValue(new Error('detail'));
    const answer = await call(assigned);
    expect(answer).toMatchObject({ status: 500, data: { message: 'Internal error' } });
  });

  test('a view that is being built is not asked: try again', async () => {
    await moveViews();
    const { states } = api.system.views;
    const views = states.projections.map(({ view }) => view);
    for (const view of views) states.markBuilding(view, 0.5);
    const answer = await call(assigned);
    for (const view of views) states.markReady(view);
    expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '2' } });
    expect(told(await call(assigned))).toBe('ok');
  });
});

test('every operation was seen with every status that the contract has for it', () => {
  const { contract } = assigned;
  expect(contract.operations).toHaveLength(9);
  expect(contract.unheld(contract.operations.map(({ id }) => id))).toEqual([]);
});
