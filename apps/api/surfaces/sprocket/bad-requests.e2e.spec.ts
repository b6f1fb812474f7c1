import { join } from 'node:path';
import { XMLValidator } from 'fast-xml-parser';
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
import { basic, tokenFor } from '../../../../test/sprocket/sign-in';
import { access } from './access';

const contract = contractOf(join(__dirname, 'openapi.yaml'));
const idOf = (number: number) => `5b0c4e70-0000-4000-8000-${String(number).padStart(12, '0')}`;
let api: RunningApi;
/** Of the organiser and of a fundraiser in the examples, with every scope that they may have. */
let tokens: readonly string[];

beforeAll(async () => {
  api = await RunningApi.start();
  await api.load('examples/sprocket.jsonl');
  const scopes = [
    'profile',
    'fundraising.read',
    'fundraising.write',
    'donations.read',
    'donations.write',
  ] as const;
  tokens = [
    await tokenFor(api, idOf(6002), [...scopes, 'admin'], idOf(7)),
    await tokenFor(api, idOf(5678), scopes, idOf(7)),
  ];
}, 60_000);
afterAll(() => api.stop());

/** Calls that need no body to do something: whoever is let in must not find what they name. */
const bodiless = (row: string): boolean =>
  row.startsWith('DELETE ') || row === 'PUT /sprocket/v2/campaigns/:campaignID/teams/:teamID/users/:userID';
const known = fc.constantFrom(
  '1234',
  '5678',
  '5679',
  '6001',
  '90',
  '701',
  '702',
  '301',
  '302',
  '55',
  '9',
  'modified',
);
const unknown = fc.constantFrom('1235', '0', '-1', '2147483648', '1234.0', '9007199254740993');

const call = fc.constantFrom(...Object.keys(access)).chain((row) => {
  const [method = '', template = ''] = row.split(' ');
  return fc
    .tuple(
      ...template.split(/(:[A-Za-z]+)/).map((part) => {
        if (!part.startsWith(':')) return fc.constant(part);
        if (bodiless(row)) return unknown;
        return fc.oneof({ weight: 4, arbitrary: known }, unknown, piece);
      }),
    )
    .map((pieces) => ({ method, path: pieces.join('') }));
});
const lost = fc.record({
  method: fc.constantFrom('GET', 'POST', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'PATCH'),
  path: fc.array(piece, { maxLength: 6 }).map((pieces) => `/sprocket/${pieces.join('/')}`),
});
const query = queryOf(
  (
    'limit offset from_id starting leader_count sort pretty user.id user.email user.first_name user.goal_amount ' +
    'user.is_captain team.name team.amount_raised donation.amount donation.payment.currency_key donation.is_pending ' +
    'campaign.date update.title displayed_donation_info.amount displayed_donation_info.donor_name sort[] user[id] ' +
    'response_type client_id redirect_uri scope state code_challenge code_challenge_method'
  ).split(' '),
  [
    '101',
    '-user.last_name',
    'user.id,-user.id',
    'team.nothing',
    '>5',
    '=>5',
    '>',
    '*',
    '*a*',
    'true',
    'code',
    'S256',
  ],
);

/** What nobody can say: each of these has a part that is wrong whatever else is said. */
const wrong = fc.oneof(
  fc.record({ Email: fc.constantFrom('', 'nobody', 7, null, []), First_Name: nasty, Last_Name: nasty }),
  fc.record({ Name: fc.constantFrom('', null, 7, 'x'.repeat(500)), Goal_Amount: fc.double() }),
  fc.record({ Goal_Amount: fc.constantFrom(-1, '5', 1e300, {}, 0.001), Fundraising_Page_Header: nasty }),
  fc.record({ Title: fc.constantFrom('', null, 'x'.repeat(300)), Body: nasty }),
  fc.record({ Country: fc.constantFrom('USA', 1, ''), City: nasty }),
  fc.record({
    Amount: fc.constantFrom(0, -5, '100', 1e300, 0.001, null),
    Message: nasty,
    Donor: fc.constantFrom(null, {}, { Id: 'x' }, { Id: 6001, Email: 'dee@example.org' }),
    Payment: fc.constantFrom(null, {}, { Paid_At: 9_999_999_999_999 }, { Currency_Key: 'usd' }),
  }),
  fc.record({ Team_Id: fc.constantFrom('90', 1.5, [], {}), Page_Access: fc.constantFrom('public', 1) }),
  fc.constantFrom({}, [], null, 'text', 7, { __proto__: null, constructor: { a: 1 } }),
);
const body = fc.oneof(
  { weight: 4, arbitrary: wrong.map((told) => JSON.stringify(told)) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(
        fc.constantFrom('User', 'Team', 'Donation', 'Update', 'Fundraising_Goal', 'Campaign', 'Address'),
        wrong,
      )
      .map(([name, told]) => JSON.stringify({ [name]: told })),
  },
  fc.constantFrom(
    '',
    '{',
    '[]',
    'null',
    '"text"',
    `[${'['.repeat(5_000)}`,
    '{"User":{"Email":"a@b.example"',
    'a=b&a=c',
  ),
  fc.constantFrom(
    'grant_type=authorization_code',
    'grant_type=refresh_token&refresh_token=',
    'grant_type=password',
  ),
  fc.string({ unit: 'binary', maxLength: 50 }),
);
const headers = fc.record(
  {
    'Content-Type': fc.constantFrom(
      'application/json',
      'application/json; charset=nonsense',
      'application/x-www-form-urlencoded',
      'application/xml',
      'text/plain',
      '',
    ),
    'Content-Encoding': fc.constantFrom('gzip', 'br', 'nothing'),
    'Idempotency-Key': fc.constantFrom('', 'short', 'x'.repeat(101), 'a key of some length'),
    Accept: fc.constantFrom('application/xml', 'text/html', 'nonsense', 'application/xml;q=2,*/*;q=nan'),
    Origin: fc.constantFrom('null', 'https://elsewhere.example'),
    Cookie: fc.constantFrom('=', 'session=%', 'a=b; a=c'),
  },
  { requiredKeys: [] },
);
const authorization = fc.oneof(
  { weight: 5, arbitrary: fc.nat(1).map((which) => `Bearer ${tokens[which]!}`) },
  { weight: 2, arbitrary: fc.constant(basic()) },
  fc.constantFrom(
    undefined,
    basic('s6BhdRkqt3', ''),
    'Basic !!!',
    'Bearer',
    'Bearer x',
    'Bearer  ',
    'nonsense',
    '',
  ),
);

test(
  `${requests} requests that nobody should send get an error of this API, never a fault, and record nothing (ALMONER_SEED=${seed} repeats them)`,
  async () => {
    const before = await api.system.events.head();
    await fc.assert(
      fc.asyncProperty(
        fc.oneof({ weight: 6, arbitrary: call }, lost),
        query,
        headers,
        authorization,
        body,
        async ({ method, path }, asked, rest, credentials, content) => {
          const answer = await sendRaw(api.server, {
            method,
            target: `${path}${asked}`,
            headers: { ...rest, ...(credentials !== undefined && { Authorization: credentials }) },
            body: content,
          });
          const { status, body: answered } = answer;
          expect(status).toBeLessThan(500);
          const page = path.includes('/auth/');
          if (!page && !path.endsWith('/test/me') && ['POST', 'PUT', 'DELETE'].includes(method))
            expect(status).toBeGreaterThanOrEqual(400);
          if (status < 400 || page || method === 'HEAD' || !path.startsWith('/sprocket/v')) return;
          if (answer.headers['content-type']?.startsWith('application/xml'))
            expect(XMLValidator.validate(answered)).toBe(true);
          else expect(contract.validateSchema('Error', JSON.parse(answered))).toEqual([]);
        },
      ),
      { seed, numRuns: requests, endOnFailure: false },
    );
    expect(await api.system.events.head()).toBe(before);
  },
  60_000 + requests * 50,
);
