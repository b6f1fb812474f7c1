import type { AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import fc from 'fast-check';
import * as oauth from 'oauth4webapi';
import { v4 } from 'uuid';
import { createApp } from '../../../create-app';
import { numberings } from '../..';
import { readSettings } from '../../../../system/settings';
import { System } from '../../../../system/system';
import { idOf } from '../../../../../libs/testing/records';
import { RunningApi } from '../../../../../test/running-api';
import { Browser, authorizePath, codeFor, question } from '../../../../../test/sprocket/browser';
import { mutatedAddresses } from '../../../../../test/sprocket/mutated-addresses';
import {
  application,
  basic,
  givenApplication,
  givenLogin,
  tokenFor,
} from '../../../../../test/sprocket/sign-in';

const start = new Date('2026-03-01T12:00:00.000Z');
const ann = idOf(701);
const email = 'ann@example.org';
/** As the reference's samples write it. */
const redirectUri = 'https://client.example.com/oauthoauth2/client_redirect';
const encoded = 'https%3A%2F%2Fclient%2Eexample%2Ecom%2Foauthoauth2%2Fclient_redirect';
let api: RunningApi;

beforeAll(async () => {
  api = await RunningApi.start({ ALMONER_CLOCK: start.toISOString() });
  await givenApplication(api, { redirectPrefixes: [redirectUri] });
  await givenLogin(api, { personId: ann, email });
});
afterAll(() => api.stop());

const originOf = (app: NestExpressApplication): string =>
  `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
const at = (path: string): string => `${originOf(api.app)}/sprocket${path}`;
const later = (seconds: number): Promise<void> =>
  api.restart({ ALMONER_CLOCK: new Date(start.getTime() + seconds * 1_000).toISOString() });
const newCode = async (): Promise<string> =>
  (await codeFor(api, email, { redirect_uri: redirectUri })).searchParams.get('code') ?? '';

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}
async function answerOf(sent: Promise<Response>): Promise<Answer> {
  const response = await sent;
  return { status: response.status, body: (await response.json()) as Answer['body'] };
}
const form = (call: 'token' | 'refresh', body: string, headers: Readonly<Record<string, string>> = {}) =>
  answerOf(
    fetch(at(`/auth/oauth2/${call}`), {
      method: 'POST',
      headers: { Authorization: basic(), ...headers },
      // Bytes, so that nothing adds a Content-Type.
      body: Buffer.from(body),
    }),
  );
const exchange = (code: string): Promise<Answer> =>
  form('token', `grant_type=authorization_code&code=${code}&redirect_uri=${encoded}`);
const me = (token: string, origin = originOf(api.app)): Promise<Answer> =>
  answerOf(
    fetch(`${origin}/sprocket/v2/test/me`, { method: 'POST', headers: { Authorization: `Bearer ${token}` } }),
  );

test('a client that knows OAuth 2.0 from the RFCs completes the flow, with state and PKCE', async () => {
  const server = {
    issuer: originOf(api.app),
    authorization_endpoint: at('/auth/oauth2/authorize'),
    token_endpoint: at('/auth/oauth2/token'),
  };
  const client = { client_id: application.publicId };
  const secret = oauth.ClientSecretBasic(application.secret);
  const insecure = { [oauth.allowInsecureRequests]: true };
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  const back = await codeFor(api, email, {
    redirect_uri: redirectUri,
    scope: 'profile donations.read',
    state,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  });
  const given = oauth.validateAuthResponse(server, client, back, state);
  const swapped = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    secret,
    given,
    redirectUri,
    verifier,
    insecure,
  );
  const tokens = await oauth.processAuthorizationCodeResponse(server, client, swapped);
  expect(tokens).toMatchObject({ token_type: 'bearer', expires_in: 1_800 });
  const resource = new URL(at('/v2/test/me'));
  const said = await oauth.protectedResourceRequest(
    tokens.access_token,
    'POST',
    resource,
    undefined,
    undefined,
    insecure,
  );
  expect(await said.json()).toMatchObject({ Me: { Scope: 'profile donations.read', Expires_In: 1_800 } });
  const refreshing = { ...server, token_endpoint: at('/auth/oauth2/refresh') };
  const refreshed = await oauth.refreshTokenGrantRequest(
    refreshing,
    client,
    secret,
    tokens.refresh_token ?? '',
    insecure,
  );
  const again = await oauth.processRefreshTokenResponse(refreshing, client, refreshed);
  expect((await me(again.access_token)).status).toBe(200);
});

test.each([
  ['with the Content-Type of the samples', { 'Content-Type': 'application/x-www-form-urlencoded' }],
  ['without a Content-Type, as the known client sends it', {}],
  ['with another Content-Type', { 'Content-Type': 'text/plain;charset=UTF-8' }],
])('a client that copies the samples of the reference completes the flow, %s', async (_how, headers) => {
  const browser = new Browser(api);
  const asked = await browser.signIn(
    `?response_type=code&client_id=s6BhdRkqt3&state=xyz&redirect_uri=${encoded}`,
    email,
  );
  const back = new URL((await browser.press(asked, 'grant')).headers['location'] ?? '');
  expect(back.searchParams.get('state')).toBe('xyz');
  const code = back.searchParams.get('code') ?? '';
  const tokens = await form(
    'token',
    `grant_type=authorization_code&code=${code}&redirect_uri=${encoded}`,
    headers,
  );
  expect(tokens).toEqual({
    status: 200,
    body: {
      access_token: expect.stringMatching(/^[\w-]{43}$/) as string,
      token_type: 'Bearer',
      expires_in: 1_800,
      refresh_token: expect.stringMatching(/^[\w-]{43}$/) as string,
    },
  });
  expect((await me(String(tokens.body['access_token']))).status).toBe(200);
  const refreshed = await form(
    'refresh',
    `grant_type=refresh_token&refresh_token=${String(tokens.body['refresh_token'])}`,
    headers,
  );
  expect(refreshed.status).toBe(200);
  expect((await me(String(refreshed.body['access_token']))).status).toBe(200);
});

test('of 2,000 mutated addresses to go back to, none is taken', async () => {
  const seed = Number(process.env['ALMONER_SEED'] ?? 20_260_301);
  const taken: string[] = [];
  const addresses = mutatedAddresses(redirectUri, 2_000, seed).values();
  const worker = async (): Promise<void> => {
    for (const address of addresses) {
      const url = `${originOf(api.app)}${authorizePath}${question({ redirect_uri: address })}`;
      const { status, headers } = await fetch(url, { redirect: 'manual' });
      if (status !== 400 || headers.get('location') !== null) taken.push(address);
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  expect({ seed, taken }).toEqual({ seed, taken: [] });
}, 60_000);

test('whatever is sent is never a fault of ours', async () => {
  const seed = Number(process.env['ALMONER_SEED'] ?? 20_260_302);
  const word = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(
      'code',
      'S256',
      'admin profile',
      'grant',
      'sign-in',
      'authorization_code',
      'refresh_token',
    ),
    fc.constantFrom(
      application.publicId,
      redirectUri,
      'x'.repeat(43),
      'x'.repeat(5_000),
      '\0',
      '%',
      '\ud800',
    ),
  );
  const asking = 'response_type client_id redirect_uri scope state code_challenge code_challenge_method';
  const sending = 'grant_type code code_verifier refresh_token token step email password pretty a[b]';
  const name = fc.constantFrom(...`${asking} ${sending}`.split(' '));
  const pairs = fc.array(fc.tuple(name, word), { maxLength: 8 });
  const sample = fc.tuple(
    fc.constantFrom('GET authorize', 'POST authorize', 'POST token', 'POST refresh'),
    pairs,
    pairs,
    fc.constantFrom(
      'application/x-www-form-urlencoded',
      'application/json',
      'x',
      'text/plain; charset=latin1',
    ),
    fc.boolean(),
  );
  const faults: unknown[] = [];
  for (const [call, query, body, type, known] of fc.sample(sample, { numRuns: 400, seed })) {
    const [method = '', path = ''] = call.split(' ');
    const asked = new URLSearchParams(query);
    if (known) asked.set('client_id', application.publicId);
    const { status } = await fetch(at(`/auth/oauth2/${path}?${asked.toString()}`), {
      method,
      redirect: 'manual',
      headers: { Authorization: basic(), 'Content-Type': type, 'Content-Encoding': known ? 'identity' : 'x' },
      body: method === 'GET' ? undefined : new URLSearchParams(body).toString(),
    });
    if (status >= 500) faults.push({ call, query, body, type, status });
  }
  expect({ seed, faults }).toEqual({ seed, faults: [] });
}, 60_000);

test('a revocation is felt in another process within a second', async () => {
  const settings = readSettings({
    ALMONER_DATA: api.folder,
    ALMONER_LOG_LEVEL: 'silent',
    ALMONER_CLOCK: start.toISOString(),
  });
  const elsewhere = await System.start(settings, 'cli', numberings);
  const app = await createApp(elsewhere);
  try {
    await app.listen(0, '127.0.0.1');
    const granted = {
      grantId: v4(),
      applicationId: application.applicationId,
      personId: ann,
      scopes: ['profile'],
    };
    await api.execute('identity.GrantConsent', granted);
    const token = await (await api.system.vault.tokens()).issue('access', granted, start);
    expect((await me(token, originOf(app))).status).toBe(200);
    await api.execute('identity.RevokeGrant', { grantId: granted.grantId });
    const revoked = performance.now();
    while ((await me(token, originOf(app))).status === 200)
      expect(performance.now() - revoked).toBeLessThan(1_000);
    expect(await me(token, originOf(app))).toMatchObject({ status: 401, body: { errorCode: 10001 } });
    // A code that is replayed here ends what it gave there.
    const code = await newCode();
    const { body } = await exchange(code);
    const given = String(body['access_token']);
    expect((await me(given, originOf(app))).status).toBe(200);
    await exchange(code);
    expect((await me(given, originOf(app))).status).toBe(401);
  } finally {
    await app.close();
    await elsewhere.stop();
    // Passport knows one application per process; ours is to be the one again.
    await api.restart();
  }
});

test('building the views anew signs nobody out', async () => {
  const token = await tokenFor(api, ann, ['profile']);
  await api.system.views.runner?.rebuild();
  await api.caughtUp();
  expect((await me(token)).status).toBe(200);
});

test('codes, tokens and sessions run out when they should', async () => {
  const browser = new Browser(api);
  await browser.signIn(question({ redirect_uri: redirectUri }), email);
  const late = await newCode();
  const { body } = await exchange(await newCode());
  const [access, again] = [String(body['access_token']), String(body['refresh_token'])];
  const token = await tokenFor(api, ann, ['profile']);

  await later(599);
  const inTime = await exchange(late);
  expect(inTime.status).toBe(200);
  const tooLate = await newCode();
  await later(599 + 600);
  expect(await exchange(tooLate)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });

  await later(1_799);
  expect(await me(token)).toMatchObject({ status: 200, body: { Me: { Expires_In: 1 } } });
  await later(1_800);
  expect(await me(token)).toMatchObject({ status: 401, body: { errorCode: 10001 } });
  expect((await me(access)).status).toBe(401);
  expect((await form('refresh', `grant_type=refresh_token&refresh_token=${again}`)).status).toBe(200);

  await later(365 * 24 * 60 * 60);
  expect(await form('refresh', `grant_type=refresh_token&refresh_token=${again}`)).toMatchObject({
    status: 400,
    body: { error: 'invalid_grant' },
  });
  expect((await browser.open(question({ redirect_uri: redirectUri }))).text).toContain('<h1>Sign in</h1>');
}, 60_000);
