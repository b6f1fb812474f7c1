import { FiftyFiftyClient, messageOf, urlencoded } from '../../../../test/fifty-fifty/client';
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

let before = 0;
const count = async (): Promise<number> => (await client.data('projects/1/donations')).length;
beforeEach(async () => {
  before = await count();
});

const noForm = 'Send the parameters as a form: urlencoded or multipart/form-data';
const tooLarge = 'The form is too large';
const form = { api_key: assignedKey, project_id: '1', amount: '1', currency: 'GBP' };
const boundary = 'parts';
const multipart = { 'Content-Type': `multipart/form-data; boundary=${boundary}` };

function parts(fields: readonly (readonly [name: string, value: string])[], file = ''): string {
  const fieldParts = fields.map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return `${fieldParts.join('')}${file}--${boundary}--\r\n`;
}

const filePart = (name: string): string =>
  `--${boundary}\r\nContent-Disposition: form-data; name="${name}"; filename="a.txt"\r\n` +
  'Content-Type: text/plain\r\n\r\nbytes\r\n';

test('a multipart form is as good as an urlencoded one (note 41)', async () => {
  const fields = { ...form, name: ' Dée & Söhne ', data: 'line\r\nline', callback: 'cb' };
  const answer = await client.post(parts(Object.entries(fields)), multipart);
  expect(answer).toMatchObject({ status: 200, callback: 'cb' });
  expect((await client.data('projects/1/donations')).at(-1)).toMatchObject({
    name: 'Dée & Söhne',
    data: 'line\r\nline',
  });
});

test('a charset beside the media type does no harm', async () => {
  const type = { 'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8' };
  expect((await client.post(urlencoded(form), type)).status).toBe(200);
  expect(await count()).toBe(before + 1);
});

test.each([
  ['application/json', JSON.stringify(form)],
  ['text/plain', urlencoded(form)],
  ['application/xml', '<api_key/>'],
  ['application/x-www-form-urlencoded+json', '{}'],
  ['nonsense', urlencoded(form)],
  ['', urlencoded(form)],
  ['multipart/mixed; boundary=parts', parts(Object.entries(form))],
  ['multipart/form-data', parts(Object.entries(form))],
  ['application/x-www-form-urlencoded; charset=utf-7', urlencoded(form)],
])('%j is no form (note 41)', async (type, body) => {
  expect(
    messageOf(
      await client.sendRaw('POST', '/api/projects/donations/notify/', { 'Content-Type': type }, body),
    ),
  ).toBe(noForm);
  expect(await count()).toBe(before);
});

test('no body at all is no form', async () => {
  for (const headers of [{}, { 'Content-Type': 'application/x-www-form-urlencoded' }] as Record<
    string,
    string
  >[]) {
    const answer = await client.sendRaw('POST', '/api/projects/donations/notify/', headers);
    expect([noForm, 'You must provide a valid API key']).toContain(messageOf(answer));
  }
});

test('a form that is cut off, or compressed in an unknown way, is no form', async () => {
  const cut = parts(Object.entries(form)).slice(0, -20);
  expect(messageOf(await client.post(cut, multipart))).toBe(noForm);
  const type = { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Encoding': 'squeezed' };
  expect(messageOf(await client.post(urlencoded(form), type))).toBe(noForm);
  const broken = { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Encoding': 'gzip' };
  expect(messageOf(await client.post(urlencoded(form), broken))).toBe(noForm);
  expect(await count()).toBe(before);
});

test.each(['api_key', 'project_id', 'amount', 'currency', 'name', 'data', 'callback'])(
  'a multipart form may not give %s twice (note 41)',
  async (name) => {
    const fields = { ...form, name: 'n', data: 'd', callback: 'cb' };
    const twice = [...Object.entries(fields), [name, fields[name as 'name']] as const];
    const answer = await client.post(parts(twice), multipart);
    expect(messageOf(answer)).toBe(name === 'callback' ? 'Invalid callback' : `Invalid parameter: ${name}`);
    expect(await count()).toBe(before);
  },
);

test('a field that is a list or a record in disguise is no text', async () => {
  for (const name of ['amount[]', 'amount[x]', 'amount[0][y]']) {
    const { amount, ...rest } = form;
    const answer = await client.post(parts([...Object.entries(rest), [name, amount]]), multipart);
    expect(messageOf(answer)).toBe('Invalid parameter: amount');
  }
  expect(await count()).toBe(before);
});

test.each(['name', 'amount', 'other', '<i>', 'x'.repeat(60)])(
  'a file as %s is refused (note 41)',
  async (name) => {
    const answer = await client.post(parts(Object.entries(form), filePart(name)), multipart);
    expect(messageOf(answer)).toBe(`Invalid parameter: ${name.slice(0, 50)}`);
    expect(await count()).toBe(before);
  },
);

test('a form that is too large is refused, not read', async () => {
  const large = 'x'.repeat(70 * 1024);
  expect(messageOf(await client.post(urlencoded({ ...form, other: large })))).toBe(tooLarge);
  const field = await client.post(parts([...Object.entries(form), ['other', large]]), multipart);
  expect(messageOf(field)).toBe('Invalid parameter: other');
  const many = Array.from({ length: 101 }, (_, index) => [`other${index}`, 'x'] as const);
  expect(messageOf(await client.post(urlencoded({ ...form, ...Object.fromEntries(many) })))).toBe(tooLarge);
  expect(messageOf(await client.post(parts([...Object.entries(form), ...many]), multipart))).toBe(tooLarge);
  expect(await count()).toBe(before);
});

test('unknown fields are ignored, names of every object included', async () => {
  const others = [
    ['other', '1'],
    ['other', '2'],
    ['__proto__', 'x'],
    ['constructor', 'x'],
    ['toString', 'x'],
  ] as const;
  expect((await client.post(parts([...Object.entries(form), ...others]), multipart)).status).toBe(200);
  const pairs = new URLSearchParams([...Object.entries(form), ...others] as [string, string][]);
  expect((await client.post(pairs.toString())).status).toBe(200);
  expect(await count()).toBe(before + 2);
});

test('percent signs that encode nothing are read as they are', async () => {
  const answer = await client.post(`${urlencoded(form)}&data=100%&name=%zz`);
  expect(answer.status).toBe(200);
  expect((await client.data('projects/1/donations')).at(-1)).toMatchObject({ data: '100%', name: '%zz' });
});
