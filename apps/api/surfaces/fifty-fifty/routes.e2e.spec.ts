import { FiftyFiftyClient, messageOf } from '../../../../test/fifty-fifty/client';
import { assignedKey, givenTwoProjects } from '../../../../test/fifty-fifty/given';
import { RunningApi } from '../../../../test/running-api';

let api: RunningApi;
let client: FiftyFiftyClient;
beforeAll(async () => {
  api = await RunningApi.start();
  await givenTwoProjects(api);
  client = new FiftyFiftyClient(api, assignedKey);
});
afterAll(() => api.stop());

const key = assignedKey;
const reads = [
  'statistics',
  'projects/list',
  'projects/1',
  'projects/1/donations',
  'projects/1/donations/search',
  'projects/1/pledges',
  'campaigners/list',
  'campaigners/1',
].map((path) => `/api/${key}/${path}`);
const notify = '/api/projects/donations/notify/';

test('projects/list and campaigners/list win over ids (note 12)', async () => {
  expect(await client.data('projects/list')).toHaveLength(2);
  expect(await client.data('campaigners/list')).toHaveLength(2);
});

test.each(['statistics', 'projects/list', 'projects/1', 'campaigners/list', 'campaigners/1'])(
  'projects is never a key: /api/projects/%s (note 12)',
  async (path) => {
    expect(await client.withKey('projects').refused(path)).toBe('You must provide a valid API key');
  },
);

describe.each(reads)('%s', (url) => {
  test('is the same with a slash at its end', async () => {
    expect((await client.send('GET', `${url}/`)).text).toBe((await client.send('GET', url)).text);
  });

  test('answers HEAD like GET, without the body (note 14)', async () => {
    const { httpStatus, headers } = await client.send('GET', url);
    const head = await client.send('HEAD', url);
    expect(head).toMatchObject({ httpStatus, headers: { 'content-length': headers['content-length'] } });
  });

  test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND'])('refuses %s (notes 4 and 13)', async (method) => {
    const answer = await client.sendRaw(method, url);
    expect(messageOf(answer)).toBe('This endpoint requires the GET method');
    expect(answer.headers['access-control-allow-origin']).toBe('*');
  });

  test('tells a browser that any page may read it (note 14)', async () => {
    const preflight = await client.send('OPTIONS', url);
    expect(preflight).toMatchObject({ httpStatus: 204, text: '' });
    expect(preflight.headers).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, HEAD, OPTIONS',
      allow: 'GET, HEAD, OPTIONS',
    });
    expect((await client.send('GET', url)).headers['access-control-allow-origin']).toBe('*');
    expect(
      (await client.send('GET', `${url}?callback=cb`)).headers['access-control-allow-origin'],
    ).toBeUndefined();
  });
});

test('notify is the same without the slash at its end, and redirects nobody (note 13)', async () => {
  const form = `api_key=${key}&project_id=1&amount=1&currency=GBP`;
  const type = { 'Content-Type': 'application/x-www-form-urlencoded' };
  for (const url of [notify, notify.slice(0, -1)]) {
    const answer = await client.send('POST', url, type, form);
    expect(answer.text).toBe('{"status":200,"data":{"message":"Donation saved"}}');
  }
  expect(await client.data('projects/1/donations')).toHaveLength(2);
});

test.each(['GET', 'PUT', 'PATCH', 'DELETE'])('notify refuses %s (note 13)', async (method) => {
  for (const url of [notify, notify.slice(0, -1)]) {
    const answer = await client.send(method, url);
    expect(messageOf(answer)).toBe('This endpoint requires the POST method');
    expect(answer.headers['access-control-allow-origin']).toBe('*');
  }
});

test('notify answers HEAD as it answers GET', async () => {
  expect(await client.send('HEAD', notify)).toMatchObject({ httpStatus: 400 });
});

test('notify offers itself to no page of another origin (note 14)', async () => {
  const preflight = await client.send('OPTIONS', notify);
  expect(preflight).toMatchObject({ httpStatus: 204, headers: { allow: 'POST, OPTIONS' } });
  expect(preflight.headers['access-control-allow-origin']).toBeUndefined();
});

test('a wrong method is told before a wrong key, and after a wrong callback (note 20)', async () => {
  const url = '/api/nobody/statistics';
  expect(messageOf(await client.send('POST', url))).toBe('This endpoint requires the GET method');
  expect(messageOf(await client.send('POST', `${url}?callback=1`))).toBe('Invalid callback');
});

const outside = [
  '/api',
  '/api/',
  `/api/${key}`,
  `/api/${key}/`,
  `/api/${key}/nothing`,
  `/api/${key}/projects`,
  `/api/${key}/campaigners`,
  `/api/${key}/projects/1/nothing`,
  `/api/${key}/projects/1/donations/1`,
  `/api/${key}/projects/1/donations/search/more`,
  `/api/${key}/statistics/more`,
  `/api/${key}/statistics//`,
  `/api//statistics`,
  `/api/${key}//statistics`,
  `/api/${key}/./statistics`,
  `/api/${key}/projects/../statistics`,
  `/api/${key}\\statistics`,
  `/api/${key}/Statistics`,
  `/API/${key}/statistics`,
  `/api/${key}/stat%69stics`,
  `/api/${key}%2Fstatistics`,
  '/api/projects/donations/notify/25',
  `/api/${key}/projects/1/donations/notify/25`,
  `/api/projects/1/donations/notify`,
  '/api/%zz/statistics',
  `/api/${key}/projects/%zz`,
  `/api/${key}/projects/%`,
  `/api/${key}/projects/%ff/donations`,
  `/api/${key}/statistics%00`,
  `/api/${key}/${'x'.repeat(4000)}`,
];

test.each(outside)('%s is outside the table: 404 in the envelope (note 4)', async (path) => {
  for (const method of ['GET', 'POST', 'OPTIONS', 'DELETE']) {
    const answer = await client.sendRaw(method, path);
    expect(answer.text).toBe('{"status":404,"data":{"message":"Not found"}}');
    expect(answer.headers['access-control-allow-origin']).toBe('*');
  }
});

test.each(outside.filter((path) => !path.includes('%zz')))(
  '%s is told to a callback with 200',
  async (path) => {
    const answer = await client.sendRaw('GET', `${path}?callback=cb`);
    expect(answer).toMatchObject({ httpStatus: 200, callback: 'cb', status: 404 });
  },
);

test('an address with a host in it is read by its path', async () => {
  const answer = await client.sendRaw('GET', `http://elsewhere:99999999/api/${key}/nothing`);
  expect(answer.status).toBe(404);
  expect(messageOf(await client.sendRaw('POST', `http://elsewhere:99999999/api/${key}/statistics`))).toBe(
    'This endpoint requires the GET method',
  );
});

test('no answer can be cached, embedded elsewhere under another type, or tell a site the key (notes 10 and 21)', async () => {
  const urls = [...reads, `${reads[0]}?callback=cb`, '/api/nobody/statistics', '/api/nothing', notify];
  for (const url of urls) {
    const { headers } = await client.send('GET', url);
    expect(headers).toMatchObject({
      'cache-control': 'private, no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    expect(headers['set-cookie']).toBeUndefined();
    expect(headers['x-powered-by']).toBeUndefined();
  }
});
