import type { Type } from '@nestjs/common';
import { EventMoney, FundraisingEvents } from '@almoner/campaigns';
import { Opinions } from '@almoner/donations';
import { Clients } from '@almoner/identity';
import { ViewBuilding } from '@almoner/readstore';
import request from 'supertest';
import * as records from '../../../../libs/testing/records';
import { BetterplaceClient } from '../../../../test/betterplace/client';
import { givenPartners, library, skatepark, volksfreund, well } from '../../../../test/betterplace/partners';
import { RunningApi } from '../../../../test/running-api';
import { surfaceName } from './surface-name';

const { idOf } = records;
const [run, walk] = [idOf(501), idOf(502)];
const organisationId = idOf(510);
let api: RunningApi;
let client: BetterplaceClient;

beforeAll(async () => {
  api = await RunningApi.start({ ALMONER_SURFACES: surfaceName });
  client = new BetterplaceClient(api);
  await givenPartners(api);
  await givenTwoEvents();
});
afterAll(() => api.stop());

const numbered = (number: number) => ({ numbers: { [surfaceName]: number } });
const on = (day: string) => ({ at: new Date(`${day}T10:00:00Z`) });

async function givenTwoEvents(): Promise<void> {
  for (const kind of ['fundraising-event', 'opinion', 'organisation'])
    await api.execute('identity.ReserveNumbers', { surface: surfaceName, kind, from: 1, to: 30_000 });
  await api.execute('campaigns.RegisterOrganisation', {
    organisationId,
    name: 'Viva con Agua',
    slug: 'viva',
    description: { original: 'de', de: 'Wasser.' },
    address: { latitude: 53.5, longitude: 9.9 },
    logo: 'https://pictures.example/viva.png',
    ...numbered(125),
  });
  await api.execute('campaigns.DescribeCampaign', { campaignId: skatepark, organisationId });
  await api.execute(
    'campaigns.StartFundraisingEvent',
    {
      fundraisingEventId: run,
      clientId: volksfreund.clientId,
      organisationId,
      title: { original: 'de', de: 'Laufen für sauberes Wasser', en: 'Running for clean water' },
      slug: 'clean-water-run',
      description: { original: 'en', en: '<p onclick="x()">We run.</p><br>Please give.' },
      manager: { personId: idOf(511), firstName: 'Erika', lastName: 'Muster' },
      goalEurMinor: 20_000,
      taxDeductible: true,
      profilePicture: 'https://pictures.example/run.jpg',
      ...numbered(19_267),
    },
    on('2014-09-23'),
  );
  await api.execute(
    'campaigns.StartFundraisingEvent',
    {
      fundraisingEventId: walk,
      title: { original: 'en', en: 'A walk' },
      slug: 'walk',
      description: { original: 'en', en: 'We walk.' },
      manager: { personId: idOf(512), firstName: 'Max', lastName: 'Muster' },
      rank: 5,
      ...numbered(7),
    },
    on('2014-09-24'),
  );
  for (const campaignId of [library, skatepark, well])
    await api.execute('campaigns.FeatureCampaign', { fundraisingEventId: run, campaignId });
  const gift = { fundraisingEventId: run, currency: 'EUR', source: 'paypal', name: 'E. Geber' };
  const gifts = [
    { donationId: idOf(521), amountMinor: 2_500, message: 'Los!', clientId: volksfreund.clientId },
    { donationId: idOf(522), amountMinor: 10_000, hideAmount: true },
    { donationId: idOf(523), amountMinor: 500, anonymous: true },
  ];
  for (const [index, special] of gifts.entries()) {
    const opinionNumbers = { [surfaceName]: 6003 - index };
    await api.execute(
      'donations.RecordEventGift',
      { ...gift, ...special, opinionNumbers },
      on(`2014-10-0${index + 1}`),
    );
  }
}

const all = async (path: string): Promise<Record<string, unknown>[]> =>
  (await client.get(path)).body.data as Record<string, unknown>[];
const ids = async (path: string) => (await all(path)).map(({ id }) => id);

test('an event as its widget asks for it, without `.json`', async () => {
  const { body } = await client.get('/fundraising_events/19267', 'en');
  expect(body).toMatchObject({
    id: 19_267,
    created_at: '2014-09-23T12:00:00+02:00',
    title: 'Running for clean water',
    description: '<p>We run.</p><br>Please give.',
    tax_deductible: true,
    donations_prohibited: false,
    closed_at: null,
    donor_count: 3,
    donated_amount_in_cents: 13_000,
    requested_amount_in_cents: 20_000,
    progress_percentage: 65,
    contact: { name: 'E. Muster' },
  });
  const hrefs = (links: { rel: string; href: string }[]) =>
    new Map(links.map(({ rel, href }) => [rel, href]));
  expect(hrefs(body.profile_picture.links).get('fill_410x214')).toBe('https://pictures.example/run.jpg');
  expect(hrefs(body.links).get('platform')).toMatch(/\/en\/fundraising-events\/clean-water-run$/);
});

test('an event without a goal and without a picture', async () => {
  expect((await client.get('/fundraising_events/7.json')).body).toMatchObject({
    title: 'A walk',
    requested_amount_in_cents: null,
    progress_percentage: null,
    donated_amount_in_cents: 0,
    profile_picture: { fallback: true },
  });
});

test('events are found, filtered and ordered', async () => {
  const list = await client.get('/fundraising_events.json');
  expect(list.body).toMatchObject({ total_entries: 2, per_page: 20, total_pages: 1 });
  expect(list.body.data[1]).toEqual((await client.get('/fundraising_events/19267.json')).body);
  expect(await ids('/fundraising_events.json')).toEqual([7, 19_267]);
  expect(await ids('/fundraising_events.json?order=id:DESC')).toEqual([19_267, 7]);
  expect(await ids('/fundraising_events.json?order=last_donation_at:desc%7Cid')).toEqual([19_267, 7]);
  expect(await ids('/fundraising_events.json?order=progress_percentage:DESC&per_page=1&page=2')).toEqual([7]);
  expect(await ids('/fundraising_events.json?facets=tax_deductible:true')).toEqual([19_267]);
  expect(await ids('/fundraising_events.json?facets=prohibit_donations:true')).toEqual([]);
  expect(await ids('/fundraising_events.json?facets=tax_deductible:perhaps')).toEqual([]);
  expect(await ids('/fundraising_events.json?facets=colour:red')).toEqual([7, 19_267]);
  expect(await ids('/fundraising_events.json?q=sauberes+wasser')).toEqual([19_267]);
  expect(await ids('/fundraising_events.json?q=walk&scope=location')).toEqual([7]);
  expect(await ids('/fundraising_events.json?q=viva&scope=human_name')).toEqual([19_267]);
  expect(await ids('/fundraising_events.json?q=viva')).toEqual([]);
});

test('opinions on an event as the stream asks for them: by id or amount, and page by page', async () => {
  const path = '/fundraising_events/19267/opinions';
  expect(await all(`${path}?order=id:desc`)).toMatchObject([
    { id: 6003, donated_amount_in_cents: 2_500, author: { name: 'E. Geber' }, message: 'Los!' },
    { id: 6002, author: { name: 'E. Geber' }, message: null },
    { id: 6001, donated_amount_in_cents: 500, author: null },
  ]);
  expect(await ids(`${path}?order=amount_in_cents:DESC&page=1&per_page=3`)).toEqual([6003, 6001, 6002]);
  expect(await ids(`${path}?order=amount_in_cents`)).toEqual([6002, 6001, 6003]);
  expect(Object.keys((await all(path))[1] ?? {})).not.toContain('donated_amount_in_cents');
  expect(await ids(path)).toEqual([6003, 6002, 6001]);
  expect(await ids(`${path}?order=id:desc&per_page=2&page=2`)).toEqual([6001]);
  expect(await ids(`${path}?facets=has_message:true`)).toEqual([6003]);
  expect(await ids(`${path}?facets=has_donation:false`)).toEqual([]);
  expect(await ids(`${path}?facets=score:fair`)).toEqual([]);
  expect(await ids('/fundraising_events/7/opinions.json')).toEqual([]);
});

test('an opinion on an event without money', async () => {
  const opinion = { fundraisingEventId: walk, score: 'negative', author: 'Max B.', message: 'Too slow.' };
  await api.execute('donations.GiveEventOpinion', { ...opinion, opinionId: idOf(530), ...numbered(6010) });
  const path = '/fundraising_events/7/opinions.json';
  expect(await all(`${path}?facets=has_donation:false%7Cscore:negative`)).toMatchObject([
    { id: 6010, score: 'negative', author: { name: 'Max B.', links: [] }, message: 'Too slow.' },
  ]);
  await api.execute('donations.RemoveOpinion', { opinionId: idOf(530) });
  expect(await ids(path)).toEqual([]);
});

test('an opinion on an event answers below any event, and below no project', async () => {
  const { body } = await client.get('/fundraising_events/7/opinions/6003.json');
  expect(body).toEqual((await client.get('/fundraising_events/19267/opinions/6003.json')).body);
  expect(body).toMatchObject({ score: 'positive', links: [{ rel: 'self' }, { rel: 'fundraising_event' }] });
  expect(JSON.stringify(body.links)).toContain('/fundraising_events/19267/opinions/6003.json');
  expect((await client.get('/projects/1114/opinions/6003.json')).status).toBe(404);
});

test('featured projects with the picture of their carrier, in the order of the event', async () => {
  const { body } = await client.get('/fundraising_events/19267/featured_projects');
  const projects = body.data as { id: number; carrier: { picture: { links: { href: string }[] } } | null }[];
  expect(projects.map(({ id }) => id)).toEqual([14, 1114, 15]);
  expect(projects[1]?.carrier?.picture.links[0]).toEqual({
    rel: 'fill_100x100',
    href: 'https://pictures.example/viva.png',
  });
  expect(projects[1]).toEqual((await client.get('/projects/1114.json')).body);
  expect(await ids('/fundraising_events/19267/featured_projects.json?per_page=2&page=2')).toEqual([15]);
  expect(await ids('/fundraising_events/7/featured_projects.json')).toEqual([]);
  await api.execute('campaigns.WithdrawCampaign', { campaignId: library });
  expect(await ids('/fundraising_events/19267/featured_projects.json')).toEqual([1114, 15]);
  await api.execute('campaigns.ApproveCampaign', { campaignId: library });
  await api.execute('campaigns.UnfeatureCampaign', { fundraisingEventId: run, campaignId: skatepark });
  expect(await ids('/fundraising_events/19267/featured_projects.json')).toEqual([14, 15]);
});

test('what an event forwards counts for its project, and never more than it was given', async () => {
  const path = '/fundraising_events/19267/forwardings.json';
  expect((await client.get(path)).body).toMatchObject({ total_entries: 0, data: [] });
  const donated = async (project: number) =>
    (await client.get(`/projects/${project}.json`)).body.donated_amount_in_cents as number;
  expect([await donated(1114), await donated(14)]).toEqual([0, 0]);
  const forward = (number: number, campaignId: string, amountMinor: number) =>
    api.execute('donations.ForwardDonations', {
      fundraisingEventId: run,
      forwardingId: idOf(540 + number),
      campaignId,
      amountMinor,
    });
  await forward(1, skatepark, 4_000);
  await forward(2, library, 3_000);
  await forward(3, skatepark, 5_000);
  await expect(forward(4, library, 1_001)).rejects.toThrow('donations.forwarding-exceeds');
  expect(await all(path)).toMatchObject([
    { forwarded_amount_in_cents: 9_000, links: [{ rel: 'project' }] },
    { forwarded_amount_in_cents: 3_000 },
  ]);
  expect(JSON.stringify(await all(path))).toContain('/de/api_v4/projects/1114.json');
  expect((await client.get(`${path}?per_page=1&page=2`)).body).toMatchObject({
    total_entries: 2,
    data: [{ forwarded_amount_in_cents: 3_000 }],
  });
  expect([await donated(1114), await donated(14)]).toEqual([9_000, 3_000]);
  await api.execute('donations.TakeBackForwarding', { fundraisingEventId: run, forwardingId: idOf(541) });
  expect(await donated(1114)).toBe(5_000);
  expect(await all(path)).toMatchObject([
    { forwarded_amount_in_cents: 5_000 },
    { forwarded_amount_in_cents: 3_000 },
  ]);
});

test("a client's events and what they come to, with hyphen or underscore", async () => {
  expect(await ids('/clients/volksfreund/fundraising-events.json')).toEqual([19_267]);
  const underscored = await request(api.server).get('/de/api_v4/clients/volksfreund/fundraising_events.json');
  expect(underscored.body).toMatchObject({ total_entries: 1 });
  expect(await ids('/clients/volksfreund/fundraising-events.json?facets=tax_deductible:false')).toEqual([]);
  expect(await ids('/clients/spiegel/fundraising-events.json')).toEqual([]);
  const { body } = await client.get('/clients/Volksfreund/fundraising-events/19267.json');
  expect(body).toEqual((await client.get('/fundraising_events/19267.json')).body);
  expect((await client.get('/clients/volksfreund/fundraising_event_statistics.json')).body).toEqual({
    donated_amount_in_cents: 13_000,
    fundraising_events_count: 1,
    client_donated_amount_in_cents: 2_500,
    client_donations_count: 1,
    links: [],
  });
  expect((await client.get('/clients/spiegel/fundraising_event_statistics.json')).body).toMatchObject({
    donated_amount_in_cents: 0,
    fundraising_events_count: 0,
  });
});

test('a gift that is taken back leaves the event, and an event that ended or is blocked takes none', async () => {
  await api.execute('donations.ReverseDonation', { donationId: idOf(523) });
  expect((await client.get('/fundraising_events/19267.json')).body).toMatchObject({
    donated_amount_in_cents: 12_500,
    donor_count: 2,
  });
  expect(await ids('/fundraising_events/19267/opinions.json')).toEqual([6003, 6002]);
  await api.execute('campaigns.BlockFundraisingEvent', { fundraisingEventId: run });
  await api.execute('campaigns.EndFundraisingEvent', { fundraisingEventId: walk }, on('2015-06-28'));
  expect((await client.get('/fundraising_events/19267.json')).body).toMatchObject({
    donations_prohibited: true,
    closed_at: null,
  });
  expect((await client.get('/fundraising_events/7.json')).body).toMatchObject({
    donations_prohibited: true,
    closed_at: '2015-06-28T12:00:00+02:00',
  });
  expect(await ids('/fundraising_events.json?facets=closed:true')).toEqual([7]);
  const gift = { donationId: idOf(529), amountMinor: 100, currency: 'EUR', source: 'paypal' };
  for (const fundraisingEventId of [run, walk]) {
    const refused = api.execute('donations.RecordEventGift', { ...gift, fundraisingEventId });
    await expect(refused).rejects.toThrow('donations.event-closed');
  }
  const statistics = await client.get('/clients/volksfreund/fundraising_event_statistics.json');
  expect(statistics.body).toMatchObject({ donated_amount_in_cents: 12_500, fundraising_events_count: 0 });
});

test.each([
  '/fundraising_events/8.json',
  '/fundraising_events/clean-water-run.json',
  '/fundraising_events/8/opinions.json',
  '/fundraising_events/19267/opinions/8.json',
  '/fundraising_events/none/opinions/6003.json',
  '/fundraising_events/8/featured_projects.json',
  '/fundraising_events/8/forwardings.json',
  '/clients/nobody/fundraising-events.json',
  '/clients/nobody/fundraising-events/19267.json',
  '/clients/volksfreund/fundraising-events/7.json',
  '/clients/volksfreund/fundraising-events/8.json',
  '/clients/nobody/fundraising_event_statistics.json',
])('%s is not found', async (path) => {
  expect((await client.get(path)).status).toBe(404);
});

const served: [path: string, source: Type, query: string][] = [
  ['/fundraising_events.json', FundraisingEvents, 'page'],
  ['/fundraising_events/7.json', FundraisingEvents, 'byNumber'],
  ['/fundraising_events/7/opinions.json', Opinions, 'ofEvent'],
  ['/fundraising_events/7/opinions/6003.json', Opinions, 'onEventByNumber'],
  ['/fundraising_events/7/featured_projects.json', EventMoney, 'featuredBy'],
  ['/fundraising_events/7/forwardings.json', EventMoney, 'forwardings'],
  ['/clients/volksfreund/fundraising-events.json', FundraisingEvents, 'page'],
  ['/clients/volksfreund/fundraising-events/19267.json', Clients, 'byPermalink'],
  ['/clients/volksfreund/fundraising_event_statistics.json', EventMoney, 'ofClient'],
];

test.each(served)(
  '%s tells a fault without detail, and that a view is being built',
  async (path, source, query) => {
    const queries = api.app.get<Record<string, () => Promise<unknown>>>(source, { strict: false });
    const failing = jest.spyOn(queries, query).mockRejectedValueOnce(new Error('detail'));
    const { status, body } = await client.get(`${path}?not=kept`);
    expect(status).toBe(500);
    expect(JSON.stringify(body)).not.toContain('detail');
    failing.mockRejectedValueOnce(new ViewBuilding('view', 0.5));
    expect((await client.get(`${path}?not=kept`)).status).toBe(503);
    failing.mockRestore();
  },
);

test('every one of these operations was seen with every status', () => {
  expect(
    client.contract.unheld([
      'listFundraisingEvents',
      'getFundraisingEvent',
      'listFundraisingEventOpinions',
      'getFundraisingEventOpinion',
      'listFeaturedProjects',
      'listForwardings',
      'getClientFundraisingEventStatistics',
      'listClientFundraisingEvents',
      'getClientFundraisingEvent',
    ]),
  ).toEqual([]);
});
