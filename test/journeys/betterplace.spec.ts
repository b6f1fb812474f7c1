import { readFileSync } from 'node:fs';
import request from 'supertest';
import { parse } from 'yaml';
import { RunningApi } from '../running-api';

const examples = 'examples/betterplace.jsonl';
const contract = parse(readFileSync('apps/api/surfaces/betterplace/openapi.yaml', 'utf8')) as {
  readonly components: { readonly examples: Readonly<Record<string, { readonly value: unknown }>> };
};

let api: RunningApi;
beforeAll(async () => {
  api = await RunningApi.start();
  await api.load(examples);
}, 60_000);
afterAll(() => api.stop());

const get = async (path: string): Promise<unknown> => {
  const response = await request(api.server).get(path).set('Host', 'api.betterplace.org');
  expect([path, response.status]).toEqual([path, 200]);
  return response.body as unknown;
};

/**
 * An object of the reference as it comes back here: links lead to the host that was asked, and uploaded files keep the one address
 * that the example gives them, of which the reference prints only a part.
 */
function printed(name: string): unknown {
  return parse(JSON.stringify(contract.components.examples[name]?.value), (key, value: unknown) => {
    if (key !== 'href' || typeof value !== 'string') return value;
    return value.includes('…')
      ? expect.stringMatching(/^https:\/\/asset1\.betterplace\.org\/uploads\//)
      : value.replace(/^https:\/\/(api|www)\.betterplace\.org/, 'http://api.betterplace.org');
  });
}

test.each([
  ['Project', '/de/api_v4/projects/1114.json'],
  ['Need', '/de/api_v4/projects/1114/needs/114551.json'],
  ['BlogPost', '/de/api_v4/blog_posts/88972.json'],
  ['Opinion', '/de/api_v4/projects/1114/opinions/5442.json'],
  ['ProjectPicture', '/de/api_v4/projects/1114/pictures/31766.json'],
  ['Organisation', '/de/api_v4/organisations/125.json'],
  ['Volunteering', '/de/api_v4/volunteering/18.json'],
  ['MatchingFund', '/de/api_v4/matching_funds/2.json'],
  ['FundraisingEvent', '/de/api_v4/fundraising_events/19267.json'],
  ['EventOpinion', '/de/api_v4/fundraising_events/19267/opinions/6001.json'],
])('the %s of the reference is loaded and comes back field by field', async (name, path) => {
  expect(await get(path)).toEqual(printed(name));
});

test.each([
  ['NeedList', '/de/api_v4/projects/1114/needs.json'],
  ['BlogPostList', '/de/api_v4/projects/1114/blog_posts.json'],
  ['OpinionList', '/de/api_v4/projects/1114/opinions.json'],
  ['ProjectPictureList', '/de/api_v4/projects/1114/pictures.json'],
  ['FundraisingEventList', '/de/api_v4/fundraising_events.json'],
  ['EventOpinionList', '/de/api_v4/fundraising_events/19267/opinions.json'],
  ['ForwardingList', '/de/api_v4/fundraising_events/19267/forwardings.json'],
])('the %s of the reference comes back field by field', async (name, path) => {
  expect(await get(path)).toEqual(printed(name));
});
