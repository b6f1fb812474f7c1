import { FiftyFiftyClient, messageOf } from '../../../../test/fifty-fifty/client';
import {
  assign,
  assignedKey,
  givenProject,
  givenTwoProjects,
  type OwnProject,
} from '../../../../test/fifty-fifty/given';
import { RunningApi } from '../../../../test/running-api';

let api: RunningApi;
let client: FiftyFiftyClient;
let project: OwnProject;
beforeAll(async () => {
  api = await RunningApi.start();
  await givenTwoProjects(api);
  project = await givenProject(api);
  await assign(api, project);
  client = new FiftyFiftyClient(api, assignedKey);
});
afterAll(() => api.stop());

const good = [
  'cb',
  '_',
  '$',
  'jQuery15_123',
  'a.b',
  'a.b.c.d',
  '$.ajax',
  'window.on_gift',
  'classy',
  'x'.repeat(64),
];
good.push('Class', 'News', `${'x'.repeat(31)}.${'y'.repeat(32)}`, 'constructor', '__proto__');

const bad = [
  '1a',
  'a-b',
  'a b',
  'a.',
  '.a',
  'a..b',
  'a.b.c.d.e',
  'a[0]',
  "a['b']",
  'a;b',
  'a(',
  'a)',
  'a/b',
  '<b>',
];
bad.push(
  'x'.repeat(65),
  'é',
  'a\u200d',
  'a\u2028',
  'a\nb',
  'a\0',
  'alert(1)//',
  '\u{1d4b8}b',
  'a=1',
  '%',
  '"a"',
  '`a`',
);

/** Reserved in some mode of ECMAScript; as a part of a name each would end the script with a syntax error, or worse. */
const reserved = [
  'break',
  'case',
  'catch',
  'class',
  'const',
  'continue',
  'debugger',
  'default',
  'delete',
  'do',
];
reserved.push(
  'else',
  'enum',
  'export',
  'extends',
  'false',
  'finally',
  'for',
  'function',
  'if',
  'implements',
  'import',
);
reserved.push(
  'in',
  'instanceof',
  'interface',
  'let',
  'new',
  'null',
  'package',
  'private',
  'protected',
  'public',
);
reserved.push(
  'return',
  'static',
  'super',
  'switch',
  'this',
  'throw',
  'true',
  'try',
  'typeof',
  'var',
  'void',
  'while',
);
reserved.push('with', 'yield', 'await', 'eval', 'arguments');

test.each(good)('%s is a callback, and the answer calls it (notes 15, 16 and 17)', async (callback) => {
  const plain = await client.get('statistics');
  const answer = await client.get('statistics', { callback });
  expect(answer.text).toBe(`/**/${callback}(${plain.text});`);
  expect(answer).toMatchObject({ httpStatus: 200, callback });
  expect(answer.headers['content-type']).toBe('application/javascript; charset=utf-8');
  const posted = await client.notify({ project_id: project.id, callback });
  expect(posted.text).toBe(`/**/${callback}({"status":200,"data":{"message":"Donation saved"}});`);
});

test.each([...bad, ...reserved])(
  '%j is no callback: plain JSON that does not echo it (notes 16 and 19)',
  async (callback) => {
    for (const answer of [
      await client.get('statistics', { callback }),
      await client.get('statistics', { callback: `${callback}.x` }),
      await client.notify({}, {}, { callback }),
      await client.notify({ callback }),
    ]) {
      expect(answer.text).toBe('{"status":400,"data":{"message":"Invalid callback"}}');
      expect(answer).toMatchObject({ httpStatus: 400, callback: undefined });
    }
  },
);

test('a callback given twice is none, even when both are the same (note 19)', async () => {
  const twice = { callback: ['cb', 'cb'] };
  for (const answer of [
    await client.get('statistics', twice),
    await client.notify(twice),
    await client.notify({}, {}, twice),
    await client.notify({ callback: 'cb' }, {}, { callback: 'cb' }),
    await client.notify({ callback: '1' }, {}, { callback: 'cb' }),
    await client.notify(twice, {}, { callback: 'cb' }),
  ]) {
    expect(answer).toMatchObject({
      httpStatus: 400,
      callback: undefined,
      data: { message: 'Invalid callback' },
    });
  }
});

test('an empty callback means none (note 20)', async () => {
  expect(await client.get('statistics', { callback: '' })).toMatchObject({
    status: 200,
    callback: undefined,
  });
  const empty = await client.notify({ project_id: project.id, callback: '' }, {}, { callback: '' });
  expect(empty).toMatchObject({ status: 200, callback: undefined });
  const one = await client.notify({ project_id: project.id, callback: '' }, {}, { callback: 'cb' });
  expect(one).toMatchObject({ status: 200, callback: 'cb' });
});

test('the callback is checked before the key (note 20)', async () => {
  const nobody = client.withKey('nobody');
  expect(await nobody.refused('statistics', { callback: 'a b' })).toBe('Invalid callback');
  expect(await nobody.notifyRefused({ callback: 'a b' })).toBe('Invalid callback');
});

test('a failure is told to a callback with HTTP 200; the status inside tells (note 19)', async () => {
  const nobody = client.withKey('nobody');
  const callback = 'cb';
  for (const [answer, message] of [
    [await nobody.get('statistics', { callback }), 'You must provide a valid API key'],
    [await client.get('projects/999', { callback }), 'Project not found'],
    [await client.get('campaigners/999', { callback }), 'Campaigner not found'],
    [
      await client.get('projects/1/donations/search', { callback, from_id: 'x' }),
      'Invalid parameter: from_id',
    ],
    [await client.notify({ callback, amount: '0' }), 'Invalid parameter: amount'],
    [await client.notify({ amount: '0' }, {}, { callback }), 'Invalid parameter: amount'],
    [await client.notify({ callback, amount: ['1', '2'] }), 'Invalid parameter: amount'],
    [
      await client.send('POST', client.url('statistics', { callback })),
      'This endpoint requires the GET method',
    ],
  ] as const) {
    expect(answer).toMatchObject({ httpStatus: 200, callback });
    expect(messageOf(answer)).toBe(message);
  }
});

test('a body that is no form is told to the callback of the query', async () => {
  const json = { 'Content-Type': 'application/json' };
  const answer = await client.post('{"callback":"other"}', json, { callback: 'cb' });
  expect(answer).toMatchObject({ httpStatus: 200, callback: 'cb', status: 400 });
});

test('what could end a script or a page is escaped inside the JSON, with and without callback (note 18)', async () => {
  const nasty = '</script><!-- & "\\ \u2028 \u2029 \u{1f600} é';
  const own = await givenProject(api, { title: nasty, description: nasty });
  await own.give({ name: nasty, reference: nasty });
  await own.pledge(nasty);
  const escaped = JSON.stringify(nasty)
    .slice(1, -1)
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    .replaceAll('&', '\\u0026')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
  for (const query of [{}, { callback: 'cb' }] as Record<string, string>[]) {
    const one = await client.get(`projects/${own.id}`, query);
    expect(one.text).toContain(`"title":"${escaped}","description":"${escaped}"`);
    expect(one.data).toMatchObject({ title: nasty, description: nasty });
    const gifts = await client.get(`projects/${own.id}/donations`, query);
    expect(gifts.text).toContain(`"name":"${escaped}"`);
    expect(gifts.text).toContain(`"data":"${escaped}"`);
    expect(gifts.data).toMatchObject([{ name: nasty, data: nasty }]);
    expect((await client.get(`projects/${own.id}/pledges`, query)).text).toContain(`"name":"${escaped}"`);
  }
});

test('the script runs, and hands over what plain JSON says', async () => {
  const [plain, script] = [
    await client.get('projects/list'),
    await client.get('projects/list', { callback: 'page.show' }),
  ];
  const shown: unknown[] = [];
  // oxlint-disable-next-line typescript/no-implied-eval -- running the script is what its callers do with it
  new Function('page', script.text)({ show: (envelope: unknown) => shown.push(envelope) });
  expect(shown).toEqual([JSON.parse(plain.text)]);
});
