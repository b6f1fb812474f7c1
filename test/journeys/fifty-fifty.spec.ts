import { freshPostgres } from '../../libs/testing/postgres';
import { FiftyFiftyClient } from '../fifty-fifty/client';
import { assignedKey } from '../fifty-fifty/given';
import { RunningApi } from '../running-api';
import { nineAnswers, repeatedGift } from './nine-operations';
import * as reference from './reference-records';

const examples = 'examples/fifty-fifty.jsonl';

type Environment = Readonly<Record<string, string>>;

const onPostgres = async (): Promise<Environment> => ({ ALMONER_READSTORE: (await freshPostgres()).url });

const readStores: readonly [name: string, environment: () => Promise<Environment>][] = [
  ['SQLite', async () => ({})],
  ['PostgreSQL', onPostgres],
];

/** Each step goes on where the one before it ended, as one organisation's days do. */
describe.each(readStores)('an organisation on %s', (_name, environment) => {
  let api: RunningApi;
  let client: FiftyFiftyClient;
  beforeAll(async () => {
    api = await RunningApi.start(await environment());
    client = new FiftyFiftyClient(api, assignedKey);
  }, 60_000);
  afterAll(() => api.stop());

  test('loads the records that the reference prints, and serves them by id, text, date and amount', async () => {
    const loaded = await api.load(examples);
    expect(loaded.recorded).toBeGreaterThan(0);
    expect(loaded.repeated).toBe(0);
    expect(await client.data('statistics')).toEqual(reference.statistics);
    expect(await client.data('projects/list')).toEqual(reference.projects);
    for (const project of reference.projects) {
      expect(await client.data(`projects/${project.id}`)).toEqual({ currency: 'GBP', ...project });
    }
    expect(await client.data('projects/1/donations')).toEqual(reference.donations);
    expect(await client.data('projects/2/donations')).toEqual([]);
    const search = (query: Record<string, string>) => client.data('projects/1/donations/search', query);
    expect(await search({ name: 'senter' })).toEqual(reference.donations.slice(0, 1));
    expect(await search({ from_id: '1', data: 'arbitrary_string' })).toEqual(reference.donations.slice(1));
    expect(await client.data('projects/1/pledges')).toEqual(reference.pledges);
    expect(await client.data('campaigners/list')).toEqual(reference.campaigners);
    for (const campaigner of reference.campaigners) {
      expect(await client.data(`campaigners/${campaigner.id}`)).toEqual(campaigner);
    }
  });

  test('loads them again, and nothing is recorded', async () => {
    const before = await api.system.events.head();
    const loaded = await api.load(examples);
    expect(loaded.recorded).toBe(0);
    expect(loaded.repeated).toBeGreaterThan(0);
    expect(await api.system.events.head()).toBe(before);
    expect(await client.data('statistics')).toEqual(reference.statistics);
  });

  test('is notified of a gift, which every read shows at the answer', async () => {
    const notified = await client.notify({
      amount: '100.61',
      currency: 'USD',
      name: 'Dee Okoro',
      data: 'order-77',
    });
    expect(notified.status).toBe(200);
    // 100.61 dollars at 0.62 are 62.3782 pounds.
    const total = { backer_count: '47', donation_count: '35', donation_total: '34752.38' };
    expect(await client.data('statistics')).toEqual({ ...reference.statistics, ...total });
    const raised = { donated: '34407.38', backers: '35' };
    expect((await client.data('projects/list'))[0]).toEqual({ ...reference.projects[0], ...raised });
    expect(await client.data('projects/1')).toMatchObject(raised);
    const gift = {
      id: '3',
      amount: '100.61',
      currency: 'USD',
      name: 'Dee Okoro',
      source: 'api',
      data: 'order-77',
    };
    expect(await client.data('projects/1/donations')).toMatchObject([...reference.donations, gift]);
    expect(await client.data('projects/1/donations/search', { name: 'okoro' })).toMatchObject([gift]);
    expect(await client.data('projects/2')).toMatchObject({ donated: '345' });
  });

  test('is notified by many at once, and every answer finds its own gift counted', async () => {
    const counted = await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        await client.notify({ amount: '1', project_id: '2', data: `at-once-${index}` });
        return client.data('projects/2/donations/search', { data: `at-once-${index}` });
      }),
    );
    expect(counted.map((found: unknown[]) => found.length)).toEqual(Array.from({ length: 20 }, () => 1));
    expect(await client.data('projects/2')).toMatchObject({ donated: '365', backers: '32' });
  });

  test('builds all views anew from history, and every answer is the same to the byte', async () => {
    await client.notify(repeatedGift.fields, repeatedGift.headers);
    const before = await nineAnswers(client);
    const { runner } = api.system.views;
    await runner!.rebuild();
    await api.caughtUp();
    expect(await nineAnswers(client)).toEqual(before);
    expect(client.contract.unseen()).toEqual([]);
  });

  test('stops and starts again on the same data, and every answer is the same to the byte', async () => {
    const before = await nineAnswers(client);
    await api.restart();
    expect(await nineAnswers(client)).toEqual(before);
  });
});

test('an organisation moves from SQLite to an empty PostgreSQL and back: every answer is the same to the byte', async () => {
  const api = await RunningApi.start();
  try {
    await api.load(examples);
    const client = new FiftyFiftyClient(api, assignedKey);
    await client.notify(repeatedGift.fields, repeatedGift.headers);
    const before = await nineAnswers(client);
    await api.restart(await onPostgres());
    expect(await nineAnswers(client)).toEqual(before);
    await client.notify({ amount: '5', name: 'On PostgreSQL' });
    const moved = await nineAnswers(client);
    expect(moved).not.toEqual(before);
    await api.restart({});
    expect(await nineAnswers(client)).toEqual(moved);
  } finally {
    await api.stop();
  }
}, 60_000);
