import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedEventStore } from '@almoner/eventstore/embedded';
import { FiftyFiftyClient } from '../../../../test/fifty-fifty/client';
import { assignedKey, givenTwoProjects } from '../../../../test/fifty-fifty/given';
import { RunningApi } from '../../../../test/running-api';

const away = 'The service is not available at the moment, please try again';

/** A gift by its data, posted until it is saved; gives the statuses on the way. */
async function saved(client: FiftyFiftyClient, data: string): Promise<number[]> {
  const statuses: number[] = [];
  while (statuses.at(-1) !== 200) {
    const answer = await client.notify({ amount: '1', data }, { 'Idempotency-Key': `once-${data}` });
    statuses.push(answer.status!);
    if (answer.status !== 200) {
      expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '2' }, data: { message: away } });
    }
  }
  return statuses;
}

const dataOf = (list: readonly { data: string }[]): string[] => list.map(({ data }) => data).toSorted();

test('while the event store is killed and comes back, gifts are saved once or told to come again, and reads go on', async () => {
  const api = await RunningApi.start();
  try {
    await givenTwoProjects(api);
    const client = new FiftyFiftyClient(api, assignedKey);
    const expected: string[] = [];
    for (let round = 0; round < 2; round += 1) {
      const victim = api.storePid();
      const gifts = Array.from({ length: 12 }, (_, index) => `gift-${round}-${index}`);
      expected.push(...gifts);
      const posting = gifts.map((data) => saved(client, data));
      await posting[0];
      process.kill(victim, 'SIGKILL');
      const late = [`late-${round}`];
      expected.push(...late);
      const afterwards = late.map((data) => saved(client, data));
      expect(await client.data('statistics')).toMatchObject({ project_count: '2' });
      expect((await client.get('projects/1/donations')).status).toBe(200);
      await Promise.all([...posting, ...afterwards]);
      expect(api.storePid()).not.toBe(victim);
    }
    expect(dataOf(await client.data('projects/1/donations'))).toEqual(expected.toSorted());
    const total = String(expected.length);
    expect(await client.data('statistics')).toMatchObject({ donation_count: total, donation_total: total });
  } finally {
    await api.stop();
  }
}, 60_000);

test('while the event store stays away, notify answers 503 and when to come again, reads go on, and a retry is saved once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'almoner-store-'));
  let store = await EmbeddedEventStore.start({ folder });
  const api = await RunningApi.start({ ALMONER_EVENTSTORE: store.connectionString });
  try {
    await givenTwoProjects(api);
    const client = new FiftyFiftyClient(api, assignedKey);
    await client.notify({ amount: '1', data: 'before' });
    await store.stop();
    const retry = { 'Idempotency-Key': 'once-while-away' };
    const [plain, script] = await Promise.all([
      client.notify({ amount: '1', data: 'while-away' }, retry),
      client.notify({ amount: '1', data: 'never-retried', callback: 'cb' }),
      client.data('statistics').then((figures) => expect(figures).toMatchObject({ donation_count: '1' })),
    ]);
    expect(plain).toMatchObject({ httpStatus: 503, status: 503, data: { message: away } });
    expect(plain.headers).toMatchObject({ 'retry-after': '2', 'access-control-allow-origin': '*' });
    expect(script).toMatchObject({
      httpStatus: 200,
      callback: 'cb',
      status: 503,
      headers: { 'retry-after': '2' },
    });
    // What is wrong with a gift is told even now.
    expect(await client.notifyRefused({ amount: 'x' })).toBe('Invalid parameter: amount');
    expect(dataOf(await client.data('projects/1/donations'))).toEqual(['before']);

    store = await EmbeddedEventStore.start({ folder });
    await saved(client, 'afterwards');
    expect((await client.notify({ amount: '1', data: 'while-away' }, retry)).status).toBe(200);
    const found = dataOf(await client.data('projects/1/donations'));
    expect(found.filter((data) => data !== 'never-retried')).toEqual(['afterwards', 'before', 'while-away']);
  } finally {
    await api.stop();
    await store.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}, 60_000);
