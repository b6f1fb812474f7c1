import { parse } from 'yaml';
import { RunningApi } from '../../../test/running-api';
import request from 'supertest';

let api: RunningApi;
beforeAll(async () => (api = await RunningApi.start({ ALMONER_SURFACES: 'fifty-fifty' })));
afterAll(() => api.stop());

test('the process says that it lives and that it can serve', async () => {
  expect((await request(api.server).get('/health/live')).body).toEqual({ status: 'live' });
  const ready = await request(api.server).get('/health/ready');
  expect(ready.status).toBe(200);
  expect(ready.body).toEqual({ status: 'ready', eventStore: 'up', projections: 'running', building: [] });
});

test('each served surface hands out its contract', async () => {
  const answer = await request(api.server).get('/openapi/fifty-fifty.yaml').buffer(true);
  expect(answer.status).toBe(200);
  expect(answer.headers['content-type']).toBe('application/yaml; charset=utf-8');
  expect((parse(answer.text) as { openapi: string }).openapi).toBe('3.1.0');
});

test.each(['/openapi/no-such-surface.yaml', '/openapi/..%2f..%2fpackage.json.yaml'])(
  '%s is not found',
  async (path) => {
    expect((await request(api.server).get(path)).status).toBe(404);
  },
);

test('a request id that is a UUID is kept, anything else is replaced', async () => {
  const id = '6f1c2f0e-5a50-4a50-8a50-505050505050';
  const kept = await request(api.server).get('/health/live').set('X-Request-Id', id);
  expect(kept.headers['x-request-id']).toBe(id);
  const replaced = await request(api.server).get('/health/live').set('X-Request-Id', 'a-key-by-mistake');
  expect(replaced.headers['x-request-id']).not.toBe('a-key-by-mistake');
});
