import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { composeFindings, dockerfileFindings } from './deployment';

const root = join(__dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const compose = read('docker-compose.yml');
const dockerfile = read('Dockerfile');

test('the compose file and the Dockerfile are in order', () => {
  expect(composeFindings(compose)).toEqual([]);
  expect(dockerfileFindings(dockerfile)).toEqual([]);
});

test('the compose file starts the four that belong together', () => {
  const { services } = parse(compose, { merge: true }) as {
    services: Record<string, { image: string; environment: Record<string, string>; command?: string[] }>;
  };
  expect(Object.keys(services).toSorted()).toEqual(['api', 'eventstore', 'postgres', 'worker']);
  expect(services['eventstore']?.image).toMatch(/eventstore:24\.10\./);
  expect(services['postgres']?.image).toMatch(/^postgres:17\./);
  for (const name of ['api', 'worker']) {
    expect(services[name]?.command).toEqual(['node', `dist/apps/${name}/main.js`]);
    expect(services[name]?.environment['ALMONER_EVENTSTORE']).toBe('esdb://eventstore:2113?tls=false');
    expect(services[name]?.environment['ALMONER_READSTORE']).toMatch(/^postgresql:\/\//);
    expect(existsSync(join(root, `apps/${name}/main.ts`))).toBe(true);
  }
});

test.each([
  ['image: almoner:0.1.0', 'image: almoner', 'api has no pinned image: almoner'],
  [
    'image: postgres:17.6-bookworm',
    'image: postgres:latest',
    'postgres has no pinned image: postgres:latest',
  ],
  ['healthcheck: { disable: true }', 'healthcheck: {}', 'worker has no health check'],
  [
    'test: [CMD, pg_isready, --username=almoner, --dbname=almoner]',
    'disable: true',
    'postgres has no health check',
  ],
  ['test: [CMD, pg_isready', 'taste: [CMD, pg_isready', 'postgres has no health check'],
  [
    'postgres: { condition: service_healthy }',
    'postgres: {}',
    'api waits for postgres, but not until it is healthy',
  ],
  [
    'eventstore: { condition: service_healthy }',
    'store: { condition: service_healthy }',
    'api waits for store, which is not there',
  ],
  ['- eventstore:/var', '- elsewhere:/var', 'eventstore uses no declared volume: elsewhere'],
  ['volumes: [postgres:/var/lib/postgresql/data]', 'volumes: []', 'postgres keeps nothing in a volume'],
  ['internal: true', 'internal: false', 'postgres is a store on a network that others reach'],
  ['shm_size: 256mb', "ports: ['5432:5432']", 'postgres is a store with a published port'],
  [
    'POSTGRES_PASSWORD: ${POSTGRES_PASSWORD:?set POSTGRES_PASSWORD in .env}',
    'POSTGRES_PASSWORD: almoner',
    'postgres has POSTGRES_PASSWORD in the file instead of asking for it',
  ],
  [
    'postgresql://almoner:${POSTGRES_PASSWORD:?set POSTGRES_PASSWORD in .env}@',
    'postgresql://almoner:almoner@',
    'worker has ALMONER_READSTORE in the file instead of asking for it',
  ],
  [
    'restart: unless-stopped\n    stop_grace_period: 60s\n    shm',
    'restart: no\n    shm',
    'postgres is not restarted',
  ],
])('a compose file with %j changed to %j: %s', (right, wrong, finding) => {
  expect(compose).toContain(right);
  expect(composeFindings(compose.replace(right, wrong))).toContain(finding);
});

test.each([
  ['FROM node:24-slim AS build', 'RUN true', 'is built in one stage'],
  ['FROM node:24-slim AS build', 'FROM node:latest AS build', 'has a stage that is not node:24-slim'],
  ['USER node', 'USER root', 'runs as root'],
  ['/health/live', '/', 'has no health check on /health/live'],
  ['npm ci --omit=dev --omit=optional', 'npm ci', 'installs more than it runs'],
  ['VOLUME /data', '', 'does not keep /data'],
  ['HOST=0.0.0.0', 'HOST=127.0.0.1', 'listens to itself only'],
])('a Dockerfile with %j changed to %j: %s', (right, wrong, finding) => {
  expect(dockerfile).toContain(right);
  expect(dockerfileFindings(dockerfile.replace(right, wrong))).toContain(finding);
});
