import type { AddressInfo } from 'node:net';
import { PeerCampaigns } from '@almoner/campaigns';
import { StoreUnavailable } from '@almoner/eventstore/client';
import { ViewBuilding } from '@almoner/readstore';
import request from 'supertest';
import { RunningApi } from '../../../../test/running-api';
import { readXml } from '../../../../test/sprocket/client';
import { basic, givenApplication, givenLogin, tokenFor } from '../../../../test/sprocket/sign-in';
import { idOf, personId } from '../../../../libs/testing/records';

let api: RunningApi;
let token: string;

beforeAll(async () => {
  api = await RunningApi.start();
  await givenApplication(api);
  await givenLogin(api, { personId });
  token = await tokenFor(api, personId, ['fundraising.write']);
  await api.execute('campaigns.RegisterOrganisation', {
    organisationId: idOf(830),
    name: 'Walk & Run <for> Good',
    slug: 'walk',
    description: { original: 'en', en: 'We walk.' },
    address: { street: '1 High St', zip: null, city: null, countryCode: 'US', latitude: 34, longitude: -118 },
    numbers: { sprocket: 9 },
  });
}, 60_000);
afterAll(() => api.stop());
afterEach(() => jest.restoreAllMocks());

const organisation = {
  Id: 9,
  Name: 'Walk & Run <for> Good',
  Tax_ID: null,
  Website: null,
  Address_Line_1: '1 High St',
  Address_Line_2: null,
};
const json = 'application/json;charset=UTF-8';
const xml = 'application/xml;charset=UTF-8';
const ask = (path = 'organizations/9') =>
  request(api.server).get(`/sprocket/v1/${path}`).set('Authorization', basic());

test.each([
  ['', json],
  ['*/*', json],
  ['application/json', json],
  ['application/*', json],
  ['application/xml', xml],
  ['text/xml', xml],
  ['application/xml, application/json;q=0.9', xml],
  ['application/xml;q=0.5, application/json', json],
  ['application/xml;q=0', json],
  ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', xml],
  ['image/png', json],
  ['nonsense', json],
])('who accepts %j gets %s', async (accept, type) => {
  const { status, headers, text } = await ask().set('Accept', accept);
  expect(status).toBe(200);
  expect(headers).toMatchObject({
    'content-type': type,
    'cache-control': 'no-store',
    pragma: 'no-cache',
    'access-control-allow-origin': '*',
    vary: 'Accept',
  });
  expect(type === json ? JSON.parse(text) : readXml(text, organisation)).toEqual(organisation);
});

test('both forms are indented where that is asked for, errors too', async () => {
  expect((await ask('organizations/9?pretty=true')).text).toContain('{\n  "Id": 9,\n  "Name"');
  expect((await ask('organizations/9?pretty=false')).text).toContain('{"Id":9,"Name"');
  const indented = await ask('organizations/9?pretty=true').set('Accept', 'application/xml');
  expect(indented.text).toContain('>\n  <Id>9</Id>\n  <Name>Walk &amp; Run &lt;for&gt; Good</Name>');
  const missing = await ask('organizations/8?pretty=true');
  expect(missing.text).toBe('{\n  "errorCode": 10020,\n  "errorMessage": "Not found."\n}');
});

test.each(['yes', '1', '', 'TRUE', 'true&pretty=true'])('pretty=%s is refused', async (pretty) => {
  const { status, body } = await ask(`organizations/9?pretty=${pretty}`);
  expect([status, body]).toEqual([400, { errorCode: 10011, errorMessage: 'pretty must be true or false.' }]);
});

test('errors come in XML to who prefers it', async () => {
  const { status, headers, text } = await ask('organizations/8').set('Accept', 'application/xml');
  expect([status, headers['content-type']]).toEqual([404, xml]);
  expect(readXml(text, { errorCode: 0, errorMessage: '' })).toEqual({
    errorCode: 10020,
    errorMessage: 'Not found.',
  });
});

test.each([
  ['GET', '/sprocket'],
  ['GET', '/sprocket/'],
  ['GET', '/sprocket/v3/organizations/9'],
  ['GET', '/sprocket/v2/organizations'],
  ['GET', '/sprocket/v2/organizations/9/campaigns'],
  ['GET', '/sprocket/v2/organizations/%ff'],
  ['GET', '/sprocket/v2/organizations/9%2f9/x'],
  ['POST', '/sprocket/nothing'],
])('%s %s is not found', async (method, path) => {
  const { status, body, headers } = await request(api.server)[method === 'GET' ? 'get' : 'post'](path);
  expect([status, body]).toEqual([404, { errorCode: 10020, errorMessage: 'Not found.' }]);
  expect(headers).toMatchObject({ 'access-control-allow-origin': '*', 'cache-control': 'no-store' });
});

test('a method that an address does not take is told with those that it takes', async () => {
  const { status, body, headers } = await request(api.server).delete('/sprocket/v2/organizations/9');
  expect([status, headers['allow']]).toEqual([405, 'HEAD, GET, OPTIONS']);
  expect(body).toEqual({ errorCode: 10040, errorMessage: 'This address takes HEAD, GET, OPTIONS.' });
  const literal = await request(api.server).put('/sprocket/v2/admin/campaigns/1/users/modified');
  expect([literal.status, literal.headers['allow']]).toEqual([405, 'HEAD, GET, OPTIONS']);
});

test('pages of other sites may ask before they call, and whoever asks for the head gets no body', async () => {
  const asked = await request(api.server).options('/sprocket/v2/organizations/9');
  expect(asked.status).toBe(204);
  expect(asked.headers).toMatchObject({
    'access-control-allow-methods': 'HEAD, GET, OPTIONS',
    'access-control-allow-headers': 'Accept, Authorization, Content-Type, Idempotency-Key',
  });
  const head = await request(api.server).head('/sprocket/v2/organizations/9').set('Authorization', basic());
  expect([head.status, head.text, Number(head.headers['content-length']) > 0]).toEqual([
    200,
    undefined,
    true,
  ]);
});

test('a last slash makes no difference', async () => {
  expect((await ask('organizations/9/')).body).toEqual(organisation);
});

/** There is no such campaign: a body that can be read leads as far as that. */
const team = JSON.stringify({ Team: { Name: 'Our Pack' } });
test.each<[string, Record<string, string>, string | Buffer, number, number]>([
  ['JSON', { 'Content-Type': 'application/json' }, team, 404, 10020],
  [
    'JSON in capitals with a charset',
    { 'Content-Type': 'Application/JSON; charset=UTF-8' },
    team,
    404,
    10020,
  ],
  ['JSON of a vendor', { 'Content-Type': 'application/vnd.walk+json' }, team, 404, 10020],
  ['plain text', { 'Content-Type': 'text/plain;charset=UTF-8' }, team, 404, 10020],
  ['no media type', {}, team, 404, 10020],
  ['a form', { 'Content-Type': 'application/x-www-form-urlencoded' }, 'Team=1', 415, 10041],
  ['XML', { 'Content-Type': 'application/xml' }, '<Team/>', 415, 10041],
  ['a charset that nobody has', { 'Content-Type': 'application/json; charset=nothing' }, team, 415, 10041],
  ['an encoding that nobody has', { 'Content-Encoding': 'nothing' }, team, 415, 10041],
  ['half a body', {}, team.slice(1), 400, 10021],
  ['what is not encoded as it says', { 'Content-Encoding': 'gzip' }, team, 400, 10021],
  ['too much', {}, JSON.stringify({ Team: { Name: 'x'.repeat(600_000) } }), 413, 10021],
  ['nothing', {}, '', 400, 10010],
  ['a number', {}, '5', 400, 10011],
  ['a list', {}, '[]', 400, 10011],
  ['null', {}, 'null', 400, 10011],
])('%s is read for what it is', async (_, headers, body, status, code) => {
  const { port } = api.server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}/sprocket/v2/campaigns/999/teams`, {
    method: 'POST',
    // A string would be sent as plain text.
    body: Buffer.from(body),
    headers: { Authorization: `Bearer ${token}`, ...headers },
  });
  expect([answer.status, ((await answer.json()) as { errorCode: number }).errorCode]).toEqual([status, code]);
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
});

test.each([
  ['the store is away', new StoreUnavailable('gone'), 503],
  ['a view is built anew', new ViewBuilding('peer-fundraising', 0.5), 503],
  ['something broke', new Error('secret detail'), 500],
])('when %s, no detail is told', async (_, error, status) => {
  jest.spyOn(api.app.get(PeerCampaigns, { strict: false }), 'byNumber').mockRejectedValue(error);
  const answer = await ask('campaigns/1');
  expect([answer.status, answer.headers['retry-after']]).toEqual([status, status === 503 ? '2' : undefined]);
  expect(answer.body).toEqual({ errorCode: 10050, errorMessage: expect.not.stringContaining('secret') });
});
