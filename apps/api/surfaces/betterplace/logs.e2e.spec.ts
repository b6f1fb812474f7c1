import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const readyLine = /Almoner listens on (http:\/\/\S+)/;
const secret = 'volksfreund-demo';
const mine = '/de/api_v4/clients/volksfreund';

/** Runs the compiled API as an operator does, and gives every line that it wrote. */
async function linesWhile(folder: string, happens: (origin: string) => Promise<void>): Promise<string[]> {
  const child = spawn(
    process.execPath,
    [resolve('dist/apps/api/main.js'), '--load', 'examples/betterplace.jsonl'],
    {
      env: { ...process.env, PORT: '0', HOST: '127.0.0.1', ALMONER_DATA: folder, ALMONER_LOG_LEVEL: 'info' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let text = '';
  const ended = once(child, 'close');
  const origin = await new Promise<string>((found, failed) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (more: string) => {
        text += more;
        const ready = readyLine.exec(text);
        if (ready?.[1] !== undefined) found(ready[1]);
      });
    }
    void ended.then(() => failed(new Error(`the API ended:\n${text}`)));
  });
  try {
    await happens(origin);
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
  return text.split('\n').filter((line) => line !== '' && !readyLine.test(line));
}

const person = { first_name: 'Secretia', last_name: 'Geheim', email: 'secretia@hidden.example' };
const pledge = {
  ...person,
  amount_in_cents: 100,
  client_reference: 'hidden-reference',
  street: 'Geheimweg 1',
  city: 'Geheimstadt',
  zip: '99999',
  country_code: 'DE',
};

test('the log tells the route and the outcome, and nothing of who gave, who asked, or for whom', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'almoner-logs-'));
  const statuses: number[] = [];
  try {
    const lines = await linesWhile(folder, async (origin) => {
      const send = async (path: string, body?: unknown, password = secret): Promise<void> => {
        const response = await fetch(`${origin}${path}`, {
          method: body === undefined ? 'GET' : 'POST',
          headers: {
            Authorization: `Basic ${Buffer.from(`volksfreund:${password}`).toString('base64')}`,
            'User-Agent': 'hidden-agent',
            Referer: 'http://hidden.example',
          },
          body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
        });
        await response.text();
        statuses.push(response.status);
      };
      const pledges = `${mine}/projects/1114/donation_pledges.json`;
      await send(pledges, pledge);
      await send(pledges, { ...pledge, amount_in_cents: 'geheim' });
      await send(pledges, '{"first_name":"Secretia"');
      await send(pledges, pledge, 'hidden-password');
      await send(`${mine}/projects/1114/mailing_subscriptions.json`, { ...person, active: true });
      await send(`${mine}/client_donations/hidden-reference/donor_contact_data.json`);
      await send(`${mine}/client_donations.json?facets=client_reference:hidden-reference`);
      await send('/de/api_v4/users/7/contact_data.json?hidden');
    });
    expect(statuses).toEqual([202, 422, 400, 401, 201, 404, 200, 404]);
    expect(lines.filter((line) => /secretia|geheim|hidden|volksfreund|99999|demo/i.test(line))).toEqual([]);

    const told = lines.map((line) => JSON.parse(line) as { route?: string; res?: { status: number } });
    const pledged = '/:locale/api_v4/clients/:client_id/projects/:project_id/donation_pledges.json';
    expect(told.map(({ route, res }) => `${route} ${res?.status}`)).toEqual(
      expect.arrayContaining([202, 422, 400, 401].map((status) => `${pledged} ${status}`)),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 60_000);
