import { clientId } from '../../../../libs/testing/records';
import { FiftyFiftyClient, messageOf, urlencoded } from '../../../../test/fifty-fifty/client';
import {
  assign,
  assignedKey,
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
  api = await RunningApi.start({ ALMONER_CLOCK: '2011-09-01T12:34:56.789Z' });
  await givenTwoProjects(api);
  client = new FiftyFiftyClient(api, assignedKey);
});
afterAll(() => api.stop());
beforeEach(async () => {
  project = await givenProject(api);
  await assign(api, project);
});

type Fields = Parameters<FiftyFiftyClient['notify']>[0];

const notify = (fields: Fields = {}) => client.notify({ project_id: project.id, ...fields });
const refused = (fields: Fields) => client.notifyRefused({ project_id: project.id, ...fields });
const gifts = (): Promise<Record<string, string | null>[]> => client.data(`projects/${project.id}/donations`);

test('a saved gift has source api and the moment of now, and counts at once (notes 36 to 38)', async () => {
  const { donation_count: before } = await client.data('statistics');
  const answer = await notify({ name: 'Dee Okoro', data: 'order-77' });
  expect(answer.text).toBe('{"status":200,"data":{"message":"Donation saved"}}');
  const { text } = await client.get(`projects/${project.id}/donations`);
  expect(text.replace(/"id":"\d+"/, '"id":"N"')).toBe(
    '{"status":200,"data":[{"id":"N","amount":"25.50","currency":"GBP","name":"Dee Okoro","source":"api",' +
      '"data":"order-77","donated_at":"2011-09-01 12:34:56"}]}',
  );
  expect(await client.data(`projects/${project.id}`)).toMatchObject({ donated: '25.50', backers: '1' });
  expect(await client.data(`projects/${project.id}/donations/search`, { data: 'order-77' })).toHaveLength(1);
  const { donation_count: after } = await client.data('statistics');
  expect(Number(after) - Number(before)).toBe(1);
});

test('without name and data both are null (notes 5 and 39)', async () => {
  await notify();
  await notify({ name: '', data: '' });
  await notify({ name: ' \t\u00a0\u2003 ' });
  expect(await gifts()).toMatchObject(Array.from({ length: 3 }, () => ({ name: null, data: null })));
});

test('a name is trimmed, data is kept byte for byte (note 39)', async () => {
  const data = ' \t"order" 77\r\n+%2B& ü\u{1f600}\u200b e\u0301 ';
  await notify({ name: '  Dee  Okoro ', data });
  expect(await gifts()).toMatchObject([{ name: 'Dee  Okoro', data }]);
  expect(await client.data(`projects/${project.id}/donations/search`, { data })).toHaveLength(1);
});

test.each(['200 letters', '200 characters of two code units'])(
  '%s are a name, one more is not (note 39)',
  async (kind) => {
    const one = kind === '200 letters' ? 'n' : '\u{1f600}';
    expect((await notify({ name: `  ${one.repeat(200)}  ` })).status).toBe(200);
    expect(await refused({ name: one.repeat(201) })).toBe('Invalid parameter: name');
    expect((await notify({ data: one.repeat(1000) })).status).toBe(200);
    expect(await refused({ data: one.repeat(1001) })).toBe('Invalid parameter: data');
    expect(await gifts()).toMatchObject([{ name: one.repeat(200) }, { data: one.repeat(1000) }]);
  },
);

test('text with NUL in it cannot be kept as it came, so it is refused', async () => {
  expect(await refused({ name: 'a\0b' })).toBe('Invalid parameter: name');
  expect(await refused({ data: 'a\0b' })).toBe('Invalid parameter: data');
});

test.each([
  ['0.01', '0.01'],
  ['1', '1.00'],
  ['1.5', '1.50'],
  ['25.500', '25.50'],
  ['007.10', '7.10'],
  ['1000000.00', '1000000.00'],
])('the amount %s is saved as %s (note 23)', async (amount, shown) => {
  expect((await notify({ amount })).status).toBe(200);
  expect(await gifts()).toMatchObject([{ amount: shown }]);
});

const noAmounts = [
  '0',
  '0.00',
  '0.001',
  '1.234',
  '1000000.01',
  '99999999',
  '-1',
  '+1',
  '1e3',
  '1,000',
  '1.',
  '.5',
];
noAmounts.push(
  '£1',
  '$1',
  '1 ',
  ' 1',
  '1 000',
  '١',
  '１',
  'NaN',
  'Infinity',
  '0x10',
  '1.5.5',
  '1;2',
  '1'.repeat(101),
);

test.each(noAmounts)('%j is no amount (note 23)', async (amount) => {
  expect(await refused({ amount })).toBe('Invalid parameter: amount');
  expect(await gifts()).toEqual([]);
});

test.each(['gbp', 'Gbp', 'usd', 'eUR'])('a currency may be written %s (ruling)', async (currency) => {
  expect((await notify({ currency })).status).toBe(200);
  expect(await gifts()).toMatchObject([{ currency: currency.toUpperCase() }]);
});

test.each(['CHF', 'JPY', 'QQQ', 'GB', 'GBPP', ' GBP', '£', 'u\u017fd', '826'])(
  '%j is not supported (note 22)',
  async (currency) => {
    expect(await refused({ currency })).toBe('Unsupported currency');
    expect(await gifts()).toEqual([]);
  },
);

test('the first thing that is wrong answers, in the documented order (note 36 and rulings)', async () => {
  const unassigned = await givenProject(api);
  const wrong = {
    callback: '1',
    extra: ['ignored', 'twice'],
    amount: ['x', 'y'],
    api_key: 'nobody',
    project_id: undefined as string | undefined,
    currency: 'CHF',
    name: 'n'.repeat(201),
    data: 'd'.repeat(1001),
  };
  const steps: [mend: object, message: string][] = [
    [{}, 'Invalid callback'],
    [{ callback: undefined }, 'Invalid parameter: amount'],
    [{ amount: undefined }, 'You must provide a valid API key'],
    [{ api_key: undefined }, 'You must provide a valid API key'],
    [{ api_key: '' }, 'You must provide a valid API key'],
    [{ api_key: otherKey }, 'Missing parameter: project_id'],
    [{ project_id: '' }, 'Missing parameter: project_id'],
    [{ project_id: '999999' }, 'Project not found'],
    [{ project_id: unassigned.id }, 'Your API key is not associated with this project'],
    [{ api_key: assignedKey }, 'Your API key is not associated with this project'],
    [{ project_id: project.id }, 'Missing parameter: amount'],
    [{ amount: '' }, 'Missing parameter: amount'],
    [{ amount: '1.001' }, 'Invalid parameter: amount'],
    [{ amount: '1', currency: undefined }, 'Missing parameter: currency'],
    [{ currency: '' }, 'Missing parameter: currency'],
    [{ currency: 'CHF' }, 'Unsupported currency'],
    [{ currency: 'GBP' }, 'Invalid parameter: name'],
    [{ name: 'Dee' }, 'Invalid parameter: data'],
  ];
  let fields: Parameters<typeof urlencoded>[0] = wrong;
  for (const [mend, message] of steps) {
    fields = { ...fields, ...mend };
    expect(messageOf(await client.post(urlencoded(fields)))).toBe(message);
  }
  expect(await gifts()).toEqual([]);
  expect((await client.post(urlencoded({ ...fields, data: 'd' }))).status).toBe(200);
  expect(await gifts()).toHaveLength(1);
});

test('the callback is checked before the media type, the media type before the key', async () => {
  const json = { 'Content-Type': 'application/json' };
  expect(messageOf(await client.post('{}', json, { callback: '1' }))).toBe('Invalid callback');
  expect(messageOf(await client.post('{}', json))).toBe(
    'Send the parameters as a form: urlencoded or multipart/form-data',
  );
});

test.each(['api_key', 'project_id', 'amount', 'currency', 'name', 'data'])(
  '%s may not be given twice (note 41)',
  async (name) => {
    const one = {
      api_key: assignedKey,
      project_id: project.id,
      amount: '1',
      currency: 'GBP',
      name: 'n',
      data: 'd',
    };
    const fields = { ...one, [name]: [one[name as 'name'], one[name as 'name']] };
    expect(messageOf(await client.post(urlencoded(fields)))).toBe(`Invalid parameter: ${name}`);
    expect(await gifts()).toEqual([]);
  },
);

test('what stands in the address is no part of the form', async () => {
  const form = { project_id: project.id, amount: '1', currency: 'GBP' };
  const inAddress = await client.post(urlencoded(form), {}, { api_key: assignedKey });
  expect(messageOf(inAddress)).toBe('You must provide a valid API key');
  const form2 = { api_key: assignedKey, amount: '1', currency: 'GBP' };
  expect(messageOf(await client.post(urlencoded(form2), {}, { project_id: project.id }))).toBe(
    'Missing parameter: project_id',
  );
});

test('an unlisted project takes no gifts, even from a key that may write to it', async () => {
  await api.execute('campaigns.WithdrawCampaign', { campaignId: project.campaignId });
  expect(await client.data(`projects/${project.id}`)).toMatchObject({ id: project.id });
  expect(await refused({})).toBe('Project not found');
  expect(await gifts()).toEqual([]);
});

test('a key that was taken off a project can no longer write to it (note 8)', async () => {
  const { campaignId } = project;
  await api.execute('identity.UnassignCampaign', { clientId, campaignId });
  expect(await refused({})).toBe('Your API key is not associated with this project');
});
