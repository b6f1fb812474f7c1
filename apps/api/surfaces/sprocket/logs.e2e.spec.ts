import type { Server } from 'node:http';
import { loggedLines } from '../../../../test/logged-lines';
import { codeFor } from '../../../../test/sprocket/browser';
import { application, basic, password } from '../../../../test/sprocket/sign-in';

const [redirectUri = ''] = application.redirectPrefixes;
const bearer = (token: string) => `Bearer ${token}`;

test('the log tells the route and the outcome, and nothing of who raises money, who asked, or with what', async () => {
  const statuses: number[] = [];
  const secrets: string[] = [];
  const lines = await loggedLines('examples/sprocket.jsonl', async (origin) => {
    const send = async (
      method: string,
      path: string,
      authorization: string,
      body?: string | object,
    ): Promise<unknown> => {
      const answer = await fetch(`${origin}/sprocket/${path}`, {
        method,
        headers: {
          Authorization: authorization,
          'User-Agent': 'hidden-agent',
          Referer: 'http://hidden.example',
          'Idempotency-Key': `hidden-key-${statuses.length}`,
          ...(typeof body === 'string' ? { 'Content-Type': 'application/x-www-form-urlencoded' } : {}),
        },
        body: typeof body === 'object' ? Buffer.from(JSON.stringify(body)) : body,
      });
      statuses.push(answer.status);
      return answer.json();
    };
    // supertest takes an address in place of a server.
    const server = origin as unknown as Server;
    const scope = 'profile fundraising.write donations.write';
    const code = (await codeFor({ server }, 'ann@example.org', { scope })).searchParams.get('code') ?? '';
    const exchange = new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
    });
    const tokens = (await send('POST', 'auth/oauth2/token', basic(), exchange.toString())) as Record<
      string,
      string
    >;
    await send('POST', 'auth/oauth2/token', basic(), exchange.toString().replace(code, 'hidden-code'));
    await send('POST', 'auth/oauth2/token', basic('s6BhdRkqt3', 'hidden-secret'), exchange.toString());
    const [access, refresh] = [tokens['access_token']!, tokens['refresh_token']!];
    secrets.push(code, access, refresh, basic().slice('Basic '.length), application.secret, password);
    const ann = 'v2/campaigns/1234/users/5678';
    await send('GET', 'v2/campaigns/1234/users?user.first_name=Secretia', basic());
    await send('GET', 'v2/campaigns/1234/users?user.email=secretia@hidden.example', basic());
    await send('GET', 'v2/campaigns/1234/users', bearer('hidden-token'));
    await send('PUT', ann, bearer(access), { User: { First_Name: 'Secretia' } });
    await send('PUT', ann, bearer(access), { User: { Email: 'hidden' } });
    await send('PUT', `${ann}/address`, bearer(access), { Address: { Address_1: 'Hidden Street 1' } });
    await send('POST', `${ann}/updates`, bearer(access), {
      Update: { Title: 'Hidden news', Body: 'Hidden' },
    });
  });
  expect(statuses).toEqual([200, 400, 401, 200, 400, 401, 200, 400, 200, 201]);
  expect(lines.filter((line) => /secretia|hidden|ann@example|correct horse/i.test(line))).toEqual([]);
  for (const secret of secrets) expect(lines.filter((line) => line.includes(secret))).toEqual([]);

  const told = lines.map((line) => JSON.parse(line) as { route?: string; res?: { status: number } });
  const user = '/sprocket/v2/campaigns/:campaignID/users/:userID';
  expect(told.map(({ route, res }) => `${route} ${res?.status}`)).toEqual(
    expect.arrayContaining([
      '/sprocket/auth/oauth2/token 400',
      '/sprocket/auth/oauth2/token 401',
      '/sprocket/v2/campaigns/:campaignID/users 400',
      '/sprocket/v2/campaigns/:campaignID/users 401',
      `${user} 200`,
      `${user} 400`,
      `${user}/address 200`,
      `${user}/updates 201`,
    ]),
  );
}, 60_000);
