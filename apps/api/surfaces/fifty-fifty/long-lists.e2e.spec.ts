import { idOf } from '../../../../libs/testing/records';
import { FiftyFiftyClient } from '../../../../test/fifty-fifty/client';
import {
  assignedKey,
  gatewayGift,
  givenProject,
  givenTwoProjects,
  type OwnProject,
} from '../../../../test/fifty-fifty/given';
import { RunningApi } from '../../../../test/running-api';

const gifts = 2_500;

interface Shown {
  readonly id: string;
  readonly amount: string;
  readonly name: string;
}

let api: RunningApi;
let client: FiftyFiftyClient;
let project: OwnProject;
/** How long the list was each time it had grown. */
const lengths: number[] = [];
let given = 0;

/** Each gift has its own amount; every other one is from a Dee, the rest from a Cath. */
async function giveUpTo(count: number): Promise<void> {
  const entries = Array.from({ length: count - given }, (_, index) =>
    gatewayGift(0, {
      donationId: idOf(500_000 + given + index),
      campaignId: project.campaignId,
      amountMinor: given + index + 1,
      name: (given + index) % 2 === 0 ? `Dee ${index}` : `Cath ${index}`,
      reference: 'the same',
    }),
  );
  await api.executeAll('donations.RecordDonation', entries);
  given = count;
}

beforeAll(async () => {
  api = await RunningApi.start();
  await givenTwoProjects(api);
  project = await givenProject(api);
  client = new FiftyFiftyClient(api, assignedKey);
  for (const length of [999, 1_000, 1_001, gifts]) {
    await giveUpTo(length);
    lengths.push(((await client.data(`projects/${project.id}/donations`)) as Shown[]).length);
  }
}, 60_000);
afterAll(() => api.stop());

const numbers = (list: readonly Shown[]): number[] => list.map(({ id }) => Number(id));

test('a list of one page less a gift, of one page, and of one gift more is whole', () => {
  expect(lengths).toEqual([999, 1_000, 1_001, gifts]);
});

test('the plain list is whole, in the order of ids, and adds up to the total (ruling)', async () => {
  const list: Shown[] = await client.data(`projects/${project.id}/donations`);
  expect(list).toHaveLength(gifts);
  expect(numbers(list)).toEqual(numbers(list).toSorted((left, right) => left - right));
  expect(new Set(list.map(({ id }) => id)).size).toBe(gifts);
  const pennies = list.reduce((sum, { amount }) => sum + Math.round(Number(amount) * 100), 0);
  expect(pennies).toBe((gifts * (gifts + 1)) / 2);
  expect(await client.data(`projects/${project.id}`)).toMatchObject({ donated: (pennies / 100).toFixed(2) });
});

test('a callback gets the whole list too, as one call', async () => {
  const plain = await client.get(`projects/${project.id}/donations`);
  const script = await client.get(`projects/${project.id}/donations`, { callback: 'cb' });
  expect(script.text).toBe(`/**/cb(${plain.text});`);
});

test('a long list answers HEAD without its body', async () => {
  const head = await client.send('HEAD', client.url(`projects/${project.id}/donations`));
  expect(head).toMatchObject({ httpStatus: 200, text: '' });
});

test.each<Record<string, string>>([
  {},
  { name: 'dee' },
  { data: 'the same' },
  { name: 'cath', data: 'the same' },
])(
  'a search for %j stops at 1,000 and goes on after the last id, missing and doubling nothing (note 34)',
  async (query) => {
    const whole: Shown[] = await client.data(`projects/${project.id}/donations`);
    const wanted = whole.filter(({ name }) => name.toLowerCase().includes(query['name'] ?? ''));
    const found: Shown[] = [];
    for (let from = '0'; ; from = found.at(-1)!.id) {
      const page: Shown[] = await client.data(`projects/${project.id}/donations/search`, {
        ...query,
        from_id: from,
      });
      found.push(...page);
      if (page.length < 1_000) break;
      expect(page).toHaveLength(1_000);
    }
    expect(found).toEqual(wanted);
  },
);
