import { loggedLines } from '../../../../test/logged-lines';

const key = '0123456789abcdef0123456789abcdef';

interface Line {
  readonly msg: string;
  readonly route?: string;
  readonly req?: object;
  readonly res?: { readonly status: number };
}

test('the log tells the route and the outcome, and never a key, a name, an address or a URL (note 10)', async () => {
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
  const lines = await loggedLines('examples/fifty-fifty.jsonl', async (origin) => {
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
}, 60_000);
