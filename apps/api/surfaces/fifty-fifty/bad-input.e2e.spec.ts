import fc from 'fast-check';
import { FiftyFiftyClient } from '../../../../test/fifty-fifty/client';
import { assignedKey, givenTwoProjects, otherKey } from '../../../../test/fifty-fifty/given';
import { badRequests as requests, badRequestsSeed as seed, piece, queryOf } from '../../../../test/nasty';
import { RunningApi } from '../../../../test/running-api';

let api: RunningApi;
let client: FiftyFiftyClient;
beforeAll(async () => {
  api = await RunningApi.start();
  await givenTwoProjects(api);
  client = new FiftyFiftyClient(api, assignedKey);
});
afterAll(() => api.stop());

const key = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(assignedKey, otherKey) },
  { weight: 1, arbitrary: piece },
);
const id = fc.oneof(fc.constantFrom('1', '2', 'list'), piece);
const rest = fc.constantFrom(
  '',
  '/',
  '/donations',
  '/donations/search',
  '/pledges',
  '/donations/notify/',
  '//',
);
const path = fc.oneof(
  { weight: 1, arbitrary: fc.array(piece, { maxLength: 5 }).map((pieces) => `/api/${pieces.join('/')}`) },
  { weight: 2, arbitrary: key.map((known) => `/api/${known}/statistics`) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(key, fc.constantFrom('projects', 'campaigners'), id, rest)
      .map(([known, kind, number, more]) => `/api/${known}/${kind}/${number}${more}`),
  },
);
const query = queryOf(['callback', 'from_id', 'name', 'data', 'name[]']);

/** The form of a gift that must not be saved: whoever's key it has, its amount is none. */
const form = fc
  .record({
    api_key: fc.oneof(fc.constantFrom(assignedKey, otherKey), piece),
    project_id: id,
    amount: fc.constantFrom('', '0', '-1', '1e3', '0.001', 'x', '%zz', '1&amount=2', '1000000.01'),
    currency: fc.oneof(fc.constantFrom('GBP', 'CHF'), piece),
    name: piece,
    data: piece,
    callback: piece,
  })
  .map((fields) => Object.entries(fields).map(([name, value]) => `${name}=${value}`))
  .chain((pairs) => fc.subarray(pairs))
  .map((pairs) => pairs.join('&'));
const noForm = fc.oneof(
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
  fc.constantFrom(
    '{}',
    '--b\r\n',
    '--b--',
    '--b\r\nContent-Disposition: form-data; name="amount"\r\n\r\n1\r\n--b--\r\n',
  ),
);
const type = fc.constantFrom(
  'application/x-www-form-urlencoded',
  'application/x-www-form-urlencoded; charset=nonsense',
  'multipart/form-data; boundary=b',
  'multipart/form-data',
  'application/json',
  '',
);
const headers = fc.record(
  {
    'Content-Type': type,
    'Content-Encoding': fc.constantFrom('gzip', 'br', 'deflate', 'nothing'),
    'Idempotency-Key': fc.constantFrom('', 'short', 'x'.repeat(200), 'good-enough'),
    'X-Request-Id': fc.constantFrom('', 'a request', 'request-1'),
    Accept: fc.constantFrom('text/html', 'nonsense'),
    Range: fc.constantFrom('bytes=0-0'),
    'If-None-Match': fc.constantFrom('*'),
  },
  { requiredKeys: [] },
);

const sent = fc.oneof(
  fc.record({
    method: fc.constantFrom(
      'GET',
      'GET',
      'GET',
      'HEAD',
      'OPTIONS',
      'POST',
      'PUT',
      'DELETE',
      'PATCH',
      'TRACE',
    ),
    target: fc.tuple(path, query).map((parts) => parts.join('')),
    headers,
    body: fc.constant(undefined),
  }),
  fc.record({
    method: fc.constant('POST'),
    target: query.map((asked) => `/api/projects/donations/notify/${asked}`),
    headers: fc.tuple(headers, type).map(([others, given]) => ({ ...others, 'Content-Type': given })),
    body: fc.oneof({ weight: 3, arbitrary: form }, { weight: 1, arbitrary: noForm }),
  }),
);

test(
  `${requests} requests that nobody should send get an envelope, never a fault, and record nothing (ALMONER_SEED=${seed} repeats them)`,
  async () => {
    const before = await api.system.events.head();
    await fc.assert(
      fc.asyncProperty(sent, async ({ method, target, headers: given, body }) => {
        // The client holds every answer against the contract, the envelope and the headers.
        const answer = await client.sendRaw(method, target, given, body);
        expect(answer.httpStatus).toBeLessThan(500);
        if (answer.status !== undefined) expect([200, 400, 404]).toContain(answer.status);
        if (method === 'POST') expect(answer.status).not.toBe(200);
      }),
      { seed, numRuns: requests, endOnFailure: false },
    );
    expect(await api.system.events.head()).toBe(before);
    expect(await client.data('statistics')).toMatchObject({ donation_count: '0', donation_total: '0' });
  },
  60_000 + requests * 50,
);
