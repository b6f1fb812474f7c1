import request, { type Response } from 'supertest';
import { idOf } from '../../../../../libs/testing/records';
import { RunningApi } from '../../../../../test/running-api';
import { Browser, authorizePath, codeFor, question } from '../../../../../test/sprocket/browser';
import { OauthClient, redirectUri } from '../../../../../test/sprocket/oauth-client';
import { application, givenApplication, givenLogin, password } from '../../../../../test/sprocket/sign-in';

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

test('asks to sign in, says who asks for what, and sends back code, scope and state', async () => {
  const browser = new Browser(api);
  const query = question({
    scope: 'donations.read profile',
    redirect_uri: `${redirectUri}/deep?a=1%20b&state=evil`,
  });
  const login = judged(`GET ${authorizePath}`, await browser.open(query));
  expect(login.status).toBe(200);
  expect(login.text).toContain('<h1>Sign in</h1>');
  const asked = await browser.signIn(query, email);
  expect(asked.text).toContain('Race day');
  expect(asked.text).toContain('You are signed in as Ann@example.org');
  expect(asked.text).toContain('client.example.com');
  expect(asked.text.match(/<li>/g)).toHaveLength(2);
  const back = judged(`POST ${authorizePath}`, await browser.press(asked, 'grant'));
  expect(back.status).toBe(302);
  expect(back.headers['location']).toMatch(
    /^https:\/\/client\.example\.com\/oauth2\/client_redirect\/deep\?a=1%20b&code=[\w-]{43}&scope=profile%20donations\.read&state=xyz$/,
  );
  expect(back.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
});

test('a refusal goes back as such', async () => {
  const browser = new Browser(api);
  const asked = await browser.signIn(question(), email);
  const back = judged(`POST ${authorizePath}`, await browser.press(asked, 'deny'));
  const to = new URL(back.headers['location'] ?? '');
  expect(to.searchParams.get('error')).toBe('access_denied');
  expect(to.searchParams.get('state')).toBe('xyz');
  expect(to.searchParams.has('code')).toBe(false);
});

test('without a redirect_uri and a scope the first prefix and the default are meant', async () => {
  const back = await codeFor(api, email, { redirect_uri: undefined, scope: undefined, state: undefined });
  expect(`${back.origin}${back.pathname}`).toBe(redirectUri);
  expect(back.searchParams.get('scope')).toBe('profile fundraising.read');
  expect(back.searchParams.has('state')).toBe(false);
  expect((await client.exchange(back.searchParams.get('code') ?? '')).status).toBe(200);
});

test('a state goes back to the letter', async () => {
  const state = 'ä&=?#/"<>\u2028 +%41';
  expect((await codeFor(api, email, { state })).searchParams.get('state')).toBe(state);
});

test.each([
  { client_id: undefined },
  { client_id: 'nobody1234' },
  { client_id: `${application.publicId}' or 1=1` },
  { redirect_uri: 'https://evil.example/oauth2/client_redirect' },
  { redirect_uri: 'not an address' },
])('is not shown, and leads nowhere, for %j', async (wrong) => {
  const answer = judged(`GET ${authorizePath}`, await new Browser(api).open(question(wrong)));
  expect(answer.status).toBe(400);
  expect(answer.headers['location']).toBeUndefined();
  const sent = judged(
    `POST ${authorizePath}`,
    await new Browser(api).send(question(wrong), { step: 'grant' }),
  );
  expect(sent.status).toBe(400);
  expect(sent.headers['location']).toBeUndefined();
});

test.each([
  [{ response_type: undefined }, 'invalid_request'],
  [{ response_type: 'token' }, 'unsupported_response_type'],
  [{ scope: 'profile everything' }, 'invalid_scope'],
  [{ code_challenge: 'x'.repeat(43) }, 'invalid_request'],
  [{ code_challenge: 'x'.repeat(43), code_challenge_method: 'plain' }, 'invalid_request'],
  [{ code_challenge: 'short', code_challenge_method: 'S256' }, 'invalid_request'],
  [{ code_challenge_method: 'S256' }, 'invalid_request'],
])('%j goes back as %s, with the state', async (wrong, error) => {
  const answer = judged(`GET ${authorizePath}`, await new Browser(api).open(question(wrong)));
  expect(answer.status).toBe(302);
  const to = new URL(answer.headers['location'] ?? '');
  expect(to.searchParams.get('error')).toBe(error);
  expect(to.searchParams.get('state')).toBe('xyz');
});

test('a parameter that stands there twice goes back, too', async () => {
  const answer = await new Browser(api).open(`${question()}&state=abc`);
  expect(answer.headers['location']).toContain('error=invalid_request');
  expect(answer.headers['location']).not.toContain('state=');
  const long = await new Browser(api).open(question({ state: 'x'.repeat(4_097) }));
  expect(long.headers['location']).toContain('error=invalid_request');
  const two = await new Browser(api).open(`${question()}&client_id=${application.publicId}`);
  expect(two.status).toBe(400);
});

test('stands in no frame, runs no script and is kept by nobody', async () => {
  const { headers, text } = await new Browser(api).open(question());
  expect(headers).toMatchObject({
    'x-frame-options': 'DENY',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  expect(headers['content-security-policy']).toMatch(/^default-src 'none';.*frame-ancestors 'none'/);
  expect(headers['content-security-policy']).toContain("form-action 'self' https://client.example.com;");
  expect(text).not.toContain('<script');
});

test('over an encrypted connection to the proxy in front, cookies go over encrypted ones only', async () => {
  const plain = await new Browser(api).open(question());
  expect([plain.headers['set-cookie']].flat().join()).toMatch(/HttpOnly; SameSite=Lax$/);
  const secure = await request(api.server)
    .get(`${authorizePath}${question()}`)
    .set('X-Forwarded-Proto', 'https');
  expect([secure.headers['set-cookie']].flat().join()).toMatch(/HttpOnly; SameSite=Lax; Secure$/);
});

test('takes no form that another site sends in the name of the person', async () => {
  const browser = new Browser(api);
  const asked = await browser.signIn(question(), email);
  const forged = judged(`POST ${authorizePath}`, await browser.send(question(), { step: 'grant' }));
  expect(forged.status).toBe(422);
  const other = await new Browser(api).open(question());
  const foreign = /name="token" value="([^"]+)"/.exec(other.text)?.[1] ?? '';
  expect((await browser.send(question(), { token: foreign, step: 'grant' })).status).toBe(422);
  const elsewhere = question({ scope: 'donations.read' });
  const token = /name="token" value="([^"]+)"/.exec(asked.text)?.[1] ?? '';
  expect((await browser.send(elsewhere, { token, step: 'grant' })).status).toBe(422);
  browser.clear('almoner_form');
  expect((await browser.press(asked, 'grant')).status).toBe(422);
});

test('a session ends when the person signs out, and none is needed to refuse', async () => {
  const browser = new Browser(api);
  const asked = await browser.signIn(question(), email);
  const out = judged(`POST ${authorizePath}`, await browser.press(asked, 'sign-out'));
  expect(out.status).toBe(303);
  expect((await browser.open(question())).text).toContain('<h1>Sign in</h1>');
  expect((await browser.press(asked, 'grant')).status).toBe(422);
  const nobody = await browser.press(await browser.open(question()), 'grant');
  expect(nobody.status).toBe(422);
  expect(judged(`POST ${authorizePath}`, await browser.press(nobody, 'dance')).status).toBe(400);
});

test('says the same for an unknown address and a wrong password, and stops listening', async () => {
  const browser = new Browser(api);
  const page = await browser.open(question());
  const wrong = await browser.press(page, 'sign-in', { email, password: 'wrong' });
  const unknown = await browser.press(page, 'sign-in', { email: 'nobody@example.org', password });
  expect(wrong.status).toBe(422);
  const words = (answer: Response) => /role="alert"[^]*?<\/div>/.exec(answer.text)?.[0];
  expect(words(wrong)).toBe(words(unknown));
  const target = 'somebody@example.org';
  const tries = await Promise.all(
    Array.from({ length: 12 }, () => browser.press(page, 'sign-in', { email: target, password: 'wrong' })),
  );
  const limited = tries.filter(({ status }) => status === 429);
  expect(limited).toHaveLength(2);
  judged(`POST ${authorizePath}`, limited[0]!);
  expect(limited[0]?.text).toContain('Too many wrong passwords. Please try again in 15 minutes.');
  expect(Number(limited[0]?.headers['retry-after'])).toBeGreaterThan(800);
  expect((await browser.signIn(question(), email)).text).toContain('Allow Race day');
});

test('another password ends the sessions, and a closed login opens nothing', async () => {
  const [personId, address] = [idOf(702), 'bob@example.org'];
  await givenLogin(api, { personId, email: address });
  const browser = new Browser(api);
  const asked = await browser.signIn(question(), address);
  await api.execute('identity.ChangePassword', { personId, password: 'another password' });
  expect((await browser.open(question())).text).toContain('<h1>Sign in</h1>');
  expect((await browser.press(asked, 'grant')).status).toBe(422);
  await browser.signIn(question(), address, 'another password');
  await api.execute('identity.CloseLogin', { personId });
  const again = await browser.open(question());
  expect(again.text).toContain('<h1>Sign in</h1>');
  const refused = await browser.press(again, 'sign-in', { email: address, password: 'another password' });
  expect(refused.status).toBe(422);
});

test('admin is only for those who administer a campaign', async () => {
  const back = await codeFor(api, email, { scope: 'admin profile' });
  expect(back.searchParams.get('scope')).toBe('profile');
  const browser = new Browser(api);
  const login = await browser.open(question({ scope: 'admin' }));
  const sent = await browser.press(login, 'sign-in', { email, password });
  const refused = await browser.open(sent.headers['location'] ?? '');
  expect(refused.headers['location']).toContain('error=access_denied');
  const organiser = { personId: idOf(703), email: 'olga@example.org', organises: [idOf(3)] };
  await givenLogin(api, organiser);
  const granted = await codeFor(api, organiser.email, { scope: 'admin profile' });
  expect(granted.searchParams.get('scope')).toBe('profile admin');
});

test('every documented status was seen', () => {
  expect(contract.unheld(['authorize', 'answerAuthorization'])).toEqual([]);
});
