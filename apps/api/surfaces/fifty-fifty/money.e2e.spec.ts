import { FiftyFiftyClient } from '../../../../test/fifty-fifty/client';
import { assign, assignedKey, givenProject, givenTwoProjects } from '../../../../test/fifty-fifty/given';
import { RunningApi } from '../../../../test/running-api';

let api: RunningApi;
let client: FiftyFiftyClient;
beforeAll(async () => {
  api = await RunningApi.start({ ALMONER_CLOCK: '2011-09-06T00:00:00Z' });
  await givenTwoProjects(api);
  client = new FiftyFiftyClient(api, assignedKey);
});
afterAll(() => api.stop());

const donated = async ({ id }: { id: string }): Promise<string> =>
  (await client.data(`projects/${id}`)).donated;

/** A gift that came in at an instant. */
async function givenAt(instant: string, amountMinor: number, currency: string): Promise<string> {
  const project = await givenProject(api);
  await api.execute(
    'donations.RecordDonation',
    {
      donationId: project.campaignId,
      campaignId: project.campaignId,
      amountMinor,
      currency,
      source: 'unicef',
    },
    { at: new Date(instant) },
  );
  return donated(project);
}

test.each([
  ['2011-08-27T00:00:00Z', '305'],
  ['2011-09-04T23:59:59Z', '305'],
  ['2011-09-05T00:00:00Z', '310'],
  ['2011-12-31T12:00:00Z', '310'],
])(
  '500 dollars given at %s count by the rate of that day in UTC: %s pounds (note 25)',
  async (instant, pounds) => {
    expect(await givenAt(instant, 50_000, 'USD')).toBe(pounds);
  },
);

test('a gift from before the first rate takes the first (note 27)', async () => {
  expect(await givenAt('2011-08-01T00:00:00Z', 10_000, 'USD')).toBe('61');
});

test.each([
  [1, 'EUR', '0.01'],
  [50, 'EUR', '0.44'],
  [150, 'EUR', '1.31'],
  [25, 'USD', '0.16'],
  [75, 'USD', '0.47'],
])('%i cents in %s round half up to a penny: %s (note 26)', async (cents, currency, pounds) => {
  expect(await givenAt('2011-09-06T00:00:00Z', cents, currency)).toBe(pounds);
});

test('totals add frozen pennies, never converted sums (note 26)', async () => {
  const project = await givenProject(api);
  for (let gifts = 0; gifts < 3; gifts += 1) {
    await project.give({ amountMinor: 150, currency: 'EUR' });
  }
  expect(await donated(project)).toBe('3.93');
});

test('a new rate changes no gift, only those that come after it (note 27)', async () => {
  const project = await givenProject(api);
  await assign(api, project);
  const notify = (): Promise<unknown> =>
    client.notify({ project_id: project.id, amount: '100', currency: 'USD' });
  await notify();
  expect(await donated(project)).toBe('62');
  await api.execute('donations.SetExchangeRate', {
    currency: 'USD',
    rateToGbp: '0.7',
    effectiveFrom: '2011-09-01',
  });
  await api.execute('donations.SetExchangeRate', {
    currency: 'USD',
    rateToGbp: '0.8',
    effectiveFrom: '2011-09-06',
  });
  expect(await donated(project)).toBe('62');
  await notify();
  expect(await donated(project)).toBe('142');
  expect(await client.data(`projects/${project.id}/donations`)).toMatchObject([
    { amount: '100.00', currency: 'USD' },
    { amount: '100.00', currency: 'USD' },
  ]);
});

test('a reversal takes out what the gift counted for, whatever the rate is now', async () => {
  const project = await givenProject(api);
  const donationId = await project.give({ amountMinor: 10_001, currency: 'EUR' });
  expect(await donated(project)).toBe('87.01');
  await api.execute('donations.SetExchangeRate', {
    currency: 'EUR',
    rateToGbp: '0.5',
    effectiveFrom: '2011-09-06',
  });
  await api.execute('donations.ReverseDonation', { donationId });
  expect(await donated(project)).toBe('0');
});

test('a gift keeps its own currency, the total is in pounds (notes 22 and 28)', async () => {
  const project = await givenProject(api);
  await project.give({ amountMinor: 1_000, currency: 'EUR' });
  expect(await client.data(`projects/${project.id}`)).toMatchObject({ currency: 'GBP' });
  expect(await client.data(`projects/${project.id}/donations`)).toMatchObject([
    { amount: '10.00', currency: 'EUR' },
  ]);
});

test('a gift in a currency that this API cannot write is shown as the pounds it counted for', async () => {
  await api.execute('donations.SetExchangeRate', {
    currency: 'JPY',
    rateToGbp: '0.008',
    effectiveFrom: '2011-01-01',
  });
  const project = await givenProject(api, { currency: 'JPY' });
  await project.give({ amountMinor: 10_050, currency: 'JPY' });
  expect(await donated(project)).toBe('80.40');
  expect(await client.data(`projects/${project.id}/donations`)).toMatchObject([
    { amount: '80.40', currency: 'GBP' },
  ]);
});

test('without any rate a currency is not supported, and the first rate changes that (ruling)', async () => {
  const other = await RunningApi.start();
  try {
    await givenTwoProjects(other, {
      rates: [{ currency: 'EUR', rateToGbp: '0.87', effectiveFrom: '2011-08-27' }],
    });
    const caller = new FiftyFiftyClient(other, assignedKey, client.contract);
    expect(await caller.notifyRefused({ currency: 'USD' })).toBe('Unsupported currency');
    expect(await caller.data('projects/1/donations')).toEqual([]);
    await other.execute('donations.SetExchangeRate', {
      currency: 'USD',
      rateToGbp: '0.6',
      effectiveFrom: '2011-08-27',
    });
    expect((await caller.notify({ currency: 'USD' })).status).toBe(200);
    expect(await caller.data('projects/1')).toMatchObject({ donated: '15.30' });
  } finally {
    await other.stop();
  }
});
