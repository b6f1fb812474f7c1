import { FiftyFiftyClient } from '../../../../test/fifty-fifty/client';
import { assignedKey, givenProject, givenTwoProjects, otherKey } from '../../../../test/fifty-fifty/given';
import { campaignId, gift, otherCampaignId } from '../../../../libs/testing/records';
import { RunningApi } from '../../../../test/running-api';

let api: RunningApi;
let client: FiftyFiftyClient;
beforeAll(async () => {
  api = await RunningApi.start();
  await givenTwoProjects(api);
  client = new FiftyFiftyClient(api, otherKey);
});
afterAll(() => api.stop());

test('projects come with every attribute, in the order of the reference (notes 1, 5, 7 and 28)', async () => {
  await api.execute('donations.RecordDonation', gift({ source: 'unicef' }));
  const { text, data: list } = await client.get('projects/list');
  expect(text).toBe(
    '{"status":200,"data":[{"id":"1","title":"Give-a-gram","description":"Short description about the project.",' +
      '"project_page":"http://5050.gd/projects/give-a-gram","donated":"203.23","backers":"1","hashtag":"#giveagram",' +
      '"long_donation_url":"https://fundraise.example/Donate?project_id=1",' +
      '"short_donation_url":"http://5050.gd/dn1","campaigner":"1","created_at":"2011-08-23 09:58:54"},' +
      '{"id":"2","title":"Facebook Famine","description":"Short description about the project.",' +
      '"project_page":"http://5050.gd/projects/facebook-famine","donated":"0","backers":"0",' +
      '"hashtag":"#facebookfamine","long_donation_url":null,"short_donation_url":null,"campaigner":"2",' +
      '"created_at":"2011-08-23 09:58:54"}]}',
  );
  const one = await client.get('projects/1');
  expect(one.text).toContain('"donated":"203.23","currency":"GBP","backers":"1"');
  expect(one.data).toEqual({ currency: 'GBP', ...list[0] });
});

test('campaigners come with every attribute, in the order of the reference (note 5)', async () => {
  const { text } = await client.get('campaigners/list');
  expect(text).toBe(
    '{"status":200,"data":[{"id":"1","name":"Made by Many","description":"Make stuff, digitally",' +
      '"location":"London, UK","avatar":"https://5050.example/images/1.png","created_at":"2011-08-23 09:58:54"},' +
      '{"id":"2","name":"Facebook Friends","description":"Make stuff, digitally","location":null,"avatar":null,' +
      '"created_at":"2011-08-23 09:58:54"}]}',
  );
  expect(await client.data('campaigners/2')).toEqual((await client.data('campaigners/list'))[1]);
});

test('a campaigner is shown only while a project of it is listed', async () => {
  await api.execute('campaigns.WithdrawCampaign', { campaignId: otherCampaignId });
  expect(await client.data('campaigners/list')).toHaveLength(1);
  expect(await client.refused('campaigners/2')).toBe('Campaigner not found');
  await api.execute('campaigns.ApproveCampaign', { campaignId: otherCampaignId });
  expect(await client.data('campaigners/2')).toMatchObject({ name: 'Facebook Friends' });
});

const noIds = ['77', '0', '01', '-1', 'x', '1e0', '1.0', '999999999', '9999999999', ' ', '1 ', '\uff11', '%'];

test.each(noIds)('%j is no campaigner (note 4)', async (id) => {
  expect(await client.refused(`campaigners/${encodeURIComponent(id)}`)).toBe('Campaigner not found');
});

test.each(noIds)('%j is no project, on every path of it (ruling)', async (id) => {
  const path = `projects/${encodeURIComponent(id)}`;
  for (const rest of ['', '/donations', '/donations/search', '/pledges']) {
    expect(await client.refused(path + rest)).toBe('Project not found');
  }
  expect(await client.withKey(assignedKey).notifyRefused({ project_id: id })).toBe('Project not found');
});

test('a change of words is shown at once', async () => {
  const project = await givenProject(api, { description: 'Before' });
  expect(await client.data(`projects/${project.id}`)).toMatchObject({ description: 'Before' });
  await api.execute('campaigns.ChangeCampaign', { campaignId: project.campaignId, description: 'After' });
  expect(await client.data(`projects/${project.id}`)).toMatchObject({ description: 'After' });
});

test('a project of a gateway with a query of its own keeps that query', async () => {
  const { id } = await givenProject(api, { gatewayUrl: 'https://fundraise.example/Donate?from=5050' });
  expect(await client.data(`projects/${id}`)).toMatchObject({
    long_donation_url: `https://fundraise.example/Donate?from=5050&project_id=${id}`,
  });
});

test('the public pages are where the operator says', async () => {
  await api.restart({ ALMONER_FIFTY_FIFTY_SITE: 'https://fifty.example/' });
  expect(await client.data('projects/1')).toMatchObject({
    project_page: 'https://fifty.example/projects/give-a-gram',
    short_donation_url: 'https://fifty.example/dn1',
  });
});

test('a surface that is switched off answers 404 (ruling)', async () => {
  await api.restart({ ALMONER_SURFACES: 'manage' });
  const { port } = api.server.address() as { port: number };
  for (const path of [client.url('statistics'), '/api/projects/donations/notify/']) {
    expect(await fetch(`http://127.0.0.1:${port}${path}`)).toMatchObject({ status: 404 });
  }
  await api.restart({ ALMONER_SURFACES: 'fifty-fifty' });
  expect(await client.data('statistics')).toMatchObject({ donation_total: '203.23' });
  expect(await client.data('projects/1')).toMatchObject({ id: '1', title: 'Give-a-gram' });
  await api.execute('campaigns.WithdrawCampaign', { campaignId });
  expect(await client.refused('projects/1')).toBe('Project not found');
});
