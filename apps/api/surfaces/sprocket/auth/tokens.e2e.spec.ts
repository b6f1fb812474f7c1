import { createHash, randomBytes } from 'node:crypto';
import request, { type Response } from 'supertest';
import { v4 } from 'uuid';
import { idOf } from '../../../../../libs/testing/records';
import { RunningApi } from '../../../../../test/running-api';
import { OauthClient, redirectUri, tokensIn } from '../../../../../test/sprocket/oauth-client';
import {
  application,
  basic,
  givenApplication,
  givenLogin,
  tokenFor,
} from '../../../../../test/sprocket/sign-in';

const auth = '/sprocket/auth/oauth2';
type Fields = Readonly<Record<string, string>>;
const ann = idOf(701);
const email = 'Ann@example.org';
let api: RunningApi;
const client = new OauthClient(() => api, email);
const { contract } = client;
const judged = client.judged.bind(client);

beforeAll(async () => {
  api = await RunningApi.start();
  await givenApplication(api);
  await givenLogin(api, { personId: ann, email });
});
afterAll(() => api.stop());

test('a code gives a pair, and the token says whom it stands for', async () => {
  const answer = await client.exchange(await client.newCode({ scope: 'profile donations.read' }));
  expect(answer.status).toBe(200);
  expect(answer.headers).toMatchObject({
    'content-type': 'application/json;charset=UTF-8',
    'cache-control': 'no-store',
    pragma: 'no-cache',
  });
  const { access_token: access, refresh_token: again } = tokensIn(answer);
  const stands = await client.me(access);
  expect(stands.body).toEqual({
    Me: {
      User_Id: 1,
      Email: email,
      Client_Id: application.publicId,
      Scope: 'profile donations.read',
      Expires_In: expect.any(Number) as number,
      Campaign_Ids: [],
    },
  });
  const refreshed = await client.refresh(again, { scope: 'profile' });
  expect(Object.keys(refreshed.body as object)).toEqual(['access_token', 'token_type', 'expires_in']);
  const narrow = tokensIn(refreshed).access_token;
  expect((await client.me(narrow)).body).toMatchObject({ Me: { Scope: 'profile' } });
  // No rotation: both go on.
  expect((await client.refresh(again)).status).toBe(200);
  expect((await client.me(access)).status).toBe(200);
});

test('v1 and GET say the same', async () => {
  const token = await tokenFor(api, ann, ['profile']);
  const v1 = judged(
    'POST /sprocket/v1/test/me',
    await request(api.server).post('/sprocket/v1/test/me').set('Authorization', `bearer ${token}`),
  );
  const get = judged(
    'GET /sprocket/v2/test/me',
    await request(api.server).get('/sprocket/v2/test/me').set('Authorization', `Bearer ${token}`),
  );
  expect((get.body as { Me: unknown }).Me).toMatchObject({
    ...(v1.body as object),
    Expires_In: expect.any(Number) as number,
  });
  for (const [method, path] of [
    ['post', '/sprocket/v1/test/me'],
    ['post', '/sprocket/v2/test/me'],
    ['get', '/sprocket/v2/test/me'],
  ] as const) {
    const call = `${method.toUpperCase()} ${path}`;
    const sent = (at: string) =>
      method === 'get' ? request(api.server).get(at) : request(api.server).post(at);
    const asking = async (authorization: string, query = '') =>
      judged(call, await sent(path + query).set('Authorization', authorization));
    const bare = await tokenFor(api, ann, ['donations.read']);
    expect((await asking(`Bearer ${token}`, '?pretty=maybe')).body).toMatchObject({ errorCode: 10011 });
    expect((await asking(`Bearer ${bare}`)).body).toMatchObject({ errorCode: 10003 });
    expect((await asking('Bearer nothing')).body).toMatchObject({ errorCode: 10001 });
    const none = await asking(basic());
    expect(none.body).toMatchObject({ errorCode: 10002 });
    expect(none.headers['www-authenticate']).toMatch(/^Bearer /);
  }
});

test('answers are XML where that is asked for', async () => {
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    code: await client.newCode(),
    redirect_uri: redirectUri,
  }).toString();
  const xml = await request(api.server)
    .post(`${auth}/token?pretty=true`)
    .set({ Authorization: basic(), Accept: 'application/xml' })
    .send(body);
  expect(xml.headers['content-type']).toBe('application/xml;charset=UTF-8');
  expect(xml.text).toMatch(/<response[^>]*>\s+<access_token>[\w-]{43}<\/access_token>\s+<token_type>Bearer</);
  const failed = await request(api.server)
    .post(`${auth}/refresh`)
    .set({ Authorization: basic(), Accept: 'application/xml' })
    .send('grant_type=refresh_token&refresh_token=x');
  expect(failed.status).toBe(400);
  expect(failed.text).toContain('<error>invalid_grant</error>');
});

test.each([
  ['invalid_request', ''],
  ['invalid_request', 'code=x'],
  ['invalid_request', 'grant_type=authorization_code&redirect_uri=x'],
  ['invalid_request', 'grant_type=authorization_code&code=x'],
  ['unsupported_grant_type', 'grant_type=refresh_token&code=x&redirect_uri=x'],
  ['unsupported_grant_type', 'grant_type=password&code=x&redirect_uri=x'],
  ['invalid_grant', 'grant_type=authorization_code&code=x&redirect_uri=x'],
  ['invalid_request', 'grant_type=authorization_code&code=%C3%A4&redirect_uri=x'],
  ['invalid_request', 'grant_type=authorization_code&code=x&code=x&redirect_uri=x'],
  ['invalid_request', `grant_type=authorization_code&code=x&redirect_uri=x&pad=${'x'.repeat(70_000)}`],
])('%#: a form is told as %s', async (error, form) => {
  const answer = await client.post('token', form);
  expect(answer.status).toBe(400);
  expect(answer.body).toMatchObject({ error });
});

test.each([
  ['invalid_request', 'grant_type=refresh_token'],
  ['unsupported_grant_type', 'grant_type=authorization_code&refresh_token=x'],
  ['invalid_grant', 'grant_type=refresh_token&refresh_token=x'],
])('%#: a refresh is told as %s', async (error, form) => {
  expect((await client.post('refresh', form)).body).toMatchObject({ error });
});

test('a refresh may narrow what was granted, never widen it', async () => {
  const { refresh_token: token } = tokensIn(
    await client.exchange(await client.newCode({ scope: 'profile' })),
  );
  for (const scope of ['profile donations.read', 'admin', 'nothing'])
    expect((await client.refresh(token, { scope })).body).toMatchObject({ error: 'invalid_scope' });
  expect((await client.refresh(token, { scope: 'profile' })).status).toBe(200);
});

test('only the application itself gets in, by HTTP Basic, encoded or not; a 401 burns no code', async () => {
  const code = await client.newCode();
  const wrong = [
    '',
    'Bearer x',
    'Basic',
    basic(application.publicId, 'wrong'),
    basic('nobody1234'),
    basic(application.publicId.toLowerCase()),
    `Basic ${Buffer.from(application.publicId).toString('base64')}`,
  ];
  for (const authorization of wrong) {
    const answer = await client.exchange(code, {}, authorization);
    expect(answer.status).toBe(401);
    expect(answer.body).toMatchObject({ error: 'invalid_client' });
    expect(answer.headers['www-authenticate']).toMatch(/^Basic /);
  }
  const inBody = { client_id: application.publicId, client_secret: application.secret };
  expect((await client.exchange(code, inBody, '')).status).toBe(401);
  expect((await client.refresh('x', {}, basic('nobody1234'))).status).toBe(401);
  const special = {
    ...application,
    applicationId: idOf(704),
    publicId: 'tricky0000',
    secret: 'a%41:+_-.~!"§'.replace('§', '$').padEnd(32, 'z'),
  };
  await givenApplication(api, special);
  const encoded = basic(special.publicId, encodeURIComponent(special.secret));
  for (const authorization of [basic(special.publicId, special.secret), encoded])
    expect((await client.refresh('x', {}, authorization)).body).toMatchObject({ error: 'invalid_grant' });
  expect((await client.exchange(code)).status).toBe(200);
});

test('any other failure of the right application burns the code', async () => {
  const burning: readonly (readonly [string, (code: string) => Promise<Response>])[] = [
    ['invalid_grant', (code) => client.exchange(code, { redirect_uri: `${redirectUri}/` })],
    ['invalid_request', (code) => client.post('token', `grant_type=authorization_code&code=${code}`)],
    ['invalid_request', (code) => client.post('token', `code=${code}&redirect_uri=${redirectUri}`)],
    ['invalid_request', (code) => client.post('token', `code=${code}&code=${code}`)],
    ['unsupported_grant_type', (code) => client.exchange(code, { grant_type: 'password' })],
    ['invalid_grant', (code) => client.exchange(code, { code_verifier: 'x'.repeat(43) })],
  ];
  for (const [error, burn] of burning) {
    const code = await client.newCode();
    expect((await burn(code)).body).toMatchObject({ error });
    expect((await client.exchange(code)).body).toMatchObject({ error: 'invalid_grant' });
  }
  const code = await client.newCode();
  const pretty = await request(api.server)
    .post(`${auth}/token?pretty=1`)
    .set('Authorization', basic())
    .type('form')
    .send({ grant_type: 'authorization_code', code, redirect_uri: redirectUri });
  expect(pretty.body).toMatchObject({ error: 'invalid_request' });
  expect((await client.exchange(code)).status).toBe(400);
});

test('PKCE is required for a code that was asked for with it, and refused for one that was not', async () => {
  const verifier = randomBytes(32).toString('base64url');
  const challenge = {
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  };
  expect((await client.exchange(await client.newCode(challenge), { code_verifier: verifier })).status).toBe(
    200,
  );
  const wrongs: readonly Fields[] = [
    {},
    { code_verifier: 'x'.repeat(43) },
    { code_verifier: challenge.code_challenge },
    { code_verifier: 'short' },
  ];
  for (const wrong of wrongs) {
    const code = await client.newCode(challenge);
    expect((await client.exchange(code, wrong)).status).toBe(400);
    expect((await client.exchange(code, { code_verifier: verifier })).status).toBe(400);
  }
});

test('a code of another application opens nothing, and stays whole', async () => {
  const other = {
    ...application,
    applicationId: idOf(705),
    publicId: 'another123',
    secret: 'b'.repeat(32),
  };
  await givenApplication(api, other);
  const code = await client.newCode();
  const theirs = basic(other.publicId, other.secret);
  expect((await client.exchange(code, {}, theirs)).body).toMatchObject({ error: 'invalid_grant' });
  const answer = await client.exchange(code);
  expect(answer.status).toBe(200);
  const { refresh_token: token } = tokensIn(answer);
  expect((await client.refresh(token, {}, theirs)).body).toMatchObject({ error: 'invalid_grant' });
});

test('200 replays of one code at once give one pair of tokens, which is dead in the end', async () => {
  const code = await client.newCode({ scope: 'profile' });
  const answers = await Promise.all(Array.from({ length: 200 }, () => client.exchange(code)));
  const given = answers.filter(({ status }) => status === 200);
  expect(given).toHaveLength(1);
  const { access_token: access, refresh_token: again } = tokensIn(given[0]!);
  expect((await client.me(access)).body).toMatchObject({ errorCode: 10001 });
  expect((await client.refresh(again)).body).toMatchObject({ error: 'invalid_grant' });
});

test('a second use of a code ends the tokens that it gave, and the log says so', async () => {
  const code = await client.newCode({ scope: 'profile' });
  const { access_token: access, refresh_token: again } = tokensIn(await client.exchange(code));
  expect((await client.me(access)).status).toBe(200);
  const tokens = await api.system.vault.tokens();
  const { grantId = '' } = (await tokens.find('access', access, new Date())) ?? {};
  expect((await client.exchange(code)).body).toMatchObject({ error: 'invalid_grant' });
  expect((await client.me(access)).status).toBe(401);
  expect((await client.refresh(again)).status).toBe(400);
  const told = await api.system.events.readStream(`grant-${grantId}`);
  expect(told.map(({ type }) => type)).toEqual(['identity.ConsentGranted', 'identity.GrantRevoked']);
  expect(told[1]).toMatchObject({
    data: { reason: 'code-replayed' },
    metadata: { actor: application.applicationId, surface: 'sprocket' },
  });
});

test('a token stands in the header, or nowhere', async () => {
  const token = await tokenFor(api, ann, ['profile']);
  const path = '/sprocket/v2/test/me';
  const sent = request(api.server)
    .post(`${path}?access_token=${token}`)
    .type('form')
    .send({ access_token: token });
  expect(judged(`POST ${path}`, await sent).body).toMatchObject({ errorCode: 10002 });
});

test.each<[string, (granted: { grantId: string; applicationId: string; personId: string }) => Promise<void>]>(
  [
    ['a grant', ({ grantId }) => api.execute('identity.RevokeGrant', { grantId })],
    ['an application', ({ applicationId }) => api.execute('identity.RevokeApplication', { applicationId })],
    ['a login', ({ personId }) => api.execute('identity.CloseLogin', { personId })],
  ],
)('what was issued ends with %s', async (_what, end) => {
  const granted = { grantId: v4(), applicationId: v4(), personId: v4(), scopes: ['profile'] };
  const publicId = granted.applicationId.replaceAll('-', '').slice(0, 10);
  await givenApplication(api, { applicationId: granted.applicationId, publicId });
  await givenLogin(api, { personId: granted.personId });
  await api.execute('identity.GrantConsent', granted);
  const tokens = await api.system.vault.tokens();
  const access = await tokens.issue('access', granted, new Date());
  const again = await tokens.issue('refresh', granted, new Date());
  expect((await client.me(access)).status).toBe(200);
  expect((await client.refresh(again, {}, basic(publicId))).status).toBe(200);
  await end(granted);
  expect((await client.me(access)).body).toMatchObject({ errorCode: 10001 });
  expect([400, 401]).toContain((await client.refresh(again, {}, basic(publicId))).status);
});

test('truncated, lengthened and foreign tokens are none', async () => {
  const token = await tokenFor(api, ann, ['profile']);
  const other = token.startsWith('A') ? 'B' : 'A';
  const bad = [
    token.slice(0, -1),
    `${token}A`,
    other + token.slice(1),
    token.toUpperCase(),
    '',
    ' ',
    'a b',
    '\u00e4',
  ];
  for (const wrong of bad) {
    const answer = await client.me(wrong);
    expect(answer.body).toMatchObject({ errorCode: 10001 });
    expect(answer.headers['www-authenticate']).toMatch(/^Bearer .*invalid_token/);
  }
  const { refresh_token: again } = tokensIn(await client.exchange(await client.newCode()));
  expect((await client.me(again)).status).toBe(401);
  expect((await client.refresh(token)).status).toBe(400);
});

test('every documented status was seen', () => {
  expect(contract.unheld(['exchangeCode', 'refreshToken', 'v1TestMe', 'testMe', 'testMeGet'])).toEqual([]);
});
