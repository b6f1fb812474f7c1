import request from 'supertest';
import { RunningApi } from '../running-api';

const key = '0123456789abcdef0123456789abcdef';
const examples = 'examples/fifty-fifty.jsonl';
const createdAt = '2011-08-23 09:58:54';
const gateway =
  'https://fundraise.unicef.org.uk/Donate/ToEvent/e0d4ef9d-985d-4ea8-9d25-9f480084f22d?project_id=';

let api: RunningApi;
beforeAll(async () => {
  api = await RunningApi.start();
  await api.load(examples);
  await api.caughtUp();
});
afterAll(() => api.stop());

const ask = async (path: string) => {
  const answer = await request(api.server).get(`/api/${key}/${path}`);
  return (answer.body as { data: unknown }).data;
};

describe('the records that the 50/50 reference prints', () => {
  test('are the projects of the list', async () => {
    const project = {
      description: 'Short description about the project.',
      created_at: createdAt,
    };
    expect(await ask('projects/list')).toMatchObject([
      {
        ...project,
        id: '1',
        title: 'Give-a-gram',
        donated: '34345',
        backers: '34',
        hashtag: '#giveagram',
        long_donation_url: `${gateway}1`,
        campaigner: '1',
      },
      {
        ...project,
        id: '2',
        title: 'Facebook Famine',
        donated: '345',
        backers: '12',
        hashtag: '#facebookfamine',
        long_donation_url: `${gateway}2`,
        campaigner: '2',
      },
    ]);
  });

  test('are the gifts of the first project', async () => {
    const gift = { currency: 'GBP', source: 'unicef', data: 'arbitrary_string', donated_at: createdAt };
    expect(await ask('projects/1/donations')).toEqual([
      { id: '1', amount: '203.23', name: 'Andrew Senter', ...gift },
      { id: '2', amount: '1245.23', name: 'Cath Richardson', ...gift },
    ]);
    expect(await ask('projects/2/donations')).toEqual([]);
  });

  test('are the pledges of the first project', async () => {
    const avatar = 'http://a1.twimg.com/profile_images/1434346598/photo_normal.jpg';
    expect(await ask('projects/1/pledges')).toEqual([
      { name: 'Andrew Senter', email: 'andrew@madebymany.co.uk', avatar, pledged_at: createdAt },
      { name: 'Cath Richardson', email: 'cath@madebymany.co.uk', avatar, pledged_at: createdAt },
    ]);
  });

  test('are the campaigners', async () => {
    const campaigner = {
      name: 'Made by Many',
      description: 'Make stuff, digitally',
      location: 'London, UK',
      avatar: 'http://5050.gd/images...',
      created_at: createdAt,
    };
    expect(await ask('campaigners/list')).toEqual([
      { id: '1', ...campaigner },
      { id: '2', ...campaigner },
    ]);
  });

  test('add up: the samples disagree on the sums, so the records decide', async () => {
    expect(await ask('statistics')).toEqual({
      project_count: '2',
      backer_count: '46',
      donation_count: '34',
      donation_total: '34690',
    });
  });

  test('are loaded once, however often the file is', async () => {
    expect(await api.load(examples)).toEqual({ recorded: 0, repeated: 24 });
  });
});
