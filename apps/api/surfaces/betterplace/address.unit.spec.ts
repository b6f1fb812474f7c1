import { readAddress } from './address';

test.each([
  ['/de/api_v4/projects.json', '/de/api_v4/projects.json'],
  ['/en/api_v4/projects/1114.json', '/en/api_v4/projects/1114.json'],
  ['/en/api_v4/projects/1114', '/en/api_v4/projects/1114.json'],
  ['/en/api_v4/projects/1114/', '/en/api_v4/projects/1114.json'],
  ['/api_v4/de/projects/1114.json', '/de/api_v4/projects/1114.json'],
  ['/api_v4/en/projects', '/en/api_v4/projects.json'],
  ['/api_v4/fundraising_events/19267', '/de/api_v4/fundraising_events/19267.json'],
  ['/api_v4/projects.json?q=a/b&page=2', '/de/api_v4/projects.json?q=a/b&page=2'],
  [
    '/de/api_v4/projects?facets=completed:false%7Cclosed:false',
    '/de/api_v4/projects.json?facets=completed:false%7Cclosed:false',
  ],
  ['/de/api_v4/projects?', '/de/api_v4/projects.json?'],
  ['/de/api_v4/projects?q=a?b', '/de/api_v4/projects.json?q=a?b'],
  ['/de/api_v4/clients/x/fundraising_events', '/de/api_v4/clients/x/fundraising-events.json'],
  ['/de/api_v4/clients/x/fundraising-events/7.json', '/de/api_v4/clients/x/fundraising-events/7.json'],
  ['/de/api_v4/clients/x/tags/a%2Fb.json/projects', '/de/api_v4/clients/x/tags/a%2Fb.json/projects.json'],
  ['/de/api_v4', '/de/api_v4'],
  ['/api_v4', '/de/api_v4'],
  ['/api_v4/', '/de/api_v4'],
])('%s is %s', (sent, url) => {
  expect(readAddress(sent)).toEqual({ language: url.slice(1, 3), url });
});

test.each([
  '/fr/api_v4/projects.json',
  '/api_v4/fr/projects.json',
  '/DE/api_v4/projects',
  '/api_v4/en-GB/projects',
])('%s names a language that there is not', (sent) => {
  expect(readAddress(sent)).toMatchObject({ language: undefined });
});

test.each([
  '/',
  '/api/0123/projects/list',
  '/docs/api_v4',
  '/de/projects/7',
  '/a/b/api_v4/projects',
  '/api_v40/projects',
])('%s belongs to others', (sent) => {
  expect(readAddress(sent)?.language).toBeUndefined();
});

test('paths of other surfaces are not read at all', () => {
  expect(readAddress('/api/0123/projects/list')).toBeUndefined();
  expect(readAddress('/de/projects/7')).toBeUndefined();
});
