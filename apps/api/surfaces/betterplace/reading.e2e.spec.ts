import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Type } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import {
  CampaignDirectory,
  CampaignListing,
  CampaignNeeds,
  CampaignPictures,
  CampaignUpdates,
  OrganisationDirectory,
} from '@almoner/campaigns';
import { Opinions } from '@almoner/donations';
import { ClientTags, Clients } from '@almoner/identity';
import { ViewBuilding } from '@almoner/readstore';
import request from 'supertest';
import { contractOf } from '../../../../libs/testing/openapi';
import * as records from '../../../../libs/testing/records';
import { registry } from '../../../system/contexts';
import { readSettings } from '../../../system/settings';
import { System } from '../../../system/system';
import { SystemModule } from '../../../system/system.module';
import { BetterplaceModule } from './betterplace.module';
import { surfaceName } from './surface-name';

const { idOf, campaignId, otherCampaignId, personId } = records;
const folder = mkdtempSync(join(tmpdir(), 'betterplace-'));
const contract = contractOf(join(__dirname, 'openapi.yaml'));
let system: System;
let app: NestExpressApplication;

beforeAll(async () => {
  const settings = readSettings({ ALMONER_DATA: folder, ALMONER_LOG_LEVEL: 'silent' });
  system = await System.start(settings, 'api', {
    campaign: [surfaceName],
    organisation: [surfaceName],
    need: [surfaceName],
    update: [surfaceName],
    picture: [surfaceName],
    opinion: [surfaceName],
  });
  const imports = [SystemModule.of(system), BetterplaceModule];
  const module = await Test.createTestingModule({ imports }).compile();
  app = module.createNestApplication<NestExpressApplication>({ bodyParser: false, logger: false });
  app.disable('etag');
  await app.listen(0, '127.0.0.1');
  await givenTwoProjects();
});

afterAll(async () => {
  await app.close();
  await system.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function execute(name: string, data: object, at = '2015-09-03T12:33:56Z'): Promise<void> {
  const command = registry.get(name);
  if (command === undefined) throw new Error(`there is no command ${name}`);
  const asking = { actor: 'operator', surface: 'test', at: new Date(at) };
  const outcome = await system.commands.execute(command, command.schema.parse(data), asking);
  if (!outcome.ok) throw new Error(`${name} was refused with ${outcome.code}`);
  if (outcome.position !== undefined) await system.views.waitFor(outcome.position);
}

const numbered = (number: number) => ({ numbers: { [surfaceName]: number } });

async function givenTwoProjects(): Promise<void> {
  for (const kind of ['campaign', 'organisation', 'need', 'picture', 'update', 'opinion']) {
    await execute('identity.ReserveNumbers', { surface: surfaceName, kind, from: 1, to: 100_000 });
  }
  await execute('campaigns.OpenSeries', records.series());
  await execute('campaigns.RegisterCampaigner', records.campaigner());
  const other = { campaignId: otherCampaignId, slug: 'other', ...numbered(14) };
  for (const special of [{ slug: 'skatepark-kabul', ...numbered(1114) }, other]) {
    await execute('campaigns.SubmitCampaign', records.campaign(special));
  }
  for (const id of [campaignId, otherCampaignId])
    await execute('campaigns.ApproveCampaign', { campaignId: id });
  await execute('campaigns.RegisterOrganisation', {
    organisationId: idOf(30),
    name: 'Viva con Agua',
    slug: 'vivaconagua',
    description: { original: 'de', de: 'Wasser für alle.' },
    address: { latitude: 53.5, longitude: 9.9 },
    ...numbered(125),
  });
  await execute('campaigns.DescribeCampaign', {
    campaignId,
    title: { original: 'de', de: 'Skatepark Kabul', en: 'Skate park Kabul' },
    organisationId: idOf(30),
    manager: { personId, firstName: 'Erika', lastName: 'Muster' },
    location: { city: 'Kabul', countryCode: 'AF', latitude: 34.531617284782, longitude: 69.13581752939456 },
    taxDeductible: true,
    profilePicture: 'https://pictures.example/skatepark.jpg',
  });
  await execute('campaigns.AddNeed', {
    campaignId,
    needId: idOf(36),
    title: { original: 'de', de: 'Zehn Skateboards', en: 'Ten skateboards' },
    requestedMinor: 500_000,
    requestedEurMinor: 666_600,
    ...numbered(14_551),
  });
  await execute('campaigns.AddPicture', {
    campaignId,
    pictureId: idOf(31),
    url: 'https://pictures.example/fountain.jpg',
    description: 'Instructor at the fountain',
    ...numbered(31_766),
  });
  await execute('campaigns.PostUpdate', {
    campaignId,
    updateId: idOf(32),
    language: 'en',
    title: 'First climbing contest',
    body: '<p>It was a good day.</p><script>alert(1)</script>',
    payout: { needs: [{ needTitle: 'School books', amountEurMinor: 56_050 }] },
    author: { personId, firstName: 'Erika', lastName: 'Muster' },
    ...numbered(88_972),
  });
  const opinion = { campaignId, author: 'Max B.', score: 'positive' };
  const praise = { opinionId: idOf(33), message: 'Keep\ngoing!', ...numbered(5442) };
  await execute('donations.GiveOpinion', { ...opinion, ...praise }, '2010-11-14T08:43:17Z');
  const doubt = { opinionId: idOf(34), author: null, message: null, score: 'negative', ...numbered(22) };
  await execute('donations.GiveOpinion', { ...opinion, ...doubt }, '2010-11-15T08:43:17Z');
  const client = { clientId: idOf(35), name: 'Volksfreund', permalink: 'volksfreund' };
  await execute('identity.RegisterClient', client);
  await execute('identity.AssignCampaignToClient', { clientId: client.clientId, campaignId });
  for (const tag of ['Trier', 'Bildung']) {
    await execute('identity.TagCampaign', { clientId: client.clientId, campaignId, tag });
  }
}

/** What a call answers, held against the contract; asked again with its validator, it says that nothing changed. */
async function get(
  path: string,
): Promise<{ status: number; body: { data: object[] } & Record<string, unknown> }> {
  const url = `/de/api_v4${path}`;
  const { status, headers, body } = await request(app.getHttpServer()).get(url);
  expect(contract.validate(`GET ${url}`, status, headers['content-type'], body)).toEqual([]);
  if (status === 200) {
    const again = await request(app.getHttpServer())
      .get(url)
      .set('If-None-Match', headers['etag'] ?? '');
    expect(contract.validate(`GET ${url}`, again.status, undefined, undefined)).toEqual([]);
    expect(again).toMatchObject({ status: 304, text: '' });
  }
  return { status, body: body as { data: object[] } };
}

const all = async (path: string): Promise<object[]> => (await get(path)).body.data;

test('a project with what it raised and who carries it, in the language of the URL', async () => {
  const project = {
    id: 1114,
    latitude: 34.531617284782,
    city: 'Kabul',
    country: 'Afghanistan',
    title: 'Skatepark Kabul',
    tax_deductible: true,
    open_amount_in_cents: 666_600,
    donated_amount_in_cents: 0,
    positive_opinions_count: 1,
    negative_opinions_count: 1,
    progress_percentage: 0,
    incomplete_need_count: 1,
    blog_post_count: 1,
    contact: { name: 'E. Muster' },
    carrier: { name: 'Viva con Agua', picture: { fallback: true } },
    active_matching_fund: null,
  };
  const { body } = await get('/projects/1114.json');
  expect(body).toMatchObject(project);
  expect((await get('/clients/volksfreund/projects/1114.json')).body).toEqual(body);
  const english = await request(app.getHttpServer()).get('/en/api_v4/projects/1114');
  expect(english.body).toMatchObject({ title: 'Skate park Kabul' });
});

test('a project that names no place has none', async () => {
  const { body } = await get('/projects/14.json');
  expect(body).toMatchObject({ latitude: null, longitude: null, country: null, carrier: null });
});

test('needs of a project', async () => {
  const need = {
    id: 14_551,
    title: 'Zehn Skateboards',
    completed: false,
    progress_percentage: 0,
    requested_amount_in_cents: 666_600,
    open_amount_in_cents: 666_600,
  };
  expect(await all('/projects/1114/needs.json?order=position:desc%7Ccreated_at')).toMatchObject([need]);
  expect(await all('/projects/1114/needs.json?facets=completed:true')).toEqual([]);
  expect(await all('/projects/1114/needs.json?facets=completed:yes')).toEqual([]);
  expect((await get('/projects/1114/needs/14551.json')).body).toMatchObject(need);
  expect((await request(app.getHttpServer()).get('/de/api_v4/projects/1114/needs')).text).toContain(
    '"progress_percentage":0.0,',
  );
});

test('a post answers under the address that it names as its own', async () => {
  const { body } = await get('/blog_posts/88972.json');
  expect(body).toEqual((await get('/projects/1114/blog_posts/88972.json')).body);
});

test('an opinion answers below any project and links its true parent', async () => {
  const { body } = await get('/projects/7/opinions/5442.json');
  expect(body).toMatchObject({ id: 5442, links: [{ rel: 'self' }, { rel: 'project' }] });
  expect(JSON.stringify(body['links'])).toContain('/de/api_v4/projects/1114/opinions/5442.json');
});

test('pictures of a project', async () => {
  const picture = {
    id: 31_766,
    created_at: '2015-09-03T14:33:56+02:00',
    description: 'Instructor at the fountain',
    links: [
      { rel: 'image', href: 'https://pictures.example/fountain.jpg' },
      { rel: 'self' },
      { rel: 'parent' },
    ],
  };
  expect(await all('/projects/1114/pictures.json')).toMatchObject([picture]);
  expect((await get('/projects/1114/pictures/31766.json')).body).toMatchObject(picture);
  expect((await get('/projects/14/pictures.json')).body).toMatchObject({
    total_entries: 0,
    total_pages: 0,
    data: [],
  });
});

test('blog posts of a project, in their own language and cleaned', async () => {
  const post = {
    id: 88_972,
    lang: 'en',
    type: 'BlogPost',
    body: '<p>It was a good day.</p>',
    payout: { needs: [{ need_title: 'School books', payout_amount_in_cents: 56_050 }] },
    author: { name: 'E. Muster', links: [] },
  };
  expect(await all('/projects/1114/blog_posts.json')).toMatchObject([post]);
  const { body } = await get('/projects/1114/blog_posts/88972.json');
  expect(body).toMatchObject(post);
  expect(JSON.stringify(body['links'])).toContain('/de/projects/1114-skatepark-kabul/news/88972');
});

test('opinions on a project, filtered and ordered', async () => {
  const ids = async (query: string) =>
    (await all(`/projects/1114/opinions.json${query}`)).map((each) => (each as { id: number }).id);
  expect(await all('/projects/1114/opinions.json')).toMatchObject([
    { id: 5442, score: 'positive', author: { name: 'Max B.' }, message: 'Keep<br>going!' },
    { id: 22, score: 'negative', author: null, message: null },
  ]);
  expect(await ids('?order=id')).toEqual([22, 5442]);
  expect(await ids('?order=score:ASC')).toEqual([22, 5442]);
  expect(await ids('?order=created_at:DESC%7Cid:asc')).toEqual([22, 5442]);
  expect(await ids('?facets=score:negative')).toEqual([22]);
  expect(await ids('?facets=has_message:true|score:positive')).toEqual([5442]);
  expect(await ids('?facets=has_donation:true')).toEqual([]);
  expect(await ids('?facets=score:mixed')).toEqual([]);
  expect(await ids('?facets=colour:red')).toEqual([5442, 22]);
});

test('tags of a client and of its project, whatever the letter case of its name', async () => {
  const tags = [
    { tag: 'Bildung', projects_count: 1 },
    { tag: 'Trier', projects_count: 1 },
  ];
  expect(await all('/clients/volksfreund/tags.json')).toMatchObject(tags);
  expect(await all('/clients/Volksfreund/projects/1114/tags.json')).toMatchObject(tags);
  expect(
    await all('/clients/volksfreund/projects/1114/tags.json?order=slug:desc&per_page=1&page=2'),
  ).toMatchObject([{ tag: 'Bildung' }]);
});

test.each([
  '/projects/7.json',
  '/projects/7/needs.json',
  '/projects/14/needs/14551.json',
  '/projects/1114/needs/7.json',
  '/blog_posts/7.json',
  '/projects/1114/opinions/7.json',
  '/projects/none/opinions/5442.json',
  '/clients/volksfreund/projects/14.json',
  '/clients/nobody/projects/1114.json',
  '/projects/7/pictures.json',
  '/projects/14/pictures/31766.json',
  '/projects/1114/pictures/7.json',
  '/projects/7/blog_posts.json',
  '/projects/14/blog_posts/88972.json',
  '/projects/1114/blog_posts/7.json',
  '/projects/7/opinions.json',
  '/clients/nobody/tags.json',
  '/clients/volksfreund/projects/14/tags.json',
  '/clients/volksfreund/projects/7/tags.json',
])('%s is not found', async (path) => {
  expect((await get(path)).status).toBe(404);
});

const served: [path: string, source: Type, query: string][] = [
  ['/organisations.json', OrganisationDirectory, 'page'],
  ['/organisations/125.json', OrganisationDirectory, 'byNumber'],
  ['/projects/1114.json', CampaignListing, 'byId'],
  ['/clients/volksfreund/projects/1114.json', CampaignListing, 'byId'],
  ['/projects/1114/needs.json', CampaignNeeds, 'page'],
  ['/projects/1114/needs/14551.json', CampaignNeeds, 'byNumber'],
  ['/blog_posts/88972.json', CampaignUpdates, 'byNumber'],
  ['/projects/1114/opinions/5442.json', Opinions, 'byNumber'],
  ['/projects/1114/pictures.json', CampaignDirectory, 'byNumber'],
  ['/projects/1114/pictures/31766.json', CampaignPictures, 'byNumber'],
  ['/projects/1114/blog_posts.json', CampaignUpdates, 'page'],
  ['/projects/1114/blog_posts/88972.json', CampaignUpdates, 'byNumber'],
  ['/projects/1114/opinions.json', Opinions, 'ofCampaigns'],
  ['/clients/volksfreund/tags.json', Clients, 'byPermalink'],
  ['/clients/volksfreund/projects/1114/tags.json', ClientTags, 'ofCampaign'],
];

test.each(served)(
  '%s tells a fault without detail, and that a view is being built',
  async (path, source, query) => {
    const queries = app.get<Record<string, () => Promise<unknown>>>(source, { strict: false });
    const failing = jest.spyOn(queries, query).mockRejectedValueOnce(new Error('detail'));
    const { status, body } = await get(path);
    expect(status).toBe(500);
    expect(JSON.stringify(body)).not.toContain('detail');
    failing.mockRejectedValueOnce(new ViewBuilding('view', 0.5));
    expect((await get(path)).status).toBe(503);
    failing.mockRestore();
  },
);

test('every one of these operations was seen with every status', async () => {
  expect((await get('/organisations.json')).status).toBe(200);
  expect((await get('/organisations/125.json')).status).toBe(200);
  expect((await get('/organisations/7.json')).status).toBe(404);
  expect(
    contract.unheld([
      'listOrganisations',
      'getOrganisation',
      'getProject',
      'listProjectNeeds',
      'getProjectNeed',
      'listProjectPictures',
      'getProjectPicture',
      'listProjectBlogPosts',
      'getProjectBlogPost',
      'getBlogPost',
      'listProjectOpinions',
      'getProjectOpinion',
      'getClientProject',
      'listClientTags',
      'listClientProjectTags',
    ]),
  ).toEqual([]);
});
