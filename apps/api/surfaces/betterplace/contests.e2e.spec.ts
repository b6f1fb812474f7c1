import { join } from 'node:path';
import { Contests } from '@almoner/campaigns';
import { ViewBuilding } from '@almoner/readstore';
import request from 'supertest';
import { contractOf } from '../../../../libs/testing/openapi';
import * as records from '../../../../libs/testing/records';
import { RunningApi } from '../../../../test/running-api';
import { surfaceName } from './surface-name';

const { idOf, campaignId, otherCampaignId } = records;
const contract = contractOf(join(__dirname, 'openapi.yaml'));
const contestId = idOf(65);
let api: RunningApi;

beforeAll(async () => {
  api = await RunningApi.start();
  await givenAContest();
});
afterAll(() => api.stop());

const at = (instant: string) => ({ at: new Date(instant) });
const numbered = (number: number) => ({ numbers: { [surfaceName]: number } });

async function givenAContest(): Promise<void> {
  for (const kind of ['campaign', 'contest', 'contest-result']) {
    await api.execute('identity.ReserveNumbers', { surface: surfaceName, kind, from: 1, to: 50_000 });
  }
  const rate = { currency: 'EUR', rateToGbp: '0.5', effectiveFrom: '2011-01-01' };
  await api.execute('donations.SetExchangeRate', rate);
  await api.execute('campaigns.OpenSeries', records.series());
  await api.execute('campaigns.RegisterCampaigner', records.campaigner());
  const other = { campaignId: otherCampaignId, slug: 'other', ...numbered(14) };
  for (const special of [{ slug: 'roof', ...numbered(22_247) }, other]) {
    const campaign = records.campaign(special);
    await api.execute('campaigns.SubmitCampaign', campaign);
    await api.execute('campaigns.ApproveCampaign', { campaignId: campaign.campaignId });
  }
  const contest = {
    contestId,
    title: 'Most friends',
    beginsAt: '2014-09-29T00:00:00+02:00',
    endsAt: '2014-10-12T23:59:00+02:00',
    ...numbered(1),
  };
  await api.execute('campaigns.OpenContest', contest, at('2014-08-12T10:56:01Z'));
  const empty = { contestId: idOf(66), title: 'No friends', ...numbered(2) };
  await api.execute('campaigns.OpenContest', { ...contest, ...empty }, at('2014-08-12T10:56:01Z'));
  const entered = at('2014-09-28T22:00:11Z');
  await api.execute('campaigns.EnterContest', { contestId, campaignId, ...numbered(33) }, entered);
  await api.execute('campaigns.EnterContest', { contestId, campaignId: otherCampaignId }, entered);
  const standing = { contestId, campaignId, donationCount: 552, donatedEurMinor: 704_899 };
  await api.execute('campaigns.RecordStanding', standing, at('2014-10-13T14:05:38Z'));
}

type Body = Record<string, unknown> & { readonly data: readonly Record<string, unknown>[] };

/** What a call answers, held against the contract; asked again with its validator, it says that nothing changed. */
async function get(path: string): Promise<{ status: number; body: Body }> {
  const url = `/de/api_v4${path}`;
  const { status, headers, body } = await request(api.server).get(url);
  expect(contract.validate(`GET ${url}`, status, headers['content-type'], body, headers)).toEqual([]);
  if (status === 200) {
    const again = await request(api.server)
      .get(url)
      .set('If-None-Match', headers['etag'] ?? '');
    expect(contract.validate(`GET ${url}`, again.status, undefined, undefined)).toEqual([]);
    expect(again).toMatchObject({ status: 304, text: '' });
  }
  return { status, body: body as Body };
}

async function give(donationId: string, amountMinor: number, to: string): Promise<void> {
  const gift = { donationId, campaignId: to, amountMinor, currency: 'GBP', source: 'test' };
  await api.execute('donations.RecordDonation', gift, at('2014-10-01T00:00:00Z'));
}

test('a contest and its result as the reference prints them', async () => {
  expect((await get('/contests/1.json')).body).toMatchObject({
    id: 1,
    created_at: '2014-08-12T12:56:01+02:00',
    updated_at: '2014-10-13T16:05:38+02:00',
    begins_at: '2014-09-29T00:00:00+02:00',
    ends_at: '2014-10-12T23:59:00+02:00',
    donated_amount_in_cents: 704_899,
    donation_count: 552,
    links: [{ rel: 'results' }],
  });
  const { body } = await get('/contests/1/results.json');
  expect(body).toMatchObject({ total_entries: 2, total_pages: 1, current_page: 1, per_page: 20 });
  expect(body.data[0]).toMatchObject({
    id: 33,
    created_at: '2014-09-29T00:00:11+02:00',
    updated_at: '2014-10-13T16:05:38+02:00',
    rank: 1,
    donation_count: 552,
    donated_amount_in_cents: 704_899,
    participant_type: 'Project',
    links: [{ rel: 'participant' }],
  });
  expect(JSON.stringify(body.data[0])).toContain('/de/api_v4/projects/22247.json');
});

test('gifts move the standings, and a reversal moves them back', async () => {
  const standings = async (query = '') =>
    (await get(`/contests/1/results.json${query}`)).body.data.map((result) => [
      result['rank'],
      result['donation_count'],
      result['donated_amount_in_cents'],
    ]);
  await give(idOf(70), 100, otherCampaignId);
  expect(await standings()).toEqual([
    [1, 552, 704_899],
    [2, 1, 200],
  ]);
  const standing = { contestId, campaignId: otherCampaignId, donationCount: 551, donatedEurMinor: 5 };
  await api.execute('campaigns.RecordStanding', standing);
  // Equal numbers share a place, and the project with the lower number comes first.
  expect(await standings()).toEqual([
    [1, 552, 205],
    [1, 552, 704_899],
  ]);
  expect(await standings('?per_page=1&page=2')).toEqual([[1, 552, 704_899]]);
  await api.execute('donations.ReverseDonation', { donationId: idOf(70) });
  expect(await standings('?per_page=1&page=2')).toEqual([[2, 551, 5]]);
  expect((await get('/contests/1.json')).body).toMatchObject({
    donated_amount_in_cents: 704_904,
    donation_count: 1_103,
  });
});

test('a contest without campaigns has no results', async () => {
  expect((await get('/contests/2/results.json')).body).toMatchObject({
    total_entries: 0,
    total_pages: 0,
    data: [],
  });
});

test.each(['/contests/7.json', '/contests/none.json', '/contests/7/results.json'])(
  '%s is not found',
  async (path) => {
    expect((await get(path)).status).toBe(404);
  },
);

test.each([
  ['/contests/1.json', 'byNumber'],
  ['/contests/1/results.json', 'results'],
])('%s tells a fault without detail, and that a view is being built', async (path, query) => {
  const queries = api.app.get<Record<string, () => Promise<unknown>>>(Contests, { strict: false });
  const failing = jest.spyOn(queries, query).mockRejectedValueOnce(new Error('detail'));
  // What was kept of earlier answers is not what this is about.
  const { status, body } = await get(`${path}?fresh=1`);
  expect(status).toBe(500);
  expect(JSON.stringify(body)).not.toContain('detail');
  failing.mockRejectedValueOnce(new ViewBuilding('view', 0.5));
  expect((await get(`${path}?fresh=2`)).status).toBe(503);
  failing.mockRestore();
});

test('every operation of this spec was seen with every documented status', () => {
  expect(contract.unheld(['getContest', 'listContestResults'])).toEqual([]);
});
