import { createHash, randomBytes } from 'node:crypto';
import request, { type Response } from 'supertest';
import { v4 } from 'uuid';
import { Browser, authorizePath, codeFor, question } from '../../../../../test/sprocket/browser';
import {
  application,
  basic,
  givenApplication,
  givenLogin,
  password,
  tokenFor,
} from '../../../../../test/sprocket/sign-in';
import { RunningApi } from '../../../../../test/running-api';
import { contractOf } from '../../../../../libs/testing/openapi';
import { idOf } from '../../../../../libs/testing/records';
import { sprocket } from '..';

const contract = contractOf(sprocket.openapi);
const ann = idOf(701);
const email = 'Ann@example.org';
const [redirectUri = ''] = application.redirectPrefixes;
const auth = '/sprocket/auth/oauth2';
let api: RunningApi;

beforeAll(async () => {
  api = await RunningApi.start();
  await givenApplication(api);
  await givenLogin(api, { personId: ann, email });
});
afterAll(() => api.stop());

/** Holds an answer against the contract. */
function judged(call: string, answer: Response): Response {
  const type = answer.headers['content-type'];
  const body: unknown = type?.includes('json') ? answer.body : answer.text;
  expect(contract.validate(call, answer.status, type, body, answer.headers)).toEqual([]);
  return answer;
}

type Fields = Readonly<Record<string, string>>;

async function post(
  call: 'token' | 'refresh',
  fields: Fields | string,
  authorization = basic(),
): Promise<Response> {
  const body = typeof fields === 'string' ? fields : new URLSearchParams(fields).toString();
  const sent = request(api.server).post(`${auth}/${call}`).set('Authorization', authorization);
  return judged(`POST ${auth}/${call}`, await sent.type('form').send(body));
}
const exchange = (code: string, special: Fields = {}, authorization?: string): Promise<Response> =>
  post(
    'token',
    { grant_type: 'authorization_code', code, redirect_uri: redirectUri, ...special },
    authorization,
  );
const refresh = (token: string, special: Fields = {}, authorization?: string): Promise<Response> =>
  post('refresh', { grant_type: 'refresh_token', refresh_token: token, ...special }, authorization);

async function me(token: string): Promise<Response> {
  const sent = request(api.server).post('/sprocket/v2/test/me').set('Authorization', `Bearer ${token}`);
  return judged('POST /sprocket/v2/test/me', await sent);
}

interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
}
const tokensIn = (answer: Response): Tokens => answer.body as Tokens;
const newCode = async (special: Readonly<Record<string, string | undefined>> = {}): Promise<string> =>
  (await codeFor(api, email, special)).searchParams.get('code') ?? '';

describe('the page', () => {
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
    expect((await exchange(back.searchParams.get('code') ?? '')).status).toBe(200);
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
});

describe('tokens', () => {
  test('a code gives a pair, and the token says whom it stands for', async () => {
    const answer = await exchange(await newCode({ scope: 'profile donations.read' }));
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/json;charset=UTF-8',
      'cache-control': 'no-store',
      pragma: 'no-cache',
    });
    const { access_token: access, refresh_token: again } = tokensIn(answer);
    const stands = await me(access);
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
    const refreshed = await refresh(again, { scope: 'profile' });
    expect(Object.keys(refreshed.body as object)).toEqual(['access_token', 'token_type', 'expires_in']);
    const narrow = tokensIn(refreshed).access_token;
    expect((await me(narrow)).body).toMatchObject({ Me: { Scope: 'profile' } });
    // No rotation: both go on.
    expect((await refresh(again)).status).toBe(200);
    expect((await me(access)).status).toBe(200);
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
      code: await newCode(),
      redirect_uri: redirectUri,
    }).toString();
    const xml = await request(api.server)
      .post(`${auth}/token?pretty=true`)
      .set({ Authorization: basic(), Accept: 'application/xml' })
      .send(body);
    expect(xml.headers['content-type']).toBe('application/xml;charset=UTF-8');
    expect(xml.text).toMatch(
      /<response[^>]*>\s+<access_token>[\w-]{43}<\/access_token>\s+<token_type>Bearer</,
    );
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
    const answer = await post('token', form);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ error });
  });

  test.each([
    ['invalid_request', 'grant_type=refresh_token'],
    ['unsupported_grant_type', 'grant_type=authorization_code&refresh_token=x'],
    ['invalid_grant', 'grant_type=refresh_token&refresh_token=x'],
  ])('%#: a refresh is told as %s', async (error, form) => {
    expect((await post('refresh', form)).body).toMatchObject({ error });
  });

  test('a refresh may narrow what was granted, never widen it', async () => {
    const { refresh_token: token } = tokensIn(await exchange(await newCode({ scope: 'profile' })));
    for (const scope of ['profile donations.read', 'admin', 'nothing'])
      expect((await refresh(token, { scope })).body).toMatchObject({ error: 'invalid_scope' });
    expect((await refresh(token, { scope: 'profile' })).status).toBe(200);
  });

  test('only the application itself gets in, by HTTP Basic, encoded or not; a 401 burns no code', async () => {
    const code = await newCode();
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
      const answer = await exchange(code, {}, authorization);
      expect(answer.status).toBe(401);
      expect(answer.body).toMatchObject({ error: 'invalid_client' });
      expect(answer.headers['www-authenticate']).toMatch(/^Basic /);
    }
    const inBody = { client_id: application.publicId, client_secret: application.secret };
    expect((await exchange(code, inBody, '')).status).toBe(401);
    expect((await refresh('x', {}, basic('nobody1234'))).status).toBe(401);
    const special = {
      ...application,
      applicationId: idOf(704),
      publicId: 'tricky0000',
      secret: 'a%41:+_-.~!"§'.replace('§', '$').padEnd(32, 'z'),
    };
    await givenApplication(api, special);
    const encoded = basic(special.publicId, encodeURIComponent(special.secret));
    for (const authorization of [basic(special.publicId, special.secret), encoded])
      expect((await refresh('x', {}, authorization)).body).toMatchObject({ error: 'invalid_grant' });
    expect((await exchange(code)).status).toBe(200);
  });

  test('any other failure of the right application burns the code', async () => {
    const burning: readonly (readonly [string, (code: string) => Promise<Response>])[] = [
      ['invalid_grant', (code) => exchange(code, { redirect_uri: `${redirectUri}/` })],
      ['invalid_request', (code) => post('token', `grant_type=authorization_code&code=${code}`)],
      ['invalid_request', (code) => post('token', `code=${code}&redirect_uri=${redirectUri}`)],
      ['invalid_request', (code) => post('token', `code=${code}&code=${code}`)],
      ['unsupported_grant_type', (code) => exchange(code, { grant_type: 'password' })],
      ['invalid_grant', (code) => exchange(code, { code_verifier: 'x'.repeat(43) })],
    ];
    for (const [error, burn] of burning) {
      const code = await newCode();
      expect((await burn(code)).body).toMatchObject({ error });
      expect((await exchange(code)).body).toMatchObject({ error: 'invalid_grant' });
    }
    const code = await newCode();
    const pretty = await request(api.server)
      .post(`${auth}/token?pretty=1`)
      .set('Authorization', basic())
      .type('form')
      .send({ grant_type: 'authorization_code', code, redirect_uri: redirectUri });
    expect(pretty.body).toMatchObject({ error: 'invalid_request' });
    expect((await exchange(code)).status).toBe(400);
  });

  test('PKCE is required for a code that was asked for with it, and refused for one that was not', async () => {
    const verifier = randomBytes(32).toString('base64url');
    const challenge = {
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    };
    expect((await exchange(await newCode(challenge), { code_verifier: verifier })).status).toBe(200);
    const wrongs: readonly Fields[] = [
      {},
      { code_verifier: 'x'.repeat(43) },
      { code_verifier: challenge.code_challenge },
      { code_verifier: 'short' },
    ];
    for (const wrong of wrongs) {
      const code = await newCode(challenge);
      expect((await exchange(code, wrong)).status).toBe(400);
      expect((await exchange(code, { code_verifier: verifier })).status).toBe(400);
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
    const code = await newCode();
    const theirs = basic(other.publicId, other.secret);
    expect((await exchange(code, {}, theirs)).body).toMatchObject({ error: 'invalid_grant' });
    const answer = await exchange(code);
    expect(answer.status).toBe(200);
    const { refresh_token: token } = tokensIn(answer);
    expect((await refresh(token, {}, theirs)).body).toMatchObject({ error: 'invalid_grant' });
  });

  test('200 replays of one code at once give one pair of tokens, which is dead in the end', async () => {
    const code = await newCode({ scope: 'profile' });
    const answers = await Promise.all(Array.from({ length: 200 }, () => exchange(code)));
    const given = answers.filter(({ status }) => status === 200);
    expect(given).toHaveLength(1);
    const { access_token: access, refresh_token: again } = tokensIn(given[0]!);
    expect((await me(access)).body).toMatchObject({ errorCode: 10001 });
    expect((await refresh(again)).body).toMatchObject({ error: 'invalid_grant' });
  });

  test('a second use of a code ends the tokens that it gave', async () => {
    const code = await newCode({ scope: 'profile' });
    const { access_token: access, refresh_token: again } = tokensIn(await exchange(code));
    expect((await me(access)).status).toBe(200);
    expect((await exchange(code)).body).toMatchObject({ error: 'invalid_grant' });
    expect((await me(access)).status).toBe(401);
    expect((await refresh(again)).status).toBe(400);
  });

  test.each<
    [string, (granted: { grantId: string; applicationId: string; personId: string }) => Promise<void>]
  >([
    ['a grant', ({ grantId }) => api.execute('identity.RevokeGrant', { grantId })],
    ['an application', ({ applicationId }) => api.execute('identity.RevokeApplication', { applicationId })],
    ['a login', ({ personId }) => api.execute('identity.CloseLogin', { personId })],
  ])('what was issued ends with %s', async (_what, end) => {
    const granted = { grantId: v4(), applicationId: v4(), personId: v4(), scopes: ['profile'] };
    const publicId = granted.applicationId.replaceAll('-', '').slice(0, 10);
    await givenApplication(api, { applicationId: granted.applicationId, publicId });
    await givenLogin(api, { personId: granted.personId });
    await api.execute('identity.GrantConsent', granted);
    const tokens = await api.system.vault.tokens();
    const access = await tokens.issue('access', granted, new Date());
    const again = await tokens.issue('refresh', granted, new Date());
    expect((await me(access)).status).toBe(200);
    expect((await refresh(again, {}, basic(publicId))).status).toBe(200);
    await end(granted);
    expect((await me(access)).body).toMatchObject({ errorCode: 10001 });
    expect([400, 401]).toContain((await refresh(again, {}, basic(publicId))).status);
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
      const answer = await me(wrong);
      expect(answer.body).toMatchObject({ errorCode: 10001 });
      expect(answer.headers['www-authenticate']).toMatch(/^Bearer .*invalid_token/);
    }
    const { refresh_token: again } = tokensIn(await exchange(await newCode()));
    expect((await me(again)).status).toBe(401);
    expect((await refresh(token)).status).toBe(400);
  });
});

test('every documented status was seen', () => {
  expect(
    contract.unheld([
      'authorize',
      'answerAuthorization',
      'exchangeCode',
      'refreshToken',
      'v1TestMe',
      'testMe',
      'testMeGet',
    ]),
  ).toEqual([]);
});
