import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { refusalKinds } from '@almoner/kernel';
import { contractOf } from '../../../libs/testing/openapi';
import { exampleErrors } from './contract-examples';
import { type Declared, routeFindings } from './route-findings';

const folder = mkdtempSync(join(tmpdir(), 'surface-suite-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const yaml = `
openapi: 3.1.0
paths:
  /gifts/{gift_id}:
    get:
      operationId: getGift
      responses:
        '200': { description: It, content: { application/json: { schema: { type: object }, example: {} } } }
        '404': { description: None }
        '409': { description: Not now }
  /gifts/:
    post:
      operationId: giveGift
      responses: { '201': { description: Given } }
`;

function written(text: string): string {
  const file = join(folder, 'openapi.yaml');
  writeFileSync(file, text);
  return file;
}

const contract = contractOf(written(yaml));
const row = (operationId: string) => ({ operationId, needs: 'a key', pageLimit: 'one' as const });
const routes = ['GET /v1/gifts/:gift_id', 'POST /v1/gifts'];
const surface: Declared = {
  access: { 'GET /v1/gifts/:gift_id': row('getGift'), 'POST /v1/gifts': row('giveGift') },
  refusals: { missing: 404, invalid: 409, conflict: 409, forbidden: 404, unavailable: 409 },
};

test('an operation that is openly awaited needs no route', () => {
  const without = Object.fromEntries(Object.entries(surface.access).slice(0, 1));
  const found = routeFindings(
    routes.slice(0, 1),
    { ...surface, access: without, awaited: ['giveGift'] },
    contract,
  );
  expect(found.filter((finding) => finding.includes('giveGift'))).toEqual([]);
});

test('a surface whose routes, rows and contract agree has no findings', () => {
  expect(routeFindings(routes, surface, contract)).toEqual([]);
});

const { 'POST /v1/gifts': giving, ...withoutGiving } = surface.access;

test.each<[string, readonly string[], Declared]>([
  ['DELETE /v1/gifts has no access row', [...routes, 'DELETE /v1/gifts'], surface],
  ['POST /v1/gifts is registered twice', [...routes, 'POST /v1/gifts'], surface],
  ['POST /v1/gifts has an access row, but is no route', ['GET /v1/gifts/:gift_id'], surface],
  ['POST /v1/gifts has no access row', routes, { ...surface, access: withoutGiving }],
  ['the operation giveGift has no route', routes, { ...surface, access: withoutGiving }],
  ['the operation giveGift is awaited, but served or unknown', routes, { ...surface, awaited: ['giveGift'] }],
  ['the operation lostGift is awaited, but served or unknown', routes, { ...surface, awaited: ['lostGift'] }],
  [
    'POST /v1/gifts names an operation that the contract does not have: takeGift',
    routes,
    { ...surface, access: { ...surface.access, 'POST /v1/gifts': row('takeGift') } },
  ],
  [
    'POST /v1/gifts is not where the contract has it: GET /gifts/{gift_id}',
    routes,
    { ...surface, access: { ...surface.access, 'POST /v1/gifts': row('getGift') } },
  ],
  [
    'POST /v1/gifts does not say what the caller must show',
    routes,
    { ...surface, access: { ...surface.access, 'POST /v1/gifts': { ...row('giveGift'), needs: ' ' } } },
  ],
  [
    'POST /v1/gifts has no page limit: 0',
    routes,
    { ...surface, access: { ...surface.access, 'POST /v1/gifts': { ...row('giveGift'), pageLimit: 0 } } },
  ],
  [
    'the refusal conflict is answered with 200',
    routes,
    { ...surface, refusals: { ...surface.refusals, conflict: 200 } },
  ],
  [
    'the refusal conflict is answered with 503',
    routes,
    { ...surface, refusals: { ...surface.refusals, conflict: 503 } },
  ],
  [
    'the refusal conflict is answered with 418, which the contract does not know',
    routes,
    { ...surface, refusals: { ...surface.refusals, conflict: 418 } },
  ],
])('%s', (finding, registered, declared) => {
  expect(giving).toBeDefined();
  expect(routeFindings(registered, declared, contract)).toContain(finding);
});

test('what is not available may be answered with 503 by every surface', () => {
  const refusals = { ...surface.refusals, unavailable: 503 };
  expect(routeFindings(routes, { ...surface, refusals }, contract)).toEqual([]);
});

test.each(refusalKinds)('the refusal %s without a status is found', (kind) => {
  const { [kind]: _left, ...refusals } = surface.refusals;
  expect(routeFindings(routes, { ...surface, refusals } as Declared, contract)).toEqual([
    `the refusal ${kind} has no answer`,
  ]);
});

test('an example that breaks its schema is found', () => {
  expect(exampleErrors(written(yaml))).toEqual({ errors: [], examples: 1 });
  expect(exampleErrors(written(yaml.replace('example: {}', 'example: []'))).errors).toHaveLength(1);
});
