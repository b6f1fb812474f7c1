import { openingBalance } from '../../../../libs/testing/records';
import { FiftyFiftyClient } from '../../../../test/fifty-fifty/client';
import { givenProject, givenTwoProjects, otherKey } from '../../../../test/fifty-fifty/given';
import { RunningApi } from '../../../../test/running-api';

let api: RunningApi;
let client: FiftyFiftyClient;
beforeAll(async () => {
  api = await RunningApi.start();
  await givenTwoProjects(api);
  client = new FiftyFiftyClient(api, otherKey);
});
afterAll(() => api.stop());

interface Statistics {
  readonly project_count: string;
  readonly backer_count: string;
  readonly donation_count: string;
  readonly donation_total: string;
}

const statistics = (): Promise<Statistics> => client.data('statistics');
const listed = (): Promise<{ id: string; donated: string; backers: string }[]> =>
  client.data('projects/list');
const pennies = (pounds: string): number => Math.round(Number(pounds) * 100);
const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

/** How far the figures of the whole campaign move while something happens. */
async function moved(happens: () => Promise<unknown>) {
  const before = await statistics();
  await happens();
  const after = await statistics();
  return {
    projects: Number(after.project_count) - Number(before.project_count),
    backers: Number(after.backer_count) - Number(before.backer_count),
    donations: Number(after.donation_count) - Number(before.donation_count),
    pennies: pennies(after.donation_total) - pennies(before.donation_total),
  };
}

test('before anybody gave, every figure is the text 0 (notes 1 and 2)', async () => {
  expect((await client.get('statistics')).text).toBe(
    '{"status":200,"data":{"project_count":"2","backer_count":"0","donation_count":"0","donation_total":"0"}}',
  );
});

test('totals are bare pounds when they are whole, else with two digits (note 24)', async () => {
  const project = await givenProject(api);
  const donated = async (): Promise<string> => (await client.data(`projects/${project.id}`)).donated;
  await project.give({ amountMinor: 109_300 });
  expect([await donated(), (await statistics()).donation_total]).toEqual(['1093', '1093']);
  await project.give({ amountMinor: 5 });
  expect([await donated(), (await statistics()).donation_total]).toEqual(['1093.05', '1093.05']);
  await project.give({ amountMinor: 85 });
  expect([await donated(), (await statistics()).donation_total]).toEqual(['1093.90', '1093.90']);
  await project.give({ amountMinor: 10 });
  expect([await donated(), (await statistics()).donation_total]).toEqual(['1094', '1094']);
});

test('backers are distinct names over promises and gifts, unnamed gifts one each (note 30)', async () => {
  const project = await givenProject(api);
  const backers = async (): Promise<string> => (await client.data(`projects/${project.id}`)).backers;
  await project.give({ name: 'Andrew Senter' });
  await project.give({ name: '  ANDREW senter ' });
  await project.pledge('andrew SENTER');
  expect(await backers()).toBe('1');
  await project.give({ name: null });
  await project.give({ name: '   ' });
  expect(await backers()).toBe('3');
  await project.pledge('Cath Richardson');
  expect(await backers()).toBe('4');
});

test('a name that stands behind two projects is two backers (note 31)', async () => {
  const [one, other] = [await givenProject(api), await givenProject(api)];
  await one.give({ name: 'Dee Okoro' });
  expect(await moved(() => other.give({ name: 'Dee Okoro' }))).toMatchObject({ backers: 1 });
  expect(await moved(() => other.pledge('Dee Okoro'))).toMatchObject({ backers: 0 });
});

test('a backer goes with the last gift or promise of the name (note 30)', async () => {
  const project = await givenProject(api);
  const donationId = await project.give({ name: 'Andrew Senter' });
  const supportPledgeId = await project.pledge('Andrew Senter');
  const cancelled = await moved(() => api.execute('participation.CancelSupportPledge', { supportPledgeId }));
  expect(cancelled).toMatchObject({ backers: 0, donations: 0 });
  expect(await client.data(`projects/${project.id}/pledges`)).toEqual([]);
  const reversed = await moved(() => api.execute('donations.ReverseDonation', { donationId }));
  expect(reversed).toEqual({ projects: 0, backers: -1, donations: -1, pennies: -20_323 });
  expect(await client.data(`projects/${project.id}`)).toMatchObject({ backers: '0', donated: '0' });
});

test('a withdrawn project leaves the list and every figure, and comes back with its gifts (notes 29 and 32)', async () => {
  const project = await givenProject(api);
  const { id, campaignId } = project;
  await project.give({ name: 'Andrew Senter' });
  await project.give({ amountMinor: 34_500, name: null });
  await project.pledge('Cath Richardson');
  const withdrawn = await moved(() => api.execute('campaigns.WithdrawCampaign', { campaignId }));
  expect(withdrawn).toEqual({ projects: -1, backers: -3, donations: -2, pennies: -54_823 });
  expect((await listed()).map((each) => each.id)).not.toContain(id);
  const back = await moved(() => api.execute('campaigns.ApproveCampaign', { campaignId }));
  expect(back).toEqual({ projects: 1, backers: 3, donations: 2, pennies: 54_823 });
  expect(await client.data(`projects/${id}`)).toMatchObject({ donated: '548.23', backers: '3' });
});

test('an opening balance counts in every figure and stands in no list', async () => {
  const project = await givenProject(api);
  await project.give();
  const balance = openingBalance({ campaignId: project.campaignId, amountMinor: 3_414_177 });
  const opening = await moved(() => api.execute('donations.RecordOpeningBalance', balance));
  expect(opening).toEqual({ projects: 0, backers: 32, donations: 24, pennies: 3_414_177 });
  expect(await client.data(`projects/${project.id}`)).toMatchObject({ donated: '34345', backers: '33' });
  expect(await client.data(`projects/${project.id}/donations`)).toHaveLength(1);
});

test('the figures are the sums of the listed projects and of their lists (notes 29, 31 and 32)', async () => {
  const { contract } = client;
  const other = await RunningApi.start();
  try {
    await givenTwoProjects(other);
    const reader = new FiftyFiftyClient(other, otherKey, contract);
    const project = await givenProject(other);
    await project.give();
    await project.give({ currency: 'USD', name: null });
    await project.give({ currency: 'EUR', amountMinor: 3_333, name: 'Cath Richardson' });
    await project.pledge('Dee Okoro');
    const figures: Statistics = await reader.data('statistics');
    const projects: Awaited<ReturnType<typeof listed>> = await reader.data('projects/list');
    const gifts = await Promise.all(projects.map(({ id }) => reader.data(`projects/${id}/donations`)));
    expect(pennies(figures.donation_total)).toBe(sum(projects.map(({ donated }) => pennies(donated))));
    expect(Number(figures.backer_count)).toBe(sum(projects.map(({ backers }) => Number(backers))));
    expect(Number(figures.project_count)).toBe(projects.length);
    expect(Number(figures.donation_count)).toBe(gifts.flat().length);
    expect(figures).toEqual({
      project_count: '3',
      backer_count: '4',
      donation_count: '3',
      donation_total: '358.23',
    });
  } finally {
    await other.stop();
  }
});
