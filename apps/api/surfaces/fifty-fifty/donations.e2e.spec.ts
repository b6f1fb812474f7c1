import { FiftyFiftyClient } from '../../../../test/fifty-fifty/client';
import {
  givenProject,
  givenTwoProjects,
  otherKey,
  type OwnProject,
} from '../../../../test/fifty-fifty/given';
import { RunningApi } from '../../../../test/running-api';

let api: RunningApi;
let client: FiftyFiftyClient;
let project: OwnProject;
beforeAll(async () => {
  api = await RunningApi.start();
  await givenTwoProjects(api);
  client = new FiftyFiftyClient(api, otherKey);
});
afterAll(() => api.stop());
beforeEach(async () => {
  project = await givenProject(api);
});

interface Shown {
  readonly id: string;
  readonly name: string | null;
}

const list = (): Promise<Shown[]> => client.data(`projects/${project.id}/donations`);
const search = (query: Record<string, string>): Promise<Shown[]> =>
  client.data(`projects/${project.id}/donations/search`, query);
const names = async (query: Record<string, string>) => (await search(query)).map(({ name }) => name);
const refused = (query: Record<string, string | string[]>) =>
  client.refused(`projects/${project.id}/donations/search`, query);

async function givenNames(...given: (string | null)[]): Promise<void> {
  for (const name of given) await project.give({ name });
}

test('a gift comes with every attribute, in the order of the reference (notes 1, 5 and 24)', async () => {
  await api.execute(
    'donations.RecordDonation',
    {
      donationId: project.campaignId,
      campaignId: project.campaignId,
      amountMinor: 124_520,
      currency: 'GBP',
      name: 'Cath Richardson',
      reference: 'arbitrary_string',
      source: 'unicef',
    },
    { at: new Date('2011-08-23T09:58:54.999Z') },
  );
  const { text } = await client.get(`projects/${project.id}/donations`);
  expect(text.replace(/"id":"[1-9]\d*"/, '"id":"N"')).toBe(
    '{"status":200,"data":[{"id":"N","amount":"1245.20","currency":"GBP","name":"Cath Richardson",' +
      '"source":"unicef","data":"arbitrary_string","donated_at":"2011-08-23 09:58:54"}]}',
  );
});

test('gifts stand in the order in which they became known, with ids that grow (note 34)', async () => {
  await givenNames('A', 'B', 'C');
  const gifts = await list();
  expect(gifts.map(({ name }) => name)).toEqual(['A', 'B', 'C']);
  const ids = gifts.map(({ id }) => Number(id));
  expect(ids).toEqual(ids.toSorted((left, right) => left - right));
  expect(new Set(ids).size).toBe(3);
});

test('a project shows its own gifts only', async () => {
  const other = await givenProject(api);
  await other.give({ name: 'Elsewhere' });
  await givenNames('Here');
  expect(await names({})).toEqual(['Here']);
  expect(await names({ name: 'e' })).toEqual(['Here']);
});

test('a reversed gift vanishes from lists, and its id is not given again (note 42)', async () => {
  await project.give({ name: 'First' });
  const donationId = await project.give({ name: 'Second', reference: 'order-2' });
  const before = await list();
  await api.execute('donations.ReverseDonation', { donationId });
  expect((await list()).map(({ name }) => name)).toEqual(['First']);
  expect(await search({ name: 'Second' })).toEqual([]);
  expect(await search({ data: 'order-2' })).toEqual([]);
  await project.give({ name: 'Third' });
  const after = await list();
  expect(after.map(({ name }) => name)).toEqual(['First', 'Third']);
  expect(Number(after[1]!.id)).toBeGreaterThan(Number(before[1]!.id));
  expect(await client.data(`projects/${project.id}`)).toMatchObject({ donated: '406.46', backers: '2' });
});

test('a search without conditions is the plain list', async () => {
  await givenNames('A', null);
  expect(await search({})).toEqual(await list());
});

test('from_id is exclusive (note 33)', async () => {
  await givenNames('A', 'B', 'C');
  const [first, second, third] = (await list()) as [Shown, Shown, Shown];
  expect(await names({ from_id: '0' })).toEqual(['A', 'B', 'C']);
  expect(await names({ from_id: first.id })).toEqual(['B', 'C']);
  expect(await names({ from_id: second.id })).toEqual(['C']);
  expect(await names({ from_id: third.id })).toEqual([]);
  expect(await names({ from_id: '9'.repeat(18) })).toEqual([]);
});

test('a name is found by any part of it, in any letter case (note 33)', async () => {
  await givenNames('Andrew Senter', 'SENTER, Cath', 'Dee Okoro', null);
  expect(await names({ name: 'senter' })).toEqual(['Andrew Senter', 'SENTER, Cath']);
  expect(await names({ name: 'REW SEN' })).toEqual(['Andrew Senter']);
  expect(await names({ name: '  okoro\t' })).toEqual(['Dee Okoro']);
  expect(await names({ name: 'Dee  Okoro' })).toEqual([]);
  expect(await names({ name: 'nobody' })).toEqual([]);
});

test('a name of another alphabet is found in any letter case', async () => {
  await givenNames('Ærø Østergård', 'ЮЛИЯ', 'Λάμδα');
  expect(await names({ name: 'østerGÅRD' })).toEqual(['Ærø Østergård']);
  expect(await names({ name: 'юлия' })).toEqual(['ЮЛИЯ']);
  expect(await names({ name: 'ΛΆΜ' })).toEqual(['Λάμδα']);
});

test('wildcards of databases stand for themselves', async () => {
  await givenNames('100% Dee', 'under_score', 'back\\slash', "O'Hara", 'bang!', 'plain');
  expect(await names({ name: '%' })).toEqual(['100% Dee']);
  expect(await names({ name: '_' })).toEqual(['under_score']);
  expect(await names({ name: '\\' })).toEqual(['back\\slash']);
  expect(await names({ name: "'" })).toEqual(["O'Hara"]);
  expect(await names({ name: '!' })).toEqual(['bang!']);
  expect(await names({ name: 'p*n' })).toEqual([]);
});

test('gifts without a name are never found by one', async () => {
  await givenNames(null, 'null');
  expect(await names({ name: 'null' })).toEqual(['null']);
  expect(await names({ name: 'u' })).toEqual(['null']);
});

test('data is found whole, to the letter (note 33)', async () => {
  for (const reference of ['order-7', 'order-77', 'Order-7', ' order-7', null])
    await project.give({ name: reference, reference });
  expect(await names({ data: 'order-7' })).toEqual(['order-7']);
  expect(await names({ data: ' order-7' })).toEqual(['order-7']);
  expect(
    (await search({ data: ' order-7' })).map((gift) => (gift as unknown as { data: string }).data),
  ).toEqual([' order-7']);
  expect(await names({ data: 'order' })).toEqual([]);
  expect(await names({ data: 'order-%' })).toEqual([]);
  expect(await names({ data: 'null' })).toEqual([]);
});

test('all conditions must hold (note 33)', async () => {
  await project.give({ name: 'Andrew', reference: 'x' });
  await project.give({ name: 'Andrew', reference: 'y' });
  await project.give({ name: 'Cath', reference: 'x' });
  await project.give({ name: 'Andrea', reference: 'x' });
  const [first] = (await list()) as [Shown];
  expect(await names({ name: 'andre', data: 'x' })).toEqual(['Andrew', 'Andrea']);
  expect(await names({ name: 'andre', data: 'x', from_id: first.id })).toEqual(['Andrea']);
  expect(await names({ data: 'x', from_id: first.id })).toEqual(['Cath', 'Andrea']);
  expect(await names({ name: 'andrew', from_id: first.id })).toEqual(['Andrew']);
  expect(await names({ name: 'cath', data: 'y' })).toEqual([]);
});

test('empty conditions are absent, and unknown parameters are ignored (note 35 and ruling)', async () => {
  await givenNames('A', null);
  expect(await search({ from_id: '', name: '', data: '' })).toHaveLength(2);
  expect(await search({ name: '  ' })).toHaveLength(2);
  expect(await search({ page: '2', limit: 'x', 'name[]': 'A', amount: '1' })).toHaveLength(2);
});

test.each(['x', '-1', '01', '1.0', '1e3', '+1', ' 1', '１', `1${'0'.repeat(18)}`])(
  'from_id %j is invalid',
  async (from_id) => {
    expect(await refused({ from_id })).toBe('Invalid parameter: from_id');
  },
);

test('a condition that is repeated, too long, or holds NUL is invalid', async () => {
  for (const name of ['from_id', 'name', 'data']) {
    expect(await refused({ [name]: ['1', '1'] })).toBe(`Invalid parameter: ${name}`);
    expect(await refused({ [name]: '1\0' })).toBe(`Invalid parameter: ${name}`);
  }
  expect(await search({ name: 'n'.repeat(200), data: 'd'.repeat(1000) })).toEqual([]);
  expect(await refused({ name: 'n'.repeat(201) })).toBe('Invalid parameter: name');
  expect(await refused({ data: 'd'.repeat(1001) })).toBe('Invalid parameter: data');
});

test('the first condition that is wrong answers, but a project that is not there comes before', async () => {
  const wrong = { from_id: 'x', name: 'n'.repeat(201), data: 'd'.repeat(1001) };
  expect(await refused(wrong)).toBe('Invalid parameter: from_id');
  expect(await refused({ ...wrong, from_id: '1' })).toBe('Invalid parameter: name');
  expect(await client.refused('projects/99999/donations/search', wrong)).toBe('Project not found');
});
