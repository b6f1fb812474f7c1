import { join } from 'node:path';
import fc from 'fast-check';
import { contractOf } from '../../../../libs/testing/openapi';
import {
  badRequests as requests,
  badRequestsSeed as seed,
  nasty,
  piece,
  queryOf,
} from '../../../../test/nasty';
import { sendRaw } from '../../../../test/raw-request';
import { RunningApi } from '../../../../test/running-api';
import { access } from './access';

const contract = contractOf(join(__dirname, 'openapi.yaml'));
/** Of the partner in the examples. */
const clientId = 'be77e2b1-ace0-4000-8000-000000000010';
const secret = 'volksfreund-demo';
const credentials = (name: string, password: string): string =>
  `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`;
let api: RunningApi;

beforeAll(async () => {
  api = await RunningApi.start();
  await api.load('examples/betterplace.jsonl');
  await api.execute('identity.AssignCampaignToClient', {
    clientId,
    campaignId: 'be77e2b1-ace0-4000-8000-000000001114',
  });
}, 60_000);
afterAll(() => api.stop());

const known = fc.constantFrom(
  '1114',
  '114551',
  '88972',
  '5442',
  '31766',
  '125',
  '1054',
  'volksfreund',
  'Trier',
);

/** The address of a call whose parts may be anything. */
const path = fc.constantFrom(...Object.keys(access)).chain((row) => {
  const [, template = ''] = row.split(' ');
  const parts = template.split(/(:[a-z_]+)/);
  return fc
    .tuple(
      ...parts.map((part) => {
        if (!part.startsWith(':')) return fc.constant(part);
        if (part === ':locale') return fc.oneof({ weight: 4, arbitrary: fc.constantFrom('de', 'en') }, piece);
        return fc.oneof({ weight: 3, arbitrary: known }, piece);
      }),
    )
    .map((pieces) => pieces.join(''));
});
const lost = fc.array(piece, { maxLength: 5 }).map((pieces) => `/de/api_v4/${pieces.join('/')}`);
const query = queryOf(
  (
    'page per_page order facets q scope around nelat nelng swlat swlng around_distance project_id client_id ' +
    'callback order[] q[a]'
  ).split(' '),
  ['rank:DESC', 'id:ASC|rank:desc', 'completed:false', 'completed:maybe|x:1', 'last', '0'],
);

/** What nobody can give: at least the amount and the address are wrong. */
const json = fc
  .record({
    first_name: fc.oneof(nasty, fc.constant(7), fc.constant('x'.repeat(10_000))),
    last_name: fc.oneof(nasty, fc.constant(null)),
    email: fc.constantFrom('', 'nobody', '@', 7, null, ['a@example.org'], {}),
    amount_in_cents: fc.constantFrom(0, -1, 1.5, 1e300, '100', null, [], {}),
    client_reference: fc.oneof(nasty, fc.constant({})),
    active: fc.constantFrom('yes', 1, null),
  })
  .map((fields) => JSON.stringify(fields));
const body = fc.oneof(
  { weight: 4, arbitrary: json },
  fc.constantFrom('', '{', '[]', 'null', '"text"', '{"a":', `[${'['.repeat(5_000)}`, '{"__proto__":{"a":1}}'),
  fc.string({ unit: 'binary', maxLength: 50 }),
);
const headers = fc.record(
  {
    Authorization: fc.constantFrom(
      credentials('volksfreund', secret),
      credentials('volksfreund', secret),
      credentials('volksfreund', 'wrong'),
      credentials('', ''),
      'Basic !!!',
      'Bearer x',
      'nonsense',
    ),
    'Content-Type': fc.constantFrom(
      'application/json',
      'application/json; charset=nonsense',
      'application/x-www-form-urlencoded',
      'text/plain',
      '',
    ),
    'Content-Encoding': fc.constantFrom('gzip', 'br', 'nothing'),
    'If-None-Match': fc.constantFrom('*', '"x"', 'W/"x", "y"', ','),
    'If-Modified-Since': fc.constantFrom('yesterday'),
    Accept: fc.constantFrom('text/html', 'nonsense'),
    'X-Request-Id': fc.constantFrom('', 'a request'),
  },
  { requiredKeys: [] },
);
const method = fc.constantFrom(
  'GET',
  'GET',
  'GET',
  'POST',
  'POST',
  'HEAD',
  'OPTIONS',
  'PUT',
  'DELETE',
  'PATCH',
);

test(
  `${requests} requests that nobody should send get an error of this API, never a fault, and record nothing (ALMONER_SEED=${seed} repeats them)`,
  async () => {
    const before = await api.system.events.head();
    const target = fc
      .tuple(fc.oneof({ weight: 5, arbitrary: path }, lost), query)
      .map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(fc.record({ method, target, headers }), body, async (sent, content) => {
        const { status, body: answered } = await sendRaw(api.server, { ...sent, body: content });
        expect(status).toBeLessThan(500);
        if (sent.method === 'POST') expect(status).toBeGreaterThanOrEqual(400);
        if (status >= 400 && sent.method !== 'HEAD' && sent.target.startsWith('/de/api_v4/')) {
          expect(contract.validateSchema('Error', JSON.parse(answered))).toEqual([]);
        }
      }),
      { seed, numRuns: requests, endOnFailure: false },
    );
    expect(await api.system.events.head()).toBe(before);
  },
  60_000 + requests * 50,
);
