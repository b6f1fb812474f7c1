import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { OrganisationDirectory } from '@almoner/campaigns';
import { ViewBuilding } from '@almoner/readstore';
import request, { type Response } from 'supertest';
import { contractOf } from '../../../../libs/testing/openapi';
import { idOf } from '../../../../libs/testing/records';
import { registry } from '../../../system/contexts';
import { readSettings } from '../../../system/settings';
import { System } from '../../../system/system';
import { SystemModule } from '../../../system/system.module';
import { BetterplaceModule } from './betterplace.module';
import { surfaceName } from './surface-name';

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
  const module = await Test.createTestingModule({
    imports: [SystemModule.of(system), BetterplaceModule],
  }).compile();
  app = module.createNestApplication<NestExpressApplication>({ bodyParser: false, logger: false });
  app.disable('etag');
  await app.listen(0, '127.0.0.1');
  await execute('identity.ReserveNumbers', { surface: surfaceName, kind: 'organisation', from: 1, to: 1054 });
  await execute('campaigns.RegisterOrganisation', vivaConAgua);
  await execute('campaigns.RegisterOrganisation', skateistan);
});

afterAll(async () => {
  await app.close();
  await system.stop();
  rmSync(folder, { recursive: true, force: true });
});
afterEach(() => jest.restoreAllMocks());

async function execute(name: string, data: object): Promise<void> {
  const command = registry.get(name);
  if (command === undefined) throw new Error(`there is no command ${name}`);
  const asking = { actor: 'operator', surface: 'test', at: new Date('2008-02-06T16:10:42Z') };
  const outcome = await system.commands.execute(command, command.schema.parse(data), asking);
  if (!outcome.ok) throw new Error(`${name} was refused with ${outcome.code}`);
  if (outcome.position !== undefined) await system.views.waitFor(outcome.position);
}

const vivaConAgua = {
  organisationId: idOf(1),
  name: 'Viva con Agua & Söhne',
  slug: 'vivaconagua',
  description: { original: 'de', de: 'Wasser für alle.', en: 'Water for all.' },
  address: {
    street: 'Neuer Kamp 32',
    zip: '20357',
    city: 'Hamburg',
    countryCode: 'DE',
    latitude: 53.55759811401367,
    longitude: 9.96815967559815,
  },
  taxDeductible: true,
  contact: { personId: idOf(2), firstName: 'Erika', lastName: 'Muster' },
  logo: 'https://pictures.example/logo.png',
  website: 'http://www.example.org',
  numbers: { betterplace: 125 },
};

const skateistan = {
  organisationId: idOf(3),
  name: 'Skateistan',
  slug: 'skateistan',
  description: { original: 'en', en: 'Skating.' },
  address: { latitude: 34.5, longitude: 69.1, countryCode: 'AF' },
  numbers: { betterplace: 1054 },
};

/** Sends a call and holds its answer against the contract; every answer is open to every origin. */
async function send(
  method: 'get' | 'head' | 'options' | 'post',
  url: string,
  headers = {},
): Promise<Response> {
  const response = await request(app.getHttpServer())[method](url).set(headers);
  expect(response.headers['access-control-allow-origin']).toBe('*');
  const operation = contract.operation(`${method.toUpperCase()} ${url}`);
  if (operation !== undefined && ['get', 'head'].includes(method)) {
    const type = response.headers['content-type'];
    const found = contract.validate(
      `${method.toUpperCase()} ${url}`,
      response.status,
      type,
      bodyOf(response, method),
    );
    expect(found).toEqual([]);
  }
  return response;
}

const bodyOf = (response: Response, method: string): unknown =>
  method === 'head' || response.status === 304 ? undefined : (response.body as unknown);
const get = (path: string, headers = {}) => send('get', `/de/api_v4/organisations${path}`, headers);

test('an organisation comes out field by field, links to where it was asked for, and lets clients keep it', async () => {
  const { status, headers, body } = await get('/125.json', { Host: 'api.example.org' });
  expect(status).toBe(200);
  expect(headers).toMatchObject({
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'max-age=0, private, must-revalidate',
    'access-control-expose-headers': 'ETag',
    'access-control-max-age': '86400',
  });
  expect(headers['etag']).toMatch(/^"[0-9a-f]{32}"$/);
  expect(body).toMatchObject({
    id: 125,
    created_at: '2008-02-06T17:10:42+01:00',
    latitude: 53.55759811401367,
    street: 'Neuer Kamp 32',
    country: 'Deutschland',
    name: 'Viva con Agua &amp; Söhne',
    description: 'Wasser für alle.',
    tax_deductible: true,
    contact: { name: 'E. Muster', links: [] },
  });
  expect((body as { links: unknown }).links).toEqual([
    { rel: 'self', href: 'http://api.example.org/de/api_v4/organisations/125.json' },
    { rel: 'platform', href: 'http://api.example.org/de/organisations/vivaconagua' },
    { rel: 'projects', href: 'http://api.example.org/de/api_v4/organisations/125/projects.json' },
    { rel: 'website', href: 'http://www.example.org' },
  ]);
});

test('the language is that of the URL; what was not translated stays in its original', async () => {
  const { body } = await send('get', '/en/api_v4/organisations/125.json');
  expect(body).toMatchObject({ country: 'Germany', description: 'Water for all.' });
  const { body: other } = await get('/1054.json');
  expect(other).toMatchObject({ description: 'Skating.', street: null, contact: { name: null } });
});

test.each([
  '/de/api_v4/organisations/125',
  '/de/api_v4/organisations/125.json/',
  '/api_v4/de/organisations/125.json',
  '/api_v4/organisations/125',
  '/de/api_v4/organisations/125.json?foo=bar',
])('%s is the same call', async (url) => {
  const [{ text, headers }, known] = await Promise.all([
    send('get', url, { Host: 'a' }),
    get('/125.json', { Host: 'a' }),
  ]);
  expect(text).toBe(known.text);
  expect(headers['etag']).toBe(known.headers['etag']);
});

test('the list is by number, in pages', async () => {
  const ids = (response: Response) => (response.body as { data: { id: number }[] }).data.map(({ id }) => id);
  const all = await get('.json?per_page=1000');
  expect(ids(all)).toEqual([125, 1054]);
  expect(all.body).toMatchObject({ total_entries: 2, total_pages: 1, current_page: 1, per_page: 200 });
  const second = await get('.json?page=2&per_page=1');
  expect(ids(second)).toEqual([1054]);
  expect(second.body).toMatchObject({ total_entries: 2, offset: 1, total_pages: 2, current_page: 2 });
  const past = await get('.json?page=9');
  expect(past.body).toMatchObject({ total_entries: 2, offset: 160, current_page: 9, data: [] });
  expect((await get('.json?page=0&per_page=-1')).body).toMatchObject({ current_page: 1, per_page: 20 });
});

test.each(['.json', '/125.json'])(
  'a client that has %s already is told so, until it changes',
  async (path) => {
    const { headers } = await get(path);
    const etag = headers['etag'] ?? '';
    const kept = await get(path, { 'If-None-Match': etag });
    expect(kept).toMatchObject({ status: 304, text: '' });
    expect(kept.headers['etag']).toBe(etag);
    const { organisationId, website } = vivaConAgua;
    await execute('campaigns.ChangeOrganisation', { organisationId, website: `${website}${path}` });
    const anew = await get(path, { 'If-None-Match': etag });
    expect(anew.status).toBe(200);
    expect(anew.headers['etag']).not.toBe(etag);
  },
);

test.each([
  '/de/api_v4/organisations/7.json',
  '/de/api_v4/organisations/0125.json',
  '/de/api_v4/organisations/125.5.json',
  '/de/api_v4/organisations/99999999999999999999.json',
  '/de/api_v4/organisations/vivaconagua.json',
  '/fr/api_v4/organisations/125.json',
  '/api_v4/fr/organisations/125.json',
  '/de/api_v4/nothing.json',
  '/de/api_v4',
  '/de/api_v4/organisations/%ZZ.json',
])('%s is not found', async (url) => {
  const { status, headers, body } = await send('get', url);
  expect(status).toBe(404);
  expect(headers).toMatchObject({
    'cache-control': 'no-cache',
    'content-type': 'application/json; charset=utf-8',
  });
  expect(contract.validateSchema('Error', body)).toEqual([]);
  expect(body).toEqual({
    name: 'GeneralError',
    status: 'not_found',
    status_code: 404,
    reason: 'Record Not Found',
    links: [],
  });
});

test('HEAD answers without a body, OPTIONS with what may be sent, any other method with 404', async () => {
  const head = await send('head', '/de/api_v4/organisations/125.json');
  expect(head.status).toBe(200);
  expect(head.headers['etag']).toBeDefined();
  const options = await send('options', '/api_v4/organisations/125');
  expect(options.status).toBe(204);
  expect(options.headers['access-control-allow-methods']).toBe('GET, OPTIONS, HEAD');
  expect((await send('post', '/de/api_v4/organisations.json')).status).toBe(404);
});

test('paths of other surfaces are left to them', async () => {
  const response = await request(app.getHttpServer()).get('/api/0123/projects/list');
  expect(response.status).toBe(404);
  expect(response.headers['access-control-allow-origin']).toBeUndefined();
});

test.each([
  ['page', '.json'],
  ['byNumber', '/125.json'],
] as const)(
  'a fault in %s is told without detail, and a view that is being built with Retry-After',
  async (query, path) => {
    const directory = app.get(OrganisationDirectory, { strict: false });
    const failing = jest.spyOn(directory, query).mockRejectedValueOnce(new Error('detail'));
    const fault = await get(path);
    expect(fault.status).toBe(500);
    expect(fault.text).not.toContain('detail');
    failing.mockRejectedValueOnce(new ViewBuilding('organisation-directory', 0.5));
    const away = await get(path);
    expect(away.status).toBe(503);
    expect(away.headers['retry-after']).toBe('2');
  },
);

test('both calls were seen with every status that the contract has for them', () => {
  expect(contract.unheld(['listOrganisations', 'getOrganisation'])).toEqual([]);
});
