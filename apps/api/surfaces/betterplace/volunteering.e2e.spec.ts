import { join } from 'node:path';
import { VolunteeringCauses } from '@almoner/participation';
import { ViewBuilding } from '@almoner/readstore';
import request from 'supertest';
import { contractOf } from '../../../../libs/testing/openapi';
import { idOf } from '../../../../libs/testing/records';
import { RunningApi } from '../../../../test/running-api';
import { surfaceName } from './surface-name';

const contract = contractOf(join(__dirname, 'openapi.yaml'));
const organisationId = idOf(30);
const kassel = { zip: '34121', city: 'Kassel', countryCode: 'DE', latitude: 51.3171, longitude: 9.49561 };
const berlin = { city: 'Berlin', countryCode: 'DE', latitude: 52.52437, longitude: 13.41053 };
const kabul = { city: 'Kabul', countryCode: 'AF', latitude: 34.5316, longitude: 69.1358 };
let api: RunningApi;

beforeAll(async () => {
  api = await RunningApi.start({ ALMONER_SURFACES: surfaceName });
  const kind = 'volunteering-cause';
  await api.execute('identity.ReserveNumbers', { surface: surfaceName, kind, from: 1, to: 100 });
  await api.execute('campaigns.RegisterOrganisation', {
    organisationId,
    name: 'Freiwilligenzentrum',
    slug: 'freiwilligenzentrum',
    description: { original: 'de', de: 'Wir vermitteln.' },
    address: { ...kassel, street: 'Spohrstr. 5', zip: '34117' },
  });
  await offer(18, kassel, {
    title: { original: 'de', de: 'Besuchsdienst für Ältere', en: 'Visiting service' },
    organisationId,
    contact: { name: 'F. Beispiel', phone: '0561 - 10 00 00', email: 'info@example.org' },
    topics: ['health', 'disability', 'elderly'],
    activities: ['office-work', 'chores'],
    picture: 'https://pictures.example/18.png',
    imported: {
      from: 'aktion_mensch',
      kind: 'Import::ImportFormat',
      id: 'fn-452',
      importedAt: '2015-04-20T01:07:41.000Z',
    },
  });
  await offer(20, berlin);
  await offer(19, kabul);
});
afterAll(() => api.stop());

async function offer(number: number, location: object, special: object = {}): Promise<void> {
  const cause = {
    causeId: idOf(500 + number),
    title: { original: 'de', de: `Angebot ${number}` },
    description: { original: 'de', de: '<p>Vorlesen.</p><script>alert(1)</script>' },
    location,
    vacancies: 1,
    numbers: { [surfaceName]: number },
    ...special,
  };
  const at = { at: new Date(Date.UTC(2013, 0, number)) };
  await api.execute('participation.OfferVolunteering', cause, at);
}

interface List {
  readonly data: readonly Readonly<Record<string, unknown>>[];
  readonly total_entries: number;
  readonly around_location?: object;
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

/** The total of the list, and the ids of the page. */
async function ids(query = ''): Promise<unknown[]> {
  const { body } = await get(`/volunteering.json${query}`);
  return [body.total_entries, ...body.data.map(({ id }) => id)];
}

test('an offer with everything that is told of it, in the language of the URL', async () => {
  const { body } = await get('/volunteering/18.json');
  expect(body).toMatchObject({
    id: 18,
    created_at: '2013-01-18T01:00:00+01:00',
    title: 'Besuchsdienst für Ältere',
    description: '<p>Vorlesen.</p>',
    country: 'Deutschland',
    carrier: { name: 'Freiwilligenzentrum', street: 'Spohrstr. 5', links: [{ rel: 'logo', href: '' }] },
    contact: {
      name: 'F. Beispiel',
      phone: '0561 - 10 00 00',
      email: 'info@example.org',
      picture: null,
      links: [],
    },
    topics: ['Kranke', 'Menschen mit Behinderung', 'Senioren'],
    activities: ['Büroarbeit', 'doing the chores'],
    imported_from: 'aktion_mensch',
    import_information: { import_id: 'fn-452', imported_at: '2015-04-20T03:07:41+02:00' },
  });
  expect(JSON.stringify(body)).toContain('/de/volunteering/18-besuchsdienst-fuer-aeltere"');
  const english = await request(api.server).get('/en/api_v4/volunteering/18');
  expect(english.body).toMatchObject({
    title: 'Visiting service',
    topics: ['Health', 'Disabled', 'Elderly people'],
    activities: ['office work', 'doing the chores'],
  });
});

test('an offer that tells little has empty lists', async () => {
  const { body } = await get('/volunteering/19.json');
  expect(body).toMatchObject({
    carrier: null,
    contact: { name: null, phone: null, email: null },
    topics: [],
    activities: [],
    imported_from: null,
    import_information: null,
    profile_picture: { fallback: true },
  });
});

test('offers with an image first, then the newest; or as it is asked for', async () => {
  expect(await ids()).toEqual([3, 18, 20, 19]);
  expect(await ids('?order=created_at')).toEqual([3, 18, 19, 20]);
  expect(await ids('?order=colour|has_image:asc|content_updated_at:desc')).toEqual([3, 20, 19, 18]);
  expect(await ids('?per_page=2&page=2')).toEqual([3, 19]);
  const { body } = await get('/volunteering.json');
  expect(body.data[0]).toEqual((await get('/volunteering/18.json')).body);
});

test('offers are found by words, by names and by place', async () => {
  expect(await ids('?q=visiting+freiwilligen')).toEqual([1, 18]);
  expect(await ids('?q=beispiel&scope=human_name')).toEqual([1, 18]);
  expect(await ids('?q=kassel&scope=human_name')).toEqual([0]);
  expect(await ids('?q=Berlin&scope=location')).toEqual([1, 20]);
  expect(await ids('?q=Nirgendwohausen&scope=location')).toEqual([0]);
  expect(await ids('?nelat=53&nelng=14&swlat=51&swlng=9')).toEqual([2, 18, 20]);
  expect(await ids('?nelat=53&nelng=14&swlat=51&swlng=9&q=angebot')).toEqual([1, 20]);
});

test('offers near to far', async () => {
  expect(await ids('?around=Kabul')).toEqual([3, 19, 20, 18]);
  expect(await ids('?around=52.5,13.4&per_page=25')).toEqual([3, 20, 18, 19]);
  expect(await ids('?around=52.5,13.4&around_distance=25km')).toEqual([1, 20]);
  expect(await ids('?around=52.5,13.4&q=angebot&per_page=1&page=2')).toEqual([2, 19]);
  expect((await get('/volunteering.json?around=52.5,13.4')).body.around_location).toEqual({
    latitude: 52.5,
    longitude: 13.4,
  });
});

test('what is not offered is not found', async () => {
  expect((await get('/volunteering/7.json')).status).toBe(404);
  expect((await request(api.server).get('/de/api_v4/volunteering/none')).status).toBe(404);
});

test.each([
  ['/volunteering.json', 'page'],
  ['/volunteering/18.json', 'byNumber'],
] as const)('%s tells a fault without detail, and that a view is being built', async (path, query) => {
  const causes = api.app.get(VolunteeringCauses, { strict: false });
  const failing = jest.spyOn(causes, query).mockRejectedValueOnce(new Error('detail'));
  const { status, body } = await get(`${path}?not=kept`);
  expect(status).toBe(500);
  expect(JSON.stringify(body)).not.toContain('detail');
  failing.mockRejectedValueOnce(new ViewBuilding('view', 0.5));
  expect((await get(`${path}?not=kept`)).status).toBe(503);
  failing.mockRestore();
});

test('every one of these operations was seen with every status', () => {
  expect(contract.unheld(['listVolunteering', 'getVolunteering'])).toEqual([]);
});
