import { join } from 'node:path';
import type { Type } from '@nestjs/common';
import { CampaignDirectory } from '@almoner/campaigns';
import { MatchingFunds } from '@almoner/donations';
import { ViewBuilding } from '@almoner/readstore';
import request from 'supertest';
import { contractOf } from '../../../../libs/testing/openapi';
import * as records from '../../../../libs/testing/records';
import { RunningApi } from '../../../../test/running-api';
import { surfaceName } from './surface-name';

const { idOf, campaignId, otherCampaignId } = records;
const contract = contractOf(join(__dirname, 'openapi.yaml'));
const treesId = idOf(60);
const roofsId = idOf(61);
let api: RunningApi;

beforeAll(async () => {
  api = await RunningApi.start();
  api.system.runPolicies();
  await givenTwoProjects();
});
afterAll(() => api.stop());

const at = (instant: string) => ({ at: new Date(instant) });
const numbered = (number: number) => ({ numbers: { [surfaceName]: number } });

async function givenTwoProjects(): Promise<void> {
  for (const kind of ['campaign', 'matching-fund']) {
    await api.execute('identity.ReserveNumbers', { surface: surfaceName, kind, from: 1, to: 10_000 });
  }
  const rate = { currency: 'EUR', rateToGbp: '0.5', effectiveFrom: '2011-01-01' };
  await api.execute('donations.SetExchangeRate', rate);
  await api.execute('campaigns.OpenSeries', records.series());
  await api.execute('campaigns.RegisterCampaigner', records.campaigner());
  const other = { campaignId: otherCampaignId, slug: 'other', ...numbered(14) };
  for (const special of [{ slug: 'skatepark-kabul', ...numbered(1114) }, other]) {
    const campaign = records.campaign(special);
    await api.execute('campaigns.SubmitCampaign', campaign);
    await api.execute('campaigns.ApproveCampaign', { campaignId: campaign.campaignId });
  }
  const client = { clientId: records.clientId, name: 'Volksfreund', permalink: 'volksfreund' };
  await api.execute('identity.RegisterClient', client);
  const trees = {
    matchingFundId: treesId,
    title: 'Trees for the city',
    slug: 'trees',
    description: '### One tree more',
    companyName: 'ACME',
    clientId: records.clientId,
    providedEurMinor: 1_000,
    logo: 'https://example.org/logo.png',
    campaignIds: [campaignId],
    ...numbered(2),
  };
  await api.execute('donations.OpenMatchingFund', trees, at('2013-10-14T13:26:19Z'));
  const roofs = { matchingFundId: roofsId, title: 'Roofs', slug: 'roofs', companyName: 'Tiles & Sons' };
  const brought = { providedEurMinor: 5, matchedBeforeEurMinor: 5, campaignIds: [campaignId] };
  await api.execute('donations.OpenMatchingFund', { ...roofs, ...brought }, at('2013-11-01T00:00:00Z'));
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

const ids = async (query = '') => (await get(`/matching_funds.json${query}`)).body.data.map(({ id }) => id);
const donated = async (path: string) => (await get(path)).body['donated_amount_in_cents'];

/** A gift to the first project, in pence; a pound counts two euros. */
async function give(donationId: string, amountMinor: number, instant: string): Promise<void> {
  const gift = { donationId, campaignId, amountMinor, currency: 'GBP', source: 'test' };
  await api.execute('donations.RecordDonation', gift, at(instant));
  expect(await api.system.settled(10_000)).toBe(true);
}

test('a fund as it was opened, in the words of the reference', async () => {
  const { body } = await get('/matching_funds/2.json');
  expect(body).toMatchObject({
    id: 2,
    created_at: '2013-10-14T15:26:19+02:00',
    updated_at: '2013-10-14T15:26:19+02:00',
    activated_at: null,
    title: 'Trees for the city',
    description: '### One tree more',
    company_name: 'ACME',
    client_id: 'volksfreund',
    provided_amount_in_cents: 1_000,
    donated_amount_in_cents: 0,
    state: 'closed',
    logo_url: 'https://example.org/logo.png',
    links: [{ rel: 'self' }, { rel: 'platform' }, { rel: 'projects' }, { rel: 'documentation' }],
  });
  expect(JSON.stringify(body['links'])).toContain('/de/matching-funds/2-trees');
  expect((await get('/matching_funds/10001.json')).body).toMatchObject({
    company_name: 'Tiles &amp; Sons',
    client_id: null,
    provided_amount_in_cents: 5,
    donated_amount_in_cents: 5,
    logo_url: null,
  });
});

test('a gift moves the fund and its project until the cap, and a reversal moves both back', async () => {
  await give(idOf(70), 100, '2013-10-20T00:00:00Z');
  await api.execute(
    'donations.ActivateMatchingFund',
    { matchingFundId: treesId },
    at('2013-10-21T07:54:41Z'),
  );
  expect((await get('/matching_funds/2.json')).body).toMatchObject({
    state: 'activated',
    activated_at: '2013-10-21T09:54:41+02:00',
    donated_amount_in_cents: 0,
  });
  // 200 cents came before the activation, and nothing matches them.
  expect(await donated('/projects/1114.json')).toBe(200);

  const matching = { active_matching_fund: { id: 2, client_id: 'volksfreund', donated_amount_in_cents: 0 } };
  const project = await get('/projects/1114.json');
  expect(project.body).toMatchObject(matching);
  expect(JSON.stringify(project.body['links'])).toContain('"rel":"active_matching_fund"');
  expect((await get('/projects.json?order=id:desc')).body.data).toMatchObject([
    matching,
    { active_matching_fund: null },
  ]);

  await give(idOf(71), 300, '2013-10-22T00:00:00Z');
  expect(await donated('/matching_funds/2.json')).toBe(600);
  expect(await donated('/projects/1114.json')).toBe(1_400);

  await give(idOf(72), 300, '2013-10-23T00:00:00Z');
  expect(await donated('/matching_funds/2.json')).toBe(1_000);
  expect(await donated('/projects/1114.json')).toBe(2_400);
  // What is spent matches nothing now, although it is still activated.
  expect((await get('/projects/1114.json')).body).toMatchObject({ active_matching_fund: null });
  expect((await get('/projects/1114.json')).body).toMatchObject({ donor_count: 3 });

  await give(idOf(73), 50, '2013-10-24T00:00:00Z');
  expect(await donated('/matching_funds/2.json')).toBe(1_000);

  await api.execute('donations.ReverseDonation', { donationId: idOf(71) });
  expect(await api.system.settled(10_000)).toBe(true);
  expect(await donated('/matching_funds/2.json')).toBe(400);
  expect(await donated('/projects/1114.json')).toBe(1_300);

  await give(idOf(74), 1_000, '2013-10-25T00:00:00Z');
  expect(await donated('/matching_funds/2.json')).toBe(1_000);
  expect(await donated('/projects/1114.json')).toBe(3_900);
  expect(await donated('/projects/14.json')).toBe(0);
});

test('lists go by project and by state', async () => {
  expect((await get('/matching_funds.json')).body).toMatchObject({
    total_entries: 2,
    offset: 0,
    total_pages: 1,
    current_page: 1,
    per_page: 20,
    data: [{ id: 2 }, { id: 10_001 }],
  });
  expect(await ids('?project_id=1114')).toEqual([2, 10_001]);
  expect(await ids('?project_id=1114&facets=state:activated')).toEqual([2]);
  expect(await ids('?project_id=1114&per_page=1&page=2')).toEqual([10_001]);
  expect(await ids('?facets=state:activated')).toEqual([2]);
  expect(await ids('?facets=state:closed')).toEqual([10_001]);
  expect(await ids('?facets=state:open')).toEqual([]);
  expect(await ids('?facets=colour:red')).toEqual([2, 10_001]);
  expect(await ids('?per_page=1&page=2')).toEqual([10_001]);
});

test.each(['14', '7', 'none', '', '1e300', '-1', '0.5', '1114&project_id=14'])(
  'project_id=%s has no funds, which is one empty page',
  async (project) => {
    expect((await get(`/matching_funds.json?project_id=${project}`)).body).toMatchObject({
      total_entries: 0,
      total_pages: 1,
      data: [],
    });
  },
);

test('a fund leads to its listed projects', async () => {
  const projects = '/matching_funds/2/projects.json';
  expect((await get(projects)).body).toMatchObject({ total_entries: 1, data: [{ id: 1114 }] });
  const both = { matchingFundId: treesId, campaignId: otherCampaignId };
  await api.execute('donations.AddMatchedCampaign', both);
  expect((await get(`${projects}?per_page=1&page=2&order=id:desc`)).body).toMatchObject({
    total_entries: 2,
    total_pages: 2,
    data: [{ id: 14 }],
  });
  await api.execute('donations.RemoveMatchedCampaign', both);
  expect((await get(projects)).body).toMatchObject({ total_entries: 1, data: [{ id: 1114 }] });
});

test.each([
  '/matching_funds/7.json',
  '/matching_funds/none.json',
  '/matching_funds/0.json',
  '/matching_funds/7/projects.json',
])('%s is not found', async (path) => {
  expect((await get(path)).status).toBe(404);
});

const served: [path: string, source: Type, query: string][] = [
  ['/matching_funds.json', MatchingFunds, 'page'],
  ['/matching_funds.json?project_id=1114', CampaignDirectory, 'byNumber'],
  ['/matching_funds/2.json', MatchingFunds, 'byNumber'],
  ['/matching_funds/2/projects.json', MatchingFunds, 'campaignsOf'],
  ['/projects/1114.json', MatchingFunds, 'matchingNow'],
];

test.each(served)(
  '%s tells a fault without detail, and that a view is being built',
  async (path, source, query) => {
    const queries = api.app.get<Record<string, () => Promise<unknown>>>(source, { strict: false });
    const failing = jest.spyOn(queries, query).mockRejectedValueOnce(new Error('detail'));
    // What was kept of earlier answers is not what this is about.
    const fresh = `${path}${path.includes('?') ? '&' : '?'}fresh=`;
    const { status, body } = await get(`${fresh}1`);
    expect(status).toBe(500);
    expect(JSON.stringify(body)).not.toContain('detail');
    failing.mockRejectedValueOnce(new ViewBuilding('view', 0.5));
    expect((await get(`${fresh}2`)).status).toBe(503);
    failing.mockRestore();
  },
);

test('every operation of this spec was seen with every documented status', () => {
  expect(contract.unheld(['listMatchingFunds', 'getMatchingFund', 'listMatchingFundProjects'])).toEqual([]);
});
