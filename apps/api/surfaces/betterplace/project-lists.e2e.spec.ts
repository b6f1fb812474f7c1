import { join } from 'node:path';
import type { Type } from '@nestjs/common';
import { CampaignListing, OrganisationDirectory } from '@almoner/campaigns';
import { ClientCampaigns, ClientTags } from '@almoner/identity';
import { ViewBuilding } from '@almoner/readstore';
import request from 'supertest';
import { contractOf } from '../../../../libs/testing/openapi';
import * as records from '../../../../libs/testing/records';
import { RunningApi } from '../../../../test/running-api';
import { surfaceName } from './surface-name';

const { idOf, personId } = records;
const contract = contractOf(join(__dirname, 'openapi.yaml'));
const clientId = idOf(35);
const organisationId = idOf(30);
let api: RunningApi;

beforeAll(async () => {
  api = await RunningApi.start({ ALMONER_SURFACES: surfaceName });
  await givenFourProjects();
});
afterAll(() => api.stop());

const campaignOf = (number: number) => idOf(1000 + number);
const berlin = { city: 'Berlin', countryCode: 'DE', latitude: 52.52437, longitude: 13.41053 };
const potsdam = { city: 'Potsdam', countryCode: 'DE', latitude: 52.39886, longitude: 13.06566 };
const kabul = { city: 'Kabul', countryCode: 'AF', latitude: 34.531617284782, longitude: 69.13581752939456 };

async function givenFourProjects(): Promise<void> {
  for (const kind of ['campaign', 'organisation'])
    await api.execute('identity.ReserveNumbers', { surface: surfaceName, kind, from: 1, to: 2000 });
  await api.execute('donations.SetExchangeRate', {
    currency: 'EUR',
    rateToGbp: '0.5',
    effectiveFrom: '2010-01-01',
  });
  await api.execute('campaigns.OpenSeries', records.series());
  await api.execute('campaigns.RegisterCampaigner', records.campaigner());
  await api.execute('campaigns.RegisterOrganisation', {
    organisationId,
    name: 'Skateistan & Freunde',
    slug: 'skateistan',
    description: { original: 'en', en: 'Boards.' },
    address: { latitude: 52.5, longitude: 13.4 },
    numbers: { [surfaceName]: 125 },
  });
  for (const number of [1114, 14, 15, 16]) {
    const campaignId = campaignOf(number);
    const numbers = { [surfaceName]: number };
    const title = `Projekt ${number}`;
    await api.execute(
      'campaigns.SubmitCampaign',
      records.campaign({ campaignId, slug: `p${number}`, title, numbers }),
    );
    await api.execute('campaigns.ApproveCampaign', { campaignId });
  }
  const describe = (number: number, told: object) =>
    api.execute('campaigns.DescribeCampaign', { campaignId: campaignOf(number), ...told });
  await describe(1114, {
    title: { original: 'de', de: 'Skatepark für Kabul', en: 'Skate park for Kabul' },
    location: kabul,
    organisationId,
    taxDeductible: true,
    manager: { personId, firstName: 'Erika', lastName: 'Muster' },
    rank: 1,
  });
  await describe(14, { location: berlin, rank: 3 });
  await describe(15, { location: potsdam, rank: 2 });
  await api.execute('campaigns.CloseCampaign', { campaignId: campaignOf(15) });
  await api.execute('campaigns.ProhibitDonations', { campaignId: campaignOf(16) });
  await api.execute('identity.RegisterClient', { clientId, name: 'Volksfreund', permalink: 'volksfreund' });
  for (const number of [1114, 14])
    await api.execute('identity.AssignCampaignToClient', { clientId, campaignId: campaignOf(number) });
  await api.execute('identity.TagCampaign', { clientId, campaignId: campaignOf(1114), tag: 'Trier' });
}

interface List {
  readonly data: readonly Readonly<Record<string, unknown>>[];
  readonly total_entries: number;
  readonly around_location?: object;
}

/** What a call answers, held against the contract; asked again with its validator, it says that nothing changed. */
async function get(path: string): Promise<{ status: number; body: List; etag: string }> {
  const url = `/de/api_v4${path}`;
  const { status, headers, body } = await request(api.server).get(url);
  expect(contract.validate(`GET ${url}`, status, headers['content-type'], body, headers)).toEqual([]);
  const etag = headers['etag'] ?? '';
  if (status === 200) {
    const again = await request(api.server).get(url).set('If-None-Match', etag);
    expect(contract.validate(`GET ${url}`, again.status, undefined, undefined)).toEqual([]);
    expect(again).toMatchObject({ status: 304, text: '' });
  }
  return { status, body: body as List, etag };
}

/** The total of a list, and the ids of the page. */
async function ids(query = '', list = '/projects.json'): Promise<unknown[]> {
  const { body } = await get(`${list}${query}`);
  return [body.total_entries, ...body.data.map(({ id }) => id)];
}

test('projects as each is shown alone, in the documented envelope', async () => {
  const { body } = await get('/projects.json?per_page=3');
  const { body: alone } = await get('/projects/14.json');
  expect(body).toMatchObject({ total_entries: 4, offset: 0, total_pages: 2, current_page: 1, per_page: 3 });
  expect(Object.keys(body)).toEqual([
    'total_entries',
    'offset',
    'total_pages',
    'current_page',
    'per_page',
    'data',
  ]);
  expect(body.data[0]).toEqual(alone);
  expect(body.data.map(({ id }) => id)).toEqual([14, 15, 1114]);
  expect((await get('/projects.json?per_page=3&page=2')).body.data).toMatchObject([{ id: 16 }]);
  expect((await get('/projects.json?page=9')).body).toMatchObject({
    total_entries: 4,
    current_page: 9,
    data: [],
  });
});

test('a list has the language of its URL', async () => {
  const english = await request(api.server).get('/en/api_v4/projects?q=skate&facets=tax_deductible:true');
  expect(english.body).toMatchObject({
    total_entries: 1,
    data: [{ title: 'Skate park for Kabul', country: 'Afghanistan' }],
  });
});

test('facets hold together, unknown ones are ignored, impossible ones match nothing', async () => {
  expect(await ids('?facets=tax_deductible:true')).toEqual([1, 1114]);
  expect(await ids('?facets=closed:false|prohibit_donations:false')).toEqual([2, 14, 1114]);
  expect(await ids('?facets=prohibit_donations:true%7Ccolour:red')).toEqual([1, 16]);
  expect(await ids('?facets=completed:true')).toEqual([0]);
  expect(await ids('?facets=completed:maybe')).toEqual([0]);
});

test('orders: the first key is the primary one, ties end at the lowest id', async () => {
  expect(await ids('?order=id')).toEqual([4, 14, 15, 16, 1114]);
  expect(await ids('?order=rank:DESC')).toEqual([4, 14, 15, 1114, 16]);
  expect(await ids('?order=tax_deductible:desc|id:desc')).toEqual([4, 1114, 16, 15, 14]);
  expect(await ids('?order=colour%7Cprogress_percentage:asc')).toEqual([4, 14, 15, 16, 1114]);
});

test('words are found in all that is told, names alone where they are asked for', async () => {
  expect(await ids('?q=SKATEPARK')).toEqual([1, 1114]);
  expect(await ids('?q=kabul+erika')).toEqual([1, 1114]);
  expect(await ids('?q=deutschland')).toEqual([2, 14, 15]);
  expect(await ids('?q=projekt&order=score:desc|id')).toEqual([3, 14, 15, 16]);
  expect(await ids('?q=muster&scope=human_name')).toEqual([1, 1114]);
  expect(await ids('?q=freunde&scope=human_name')).toEqual([1, 1114]);
  expect(await ids('?q=kabul&scope=human_name')).toEqual([0]);
  expect(await ids('?q=')).toEqual([4, 14, 15, 1114, 16]);
  expect(await ids('?q=%E2%80%A6')).toEqual([0]);
});

test('a place that is asked for is a box', async () => {
  expect(await ids('?q=Potsdam&scope=location')).toEqual([1, 15]);
  expect(await ids('?q=deutschland&scope=location&facets=closed:false')).toEqual([1, 14]);
  expect(await ids('?q=Nirgendwohausen&scope=location')).toEqual([0]);
});

test('a box needs all its four corners', async () => {
  expect(await ids('?nelat=53&nelng=14&swlat=52&swlng=13')).toEqual([2, 14, 15]);
  expect(await ids('?nelat=52.52437&nelng=14&swlat=52.5&swlng=13.41053')).toEqual([1, 14]);
  expect(await ids('?nelat=53&nelng=14&swlat=52&swlng=13&q=potsdam')).toEqual([1, 15]);
  expect(await ids('?nelat=53&nelng=14&swlat=52')).toEqual([4, 14, 15, 1114, 16]);
  expect(await ids('?nelat=north&nelng=14&swlat=52&swlng=13')).toEqual([4, 14, 15, 1114, 16]);
});

test('near to far, by coordinates or the name of a place; what lies nowhere comes last', async () => {
  expect(await ids('?around=52.4,13.1')).toEqual([4, 15, 14, 1114, 16]);
  expect(await ids('?around=Berlin')).toEqual([4, 14, 15, 1114, 16]);
  expect(await ids('?around=52.4,13.1&per_page=2&page=2')).toEqual([4, 1114, 16]);
  expect(await ids('?around=52.4,13.1&per_page=1&page=4')).toEqual([4, 16]);
  expect(await ids('?around=52.4,13.1&page=2')).toEqual([4]);
  expect(await ids('?around=52.4,13.1&facets=closed:false&q=projekt')).toEqual([2, 14, 16]);
  expect(await ids('?around=52.4,13.1&around_distance=10km')).toEqual([1, 15]);
  expect(await ids('?around=52.4,13.1&around_distance=30000m&per_page=1&page=2')).toEqual([2, 14]);
  expect(await ids('?around=52.4,13.1&around_distance=far')).toEqual([4, 15, 14, 1114, 16]);
  expect(await ids('?around=Nirgendwohausen')).toEqual([4, 14, 15, 1114, 16]);
  const { body } = await get('/projects.json?around=52.4,13.1');
  expect(body.around_location).toEqual({ latitude: 52.4, longitude: 13.1 });
});

test("an organisation's, a client's and a tag's projects, searched like all", async () => {
  const ofOrganisation = '/organisations/125/projects.json';
  expect(await ids('', ofOrganisation)).toEqual([1, 1114]);
  expect(await ids('?q=berlin', ofOrganisation)).toEqual([0]);
  const ofClient = '/clients/Volksfreund/projects.json';
  expect(await ids('', ofClient)).toEqual([2, 14, 1114]);
  expect(await ids('?facets=tax_deductible:false', ofClient)).toEqual([1, 14]);
  expect(await ids('?around=Kabul', ofClient)).toEqual([2, 1114, 14]);
  expect(await ids('?order=id:desc', '/clients/volksfreund/tags/trier/projects.json')).toEqual([1, 1114]);
});

test.each([
  '/organisations/7/projects.json',
  '/clients/nobody/projects.json',
  '/clients/nobody/tags/Trier/projects.json',
  '/clients/volksfreund/tags/Bildung/projects.json',
])('%s is not found', async (path) => {
  expect((await get(path)).status).toBe(404);
});

test('a gift moves the list, and the validator of every page that shows the project', async () => {
  const before = await get('/projects.json?order=last_donation_at:desc');
  const other = await get('/projects.json?q=skatepark');
  const gift = { campaignId: campaignOf(14), amountMinor: 500, currency: 'EUR', source: 'test' };
  await api.execute('donations.RecordDonation', records.gift(gift));
  const after = await get('/projects.json?order=last_donation_at:desc');
  expect(after.body.data[0]).toMatchObject({ id: 14, donated_amount_in_cents: 500, donor_count: 1 });
  expect(after.etag).not.toBe(before.etag);
  expect((await get('/projects.json?q=skatepark')).etag).toBe(other.etag);
  expect((await get('/projects.json?q=skatepark&colour=red')).etag).toBe(other.etag);
});

test('an answer is given again without asking, until an event moves the views', async () => {
  const asking = jest.spyOn(api.app.get(CampaignListing, { strict: false }), 'states');
  const url = '/en/api_v4/projects.json?kept=yes';
  const first = await request(api.server).get(url);
  const again = await request(api.server).get(url);
  const etag = first.headers['etag'] ?? '';
  const unchanged = await request(api.server).get(url).set('If-None-Match', etag);
  expect(asking).toHaveBeenCalledTimes(1);
  expect(again.body).toEqual(first.body);
  for (const name of [
    'etag',
    'cache-control',
    'access-control-allow-origin',
    'access-control-expose-headers',
  ])
    expect([again.headers[name], unchanged.headers[name]]).toEqual([
      first.headers[name],
      first.headers[name],
    ]);
  expect(unchanged).toMatchObject({ status: 304, text: '' });
  expect(unchanged.headers['content-type']).toBeUndefined();
  // Other spellings of the address, and whoever shows credentials, are asked for anew and told the same.
  expect((await request(api.server).get('/api_v4/en/projects?kept=yes')).body).toEqual(first.body);
  const other = '/en/api_v4/projects.json?kept=no';
  await request(api.server).get(other).auth('nobody', 'nothing');
  await request(api.server).get(other);
  expect(asking).toHaveBeenCalledTimes(4);
  await api.execute('campaigns.ReopenCampaign', { campaignId: campaignOf(15) });
  const moved = await request(api.server).get(url).set('If-None-Match', etag);
  expect(moved.status).toBe(200);
  expect(moved.headers['etag']).not.toBe(etag);
  asking.mockRestore();
});

const served: [path: string, source: Type, query: string][] = [
  ['/projects.json', CampaignListing, 'states'],
  ['/organisations/125/projects.json', OrganisationDirectory, 'byNumber'],
  ['/clients/volksfreund/projects.json', ClientCampaigns, 'idsOf'],
  ['/clients/volksfreund/tags/Trier/projects.json', ClientTags, 'campaignIds'],
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
  expect(
    contract.unheld([
      'listProjects',
      'listOrganisationProjects',
      'listClientProjects',
      'listClientTagProjects',
    ]),
  ).toEqual([]);
});
