import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { FiftyFiftyClient } from '../../../../test/fifty-fifty/client';
import {
  assign,
  assignedKey,
  givenProject,
  givenTwoProjects,
  otherKey,
} from '../../../../test/fifty-fifty/given';
import { RunningApi } from '../../../../test/running-api';

let api: RunningApi;
let assigned: FiftyFiftyClient;
let other: FiftyFiftyClient;
beforeAll(async () => {
  api = await RunningApi.start();
  await givenTwoProjects(api);
  assigned = new FiftyFiftyClient(api, assignedKey);
  other = assigned.withKey(otherKey);
});
afterAll(() => api.stop());

test('an address is shown to an assigned key without callback, and to nobody else (notes 21 and 43)', async () => {
  const project = await givenProject(api);
  await project.pledge('Andrew Senter', { email: 'andrew@example.org' });
  await assign(api, project);
  const path = `projects/${project.id}/pledges`;
  const open = [{ name: 'Andrew Senter', email: 'andrew@example.org' }];
  const closed = [{ name: 'Andrew Senter', email: null }];
  // In turns, so that no answer is kept for the wrong audience.
  for (let turn = 0; turn < 2; turn += 1) {
    expect(await assigned.data(path)).toMatchObject(open);
    expect(await assigned.data(path, { callback: 'cb' })).toMatchObject(closed);
    expect(await other.data(path)).toMatchObject(closed);
    expect(await other.data(path, { callback: 'cb' })).toMatchObject(closed);
  }
});

test('an address is hidden again when the key is taken off the project', async () => {
  const project = await givenProject(api);
  await project.pledge('Andrew Senter', { email: 'andrew@example.org' });
  const path = `projects/${project.id}/pledges`;
  expect(await assigned.data(path)).toMatchObject([{ email: null }]);
  await assign(api, project);
  expect(await assigned.data(path)).toMatchObject([{ email: 'andrew@example.org' }]);
});

test('promises come with every attribute in order, status 200 included (notes 5 and 6)', async () => {
  const project = await givenProject(api);
  await project.pledge('Cath Richardson', { avatar: null });
  const { text } = await other.get(`projects/${project.id}/pledges`);
  expect(text.replace(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/, 'THEN')).toBe(
    '{"status":200,"data":[{"name":"Cath Richardson","email":null,"avatar":null,"pledged_at":"THEN"}]}',
  );
});

test('promises stand in the order of their time, then of their names', async () => {
  const project = await givenProject(api);
  const { campaignId } = project;
  const pledges = [
    ['Zoe', '2011-08-23T09:58:54Z'],
    ['émile', '2011-08-24T00:00:00Z'],
    ['Eve', '2011-08-24T00:00:00Z'],
    ['adam', '2011-08-24T00:00:00Z'],
    ['Early', '2011-01-01T00:00:00Z'],
  ] as const;
  for (const [index, [name, at]] of pledges.entries()) {
    const id = `00000000-0000-4000-8000-0000000777${10 + index}`;
    const data = { supportPledgeId: id, campaignId, personId: id, name, email: 'a@example.org' };
    await api.execute('participation.PledgeToCampaign', data, { at: new Date(at) });
  }
  const shown: { name: string }[] = await other.data(`projects/${project.id}/pledges`);
  expect(shown.map(({ name }) => name)).toEqual(['Early', 'Zoe', 'adam', 'émile', 'Eve']);
});

test('donor names are public as given, and nothing else is asked of a donor (note 44)', async () => {
  const form = { name: 'Dee Okoro', data: 'order-77', email: 'dee@example.org', address: '1 Low Road' };
  await assigned.notify(form, { 'User-Agent': 'dees-phone', 'X-Forwarded-For': '203.0.113.9' });
  expect(await other.data('projects/1/donations')).toMatchObject([{ name: 'Dee Okoro', data: 'order-77' }]);
  const log: string[] = [];
  for await (const events of api.system.events.readAll()) log.push(...events.map((event) => text(event)));
  const gift = log.at(-1);
  expect(gift).toContain('donations.DonationRecorded');
  expect(gift).not.toMatch(/dee@example|Low Road|dees-phone|203\.0\.113|127\.0\.0\.1/);
});

test('no key, name, address or data stands readable in any file of the data folder but the views', async () => {
  const project = await givenProject(api);
  await assign(api, project);
  await project.pledge('Readable Pledger', {
    email: 'readable@example.org',
    avatar: 'https://readable.example/1.png',
  });
  await assigned.notify({ project_id: project.id, name: 'Readable Donor', data: 'readable-data' });
  const secrets = [
    'Readable',
    'readable@example',
    'readable.example',
    'readable-data',
    assignedKey,
    otherKey,
  ];
  const files = readdirSync(api.folder).filter((name) => !name.startsWith('views.sqlite'));
  expect(files).toEqual(expect.arrayContaining(['log.sqlite', 'vault.sqlite']));
  for (const name of files) {
    const bytes = readFileSync(join(api.folder, name));
    expect([name, secrets.filter((secret) => bytes.includes(secret))]).toEqual([name, []]);
  }
  // The views have it, so what was looked for is what is written.
  const views = readFileSync(join(api.folder, 'views.sqlite'));
  const wal = readFileSync(join(api.folder, 'views.sqlite-wal'));
  expect(Buffer.concat([views, wal]).includes('Readable Donor')).toBe(true);
  for (const key of [assignedKey, otherKey]) expect(Buffer.concat([views, wal]).includes(key)).toBe(false);
});

function text(value: unknown): string {
  return JSON.stringify(value, (_name, inner: unknown) =>
    typeof inner === 'bigint' ? String(inner) : inner,
  );
}
