import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const key = '0123456789abcdef0123456789abcdef';
const readyLine = /Almoner listens on (http:\/\/\S+)/;

/** Runs the compiled API as an operator does, and gives every line that it wrote. */
async function linesWhile(folder: string, happens: (origin: string) => Promise<void>): Promise<string[]> {
  const child = spawn(
    process.execPath,
    [resolve('dist/apps/api/main.js'), '--load', 'examples/fifty-fifty.jsonl'],
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

interface Line {
  readonly msg: string;
  readonly route?: string;
  readonly req?: object;
  readonly res?: { readonly status: number };
}

test('the log tells the route and the outcome, and never a key, a name, an address or a URL (note 10)', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'almoner-logs-'));
  const post = (origin: string, fields: Record<string, string>) =>
    fetch(`${origin}/api/projects/donations/notify/?callback=secretCallback`, {
      method: 'POST',
      headers: {
        'Idempotency-Key': 'secret-retry-key',
        'User-Agent': 'secret-agent',
        Referer: 'http://secret.example',
      },
      body: new URLSearchParams({ api_key: key, project_id: '1', amount: '1', currency: 'GBP', ...fields }),
    });
  try {
    const lines = await linesWhile(folder, async (origin) => {
      const badKey = 'f'.repeat(32);
      for (const url of [
        `/api/${key}/statistics`,
        `/api/${key}/projects/1/pledges`,
        `/api/${key}/projects/1/donations/search?name=Senter&data=secret-data`,
        `/api/${badKey}/statistics`,
        `/api/${key}/projects/77?callback=secretCallback`,
        `/api/${key}/statistics?callback=1secretCallback`,
        `/api/${key}/secret-path`,
        `/api/${key}/%zz`,
        `/elsewhere/${key}`,
      ]) {
        await (await fetch(origin + url)).text();
      }
      const gifts: Record<string, string>[] = [
        { name: 'Secret Donor', data: 'secret-data' },
        { name: 'Secret Donor', amount: 'x' },
      ];
      for (const fields of gifts) await (await post(origin, fields)).text();
    });
    const secrets =
      /[0-9a-f]{32}|secret|senter|andrew|madebymany|\/api\/(?!:|projects\/donations\/notify)|callback|\?/i;
    expect(lines.filter((line) => secrets.test(line))).toEqual([]);

    const told = lines.map((line) => JSON.parse(line) as Line);
    const requests = told.filter(({ req }) => req !== undefined);
    const outcomes = requests.map(({ route, res }) => `${route} ${res?.status}`);
    expect(outcomes).toEqual(
      expect.arrayContaining(['/api/:api_key/statistics 400', '/api/projects/donations/notify 200']),
    );
    for (const { req } of requests) expect(Object.keys(req!).toSorted()).toEqual(['id', 'method']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 60_000);
