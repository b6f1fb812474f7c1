import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplication } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { Facts } from '../../libs/eventstore/commands';
import { AppModule } from '../../apps/api/app.module';
import { AnswerCache } from '../../apps/api/edge/answer-cache';
import { numberings, surfaces } from '../../apps/api/surfaces';
import { readSettings } from '../../apps/system/settings';
import { System } from '../../apps/system/system';
import { contractOf } from '../../libs/testing/openapi';
import { surfacesIn } from '../architecture/tree';
import { exampleErrors } from './surface-suite/contract-examples';
import { registeredRoutes } from './surface-suite/registered-routes';
import { routeFindings } from './surface-suite/route-findings';

const root = join(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'surfaces-'));
let system: System;
let edge: string[];

/** The application with no surface but these, as an operator may run it. */
async function routesWith(names: readonly string[]): Promise<string[]> {
  const settings = { ...system.settings, surfaces: names };
  const module = await Test.createTestingModule({
    imports: [
      AppModule.of(
        Object.assign(Object.create(system) as System, { settings, facts: new Facts() }),
        new AnswerCache(() => undefined),
      ),
    ],
  }).compile();
  const app: INestApplication = await module
    .createNestApplication({ bodyParser: false, logger: false })
    .init();
  const routes = registeredRoutes(app);
  await app.close();
  return routes;
}

beforeAll(async () => {
  const settings = readSettings({ ALMONER_DATA: folder, ALMONER_LOG_LEVEL: 'silent' });
  system = await System.start(settings, 'api', numberings);
  edge = await routesWith([]);
});

afterAll(async () => {
  await system.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('every folder of surfaces is served, under its own name and with its own contract', () => {
  expect(surfaces.map(({ name }) => name).toSorted()).toEqual(surfacesIn(root));
  expect(surfaces.map(({ openapi }) => openapi)).toEqual(
    surfaces.map(({ name }) => join(root, 'apps/api/surfaces', name, 'openapi.yaml')),
  );
});

describe.each(surfaces.map((surface) => [surface.name, surface] as const))('%s', (name, surface) => {
  test('every route has a row, an operation, a page limit, and every refusal an answer', async () => {
    const routes = (await routesWith([name])).filter((route) => !edge.includes(route));
    // A surface that answers nothing says openly that it has yet to.
    expect(routes.length + (surface.awaited ?? []).length).toBeGreaterThan(0);
    expect(routeFindings(routes, surface, contractOf(surface.openapi))).toEqual([]);
  });

  test('every operation is held by a spec to all that its contract documents', () => {
    // What a spec names there, the spec itself holds to all statuses; the names are read, so that none can be forgotten.
    const held = specsOf(name).flatMap((spec) =>
      [...spec.matchAll(/\.unheld\(\s*\[([^\]]*)\]/g)].flatMap(([, names = '']) =>
        [...names.matchAll(/'(\w+)'/g)].map(([, id]) => id),
      ),
    );
    const wholly = specsOf(name).some((spec) =>
      spec.includes('.unheld(contract.operations.map(({ id }) => id))).toEqual([])'),
    );
    const { operations } = contractOf(surface.openapi);
    const free = operations.map(({ id }) => id).filter((id) => !wholly && !held.includes(id));
    expect(free.toSorted()).toEqual((surface.awaited ?? []).toSorted());
  });

  test('the examples in the contract keep the contract', () => {
    const { errors, examples } = exampleErrors(surface.openapi);
    expect(errors).toEqual([]);
    expect(examples).toBeGreaterThan(0);
  });
});

function specsOf(name: string): string[] {
  const folder = join(root, 'apps/api/surfaces', name);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.e2e.spec.ts'))
    .map((file) => readFileSync(join(folder, file), 'utf8'));
}
