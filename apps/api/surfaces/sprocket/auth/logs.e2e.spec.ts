import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { idOf } from '../../../../../libs/testing/records';
import { loggedLines } from '../../../../../test/logged-lines';
import { Browser, authorizePath, question } from '../../../../../test/sprocket/browser';
import { application, basic } from '../../../../../test/sprocket/sign-in';

const email = 'secretia@hidden.example';
const password = 'hidden horse battery';
const login = { personId: idOf(701), email, password };
const folder = mkdtempSync(join(tmpdir(), 'almoner-oauth-'));
const examples = join(folder, 'oauth.jsonl');
const lines = [
  { command: 'identity.RegisterApplication', data: application },
  { command: 'identity.OpenLogin', data: login },
];
writeFileSync(examples, lines.map((line) => JSON.stringify(line)).join('\n'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the compiled server lets a person in and an application act, and its log tells nothing of either', async () => {
  const secrets: string[] = [email, password, 'hidden', application.secret, basic().slice(6), 'xyz'];
  const written = await loggedLines(examples, async (origin) => {
    const browser = new Browser({ server: origin });
    const page = await browser.open(question());
    expect((await browser.press(page, 'sign-in', { email, password: 'hidden wrong' })).status).toBe(422);
    const asked = await browser.signIn(question(), email, password);
    const back = new URL((await browser.press(asked, 'grant')).headers['location'] ?? '');
    const code = back.searchParams.get('code') ?? '';
    const swap = () =>
      request(origin)
        .post('/sprocket/auth/oauth2/token')
        .set('Authorization', basic())
        .type('form')
        .send({ grant_type: 'authorization_code', code, redirect_uri: application.redirectPrefixes[0] });
    const swapped = (await swap()).body as Record<'access_token' | 'refresh_token', string>;
    const me = () =>
      request(origin).post('/sprocket/v2/test/me').set('Authorization', `Bearer ${swapped.access_token}`);
    expect((await me()).status).toBe(200);
    expect((await swap()).status).toBe(400);
    expect((await me()).status).toBe(401);
    expect((await new Browser({ server: origin }).open(question({ client_id: 'hidden' }))).status).toBe(400);
    secrets.push(code, swapped.access_token, swapped.refresh_token);
  });
  expect(secrets.every((secret) => secret.length > 2)).toBe(true);
  expect(written.filter((line) => secrets.some((secret) => line.includes(secret)))).toEqual([]);
  const told = written.map((line) => JSON.parse(line) as { route?: string; res?: { status: number } });
  expect(told.map(({ route, res }) => `${route} ${res?.status}`)).toEqual(
    expect.arrayContaining([
      `${authorizePath} 422`,
      `${authorizePath} 302`,
      '/sprocket/auth/oauth2/token 200',
      '/sprocket/auth/oauth2/token 400',
      '/sprocket/v2/test/me 401',
    ]),
  );
}, 60_000);
