import { join } from 'node:path';
import type { Type } from '@nestjs/common';
import { CampaignUpdates } from '@almoner/campaigns';
import { Opinions } from '@almoner/donations';
import { ViewBuilding } from '@almoner/readstore';
import request from 'supertest';
import { contractOf } from '../../../../libs/testing/openapi';
import * as records from '../../../../libs/testing/records';
import { RunningApi } from '../../../../test/running-api';
import { surfaceName } from './surface-name';

const { idOf, personId } = records;
const contract = contractOf(join(__dirname, 'openapi.yaml'));
const clientId = idOf(35);
const posts = '/clients/volksfreund/blog_posts.json';
const opinions = '/clients/volksfreund/opinions.json';
let api: RunningApi;

beforeAll(async () => {
  api = await RunningApi.start({ ALMONER_SURFACES: surfaceName });
  for (const kind of ['campaign', 'update', 'opinion'])
    await api.execute('identity.ReserveNumbers', { surface: surfaceName, kind, from: 1, to: 100 });
  await api.execute('campaigns.OpenSeries', records.series());
  await api.execute('campaigns.RegisterCampaigner', records.campaigner());
  for (const number of [1, 2, 3]) await givenProject(number);
  for (const permalink of ['volksfreund', 'newcomer'])
    await api.execute('identity.RegisterClient', {
      clientId: permalink === 'newcomer' ? idOf(36) : clientId,
      name: permalink,
      permalink,
    });
  for (const number of [1, 2])
    await api.execute('identity.AssignCampaignToClient', { clientId, campaignId: idOf(200 + number) });
});
afterAll(() => api.stop());

/** A project with a blog post and two opinions, which are later the higher its number is. */
async function givenProject(number: number): Promise<void> {
  const campaignId = idOf(200 + number);
  const at = { at: new Date(Date.UTC(2015, 8, number)) };
  const numbers = (of: number) => ({ numbers: { [surfaceName]: of } });
  const campaign = { campaignId, slug: `p${number}`, title: `Project ${number}`, ...numbers(number) };
  await api.execute('campaigns.SubmitCampaign', records.campaign(campaign), at);
  await api.execute('campaigns.ApproveCampaign', { campaignId }, at);
  const post = {
    campaignId,
    updateId: idOf(300 + number),
    language: 'de',
    title: `Nachricht ${number}`,
    body: '<p>Neues.</p>',
    author: { personId, firstName: 'Erika', lastName: 'Muster' },
    ...numbers(10 + number),
  };
  await api.execute('campaigns.PostUpdate', post, at);
  const praise = { opinionId: idOf(400 + number), author: 'Max B.', score: 'positive', message: 'Gut!' };
  const doubt = { opinionId: idOf(500 + number), author: null, score: 'negative', message: null };
  await api.execute('donations.GiveOpinion', { campaignId, ...praise, ...numbers(40 + number) }, at);
  await api.execute('donations.GiveOpinion', { campaignId, ...doubt, ...numbers(50 + number) }, at);
}

interface List {
  readonly data: readonly Readonly<Record<string, unknown>>[];
  readonly total_entries: number;
}

/** What a call answers, held against the contract; asked again with its validator, it says that nothing changed. */
async function get(path: string): Promise<{ status: number; body: List }> {
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
  return { status, body: body as List };
}

/** The total of a list, and the ids of the page. */
async function ids(path: string): Promise<unknown[]> {
  const { body } = await get(path);
  return [body.total_entries, ...body.data.map(({ id }) => id)];
}

test("posts of all the client's projects, newest first, each as it is shown alone", async () => {
  expect(await ids(posts)).toEqual([2, 12, 11]);
  expect(await ids(`${posts}?per_page=1&page=2`)).toEqual([2, 11]);
  const { body } = await get(posts);
  const alone = await request(api.server).get('/de/api_v4/blog_posts/12.json');
  expect(body.data[0]).toEqual(alone.body);
});

test("opinions on all the client's projects, filtered and ordered", async () => {
  expect(await ids(opinions)).toEqual([4, 41, 51, 42, 52]);
  expect(await ids(`${opinions}?facets=score:negative&order=id:DESC`)).toEqual([2, 52, 51]);
  expect(await ids(`${opinions}?order=score:desc|id:desc&per_page=3`)).toEqual([4, 42, 41, 52]);
  expect(await ids(`${opinions}?facets=has_message:maybe`)).toEqual([0]);
  const { body } = await get(opinions);
  const alone = await request(api.server).get('/de/api_v4/projects/1/opinions/41.json');
  expect(body.data[0]).toEqual(alone.body);
});

test('a project that is withdrawn takes its posts and opinions along', async () => {
  await api.execute('identity.AssignCampaignToClient', { clientId, campaignId: idOf(203) });
  expect(await ids(posts)).toEqual([3, 13, 12, 11]);
  await api.execute('campaigns.WithdrawCampaign', { campaignId: idOf(203) });
  expect(await ids(posts)).toEqual([2, 12, 11]);
  expect(await ids(opinions)).toEqual([4, 41, 51, 42, 52]);
});

test('a client without projects has empty lists', async () => {
  expect(await ids('/clients/newcomer/blog_posts.json')).toEqual([0]);
  expect(await ids('/clients/newcomer/opinions.json')).toEqual([0]);
});

test.each(['/clients/nobody/blog_posts.json', '/clients/nobody/opinions.json'])(
  '%s is not found',
  async (path) => {
    expect((await get(path)).status).toBe(404);
  },
);

const served: [path: string, source: Type, query: string][] = [
  [posts, CampaignUpdates, 'page'],
  [opinions, Opinions, 'ofCampaigns'],
];

test.each(served)(
  '%s tells a fault without detail, and that a view is being built',
  async (path, source, query) => {
    const queries = api.app.get<Record<string, () => Promise<unknown>>>(source, { strict: false });
    const failing = jest.spyOn(queries, query).mockRejectedValueOnce(new Error('detail'));
    const { status, body } = await get(`${path}?not=kept`);
    expect(status).toBe(500);
    expect(JSON.stringify(body)).not.toContain('detail');
    failing.mockRejectedValueOnce(new ViewBuilding('view', 0.5));
    expect((await get(`${path}?not=kept`)).status).toBe(503);
    failing.mockRestore();
  },
);

test('every one of these operations was seen with every status', () => {
  expect(contract.unheld(['listClientBlogPosts', 'listClientOpinions'])).toEqual([]);
});
