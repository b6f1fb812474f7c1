import { client as apiClient, idOf } from '../../../../libs/testing/records';
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
let client: FiftyFiftyClient;
beforeAll(async () => {
  api = await RunningApi.start();
  await givenTwoProjects(api);
  client = new FiftyFiftyClient(api, assignedKey);
});
afterAll(() => api.stop());

const badKey = 'You must provide a valid API key';
const foreignKey = '11112222333344445555666677778888';
const issue = (number: number, key: string, special: object = {}): Promise<void> =>
  api.execute('identity.IssueApiKey', apiClient({ clientId: idOf(number), key, ...special }));

/** What each kind of call tells a key. */
async function told(key: string): Promise<string[]> {
  const caller = client.withKey(key);
  const path = encodeURIComponent(key);
  const read = (await caller.send('GET', `/api/${path}/statistics`)).data.message;
  const list = (await caller.send('GET', `/api/${path}/projects/list`)).data.message;
  return [read, list, (await caller.notify()).data.message];
}

const noKeys = ['0', 'projects', 'list', 'null', 'undefined', '%', "' or 1=1 --", '..;', 'é'.repeat(32)];
noKeys.push(assignedKey.toUpperCase(), assignedKey.slice(1), `${assignedKey}0`, ` ${assignedKey.slice(1)}`);
noKeys.push(
  `${assignedKey.slice(1)}g`,
  `${assignedKey}\n`,
  `${assignedKey.slice(1)}１`,
  '*'.repeat(32),
  '0'.repeat(4_000),
);

test.each(noKeys)('%j is malformed and gets the documented message (notes 10 and 11)', async (key) => {
  expect(await told(key)).toEqual([badKey, badKey, badKey]);
});

test('an unknown key gets the same message as a malformed one (note 11)', async () => {
  expect(await told('0'.repeat(32))).toEqual([badKey, badKey, badKey]);
});

test('a key of another surface is no key here', async () => {
  await issue(80, foreignKey, { surface: 'betterplace' });
  expect(await told(foreignKey)).toEqual([badKey, badKey, badKey]);
});

test('a revoked key ends at once, gets the same message, and the next one takes its projects over (note 11)', async () => {
  const project = await givenProject(api);
  const clientId = idOf(81);
  const [first, second] = ['aa'.repeat(16), 'bb'.repeat(16)];
  await issue(81, first);
  await api.execute('identity.AssignCampaignToClient', { clientId, campaignId: project.campaignId });
  const gift = { project_id: project.id };
  expect((await client.withKey(first).notify(gift)).status).toBe(200);
  await api.execute('identity.RevokeApiKey', { clientId });
  expect(await told(first)).toEqual([badKey, badKey, badKey]);
  expect(await client.withKey(first).notifyRefused(gift)).toBe(badKey);
  await issue(81, second);
  expect((await client.withKey(second).notify(gift)).status).toBe(200);
  expect(await told(first)).toEqual([badKey, badKey, badKey]);
});

test('nobody can tell by the answer why a key is bad', async () => {
  const texts = await Promise.all(
    ['x', '0'.repeat(32), foreignKey].map(async (key) => {
      const { text, headers, httpStatus } = await client.withKey(key).get('statistics');
      return JSON.stringify([httpStatus, text, Object.keys(headers).toSorted()]);
    }),
  );
  expect(new Set(texts).size).toBe(1);
});

test('the key of a form is not taken for reading, nor the one of a path for notify (note 8)', async () => {
  const url = `/api/${'0'.repeat(32)}/statistics?api_key=${assignedKey}`;
  expect((await client.send('GET', url)).data).toEqual({ message: badKey });
  expect(await client.notifyRefused({ api_key: undefined })).toBe(badKey);
});

test('any live key reads any listed project (note 9)', async () => {
  const project = await givenProject(api);
  expect(await client.withKey(otherKey).data(`projects/${project.id}`)).toMatchObject({ id: project.id });
});

test('a draft and a withdrawn project are found by an assigned key only (note 9)', async () => {
  const project = await givenProject(api);
  const paths = ['', '/donations', '/donations/search', '/pledges'].map(
    (rest) => `projects/${project.id}${rest}`,
  );
  await assign(api, project);
  await api.execute('campaigns.WithdrawCampaign', { campaignId: project.campaignId });
  for (const path of paths) {
    expect((await client.get(path)).status).toBe(200);
    expect(await client.withKey(otherKey).refused(path)).toBe('Project not found');
  }
  expect(await client.withKey(otherKey).notifyRefused({ project_id: project.id })).toBe('Project not found');
  expect((await client.data('projects/list')).map(({ id }: { id: string }) => id)).not.toContain(project.id);
});
