import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contractOf } from './openapi';

const folder = mkdtempSync(join(tmpdir(), 'contract-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const yaml = `
openapi: 3.1.0
servers: [{ url: 'https://giving.example/base' }]
paths:
  /gifts/latest:
    get:
      operationId: latestGift
      responses:
        '200': { $ref: '#/components/responses/Gift' }
  /gifts/{gift_id}.json:
    get:
      operationId: getGift
      responses:
        '200': { $ref: '#/components/responses/Gift' }
        '304': { description: Not changed }
        4XX:
          content:
            application/json: { schema: { $ref: '#/components/schemas/Failure' } }
            application/javascript: { schema: { type: string, pattern: '^cb' } }
  /gifts:
    post:
      operationId: giveGift
      responses:
        default: { description: Taken }
components:
  headers:
    Left: { required: true, schema: { type: integer, minimum: 0 } }
  responses:
    Gift:
      headers:
        X-Left: { $ref: '#/components/headers/Left' }
        Cache-Control: { schema: { const: no-store } }
      content:
        application/json: { schema: { $ref: '#/components/schemas/Gift' } }
  schemas:
    Gift:
      type: object
      required: [amount, at, name]
      additionalProperties: false
      properties:
        amount: { type: string, format: decimal }
        at: { type: string, format: datetime-sql }
        name: { type: [string, 'null'] }
        page: { type: string, format: uri }
    Failure: { type: object, required: [message], properties: { message: { type: string } } }
`;

function contract(text = yaml) {
  const file = join(folder, 'openapi.yaml');
  writeFileSync(file, text);
  return contractOf(file);
}

const json = 'application/json; charset=utf-8';
const gift = { amount: '25.50', at: '2011-08-23 09:58:54', name: null };
const answer = (body: unknown) => contract().validate('getGift', 200, json, body);

test('an answer that keeps the contract has no errors', () => {
  expect(answer(gift)).toEqual([]);
  expect(answer({ ...gift, name: 'Ann', page: 'https://giving.example/1' })).toEqual([]);
});

test.each([
  ['a missing attribute', { amount: '1', at: gift.at }, 'body must have required property \'name\' ("name")'],
  [
    'an attribute too many',
    { ...gift, email: 'a@example.org' },
    'body must NOT have additional properties ("email")',
  ],
  ['a number where text is due', { ...gift, amount: 25.5 }, 'body/amount must be string ("string")'],
  [
    'an amount that is no decimal',
    { ...gift, amount: '1e3' },
    'body/amount must match format "decimal" ("decimal")',
  ],
  [
    'a day that does not exist',
    { ...gift, at: '2011-02-30 09:58:54' },
    'body/at must match format "datetime-sql" ("datetime-sql")',
  ],
  [
    'a T between day and time',
    { ...gift, at: '2011-02-20T09:58:54' },
    'body/at must match format "datetime-sql" ("datetime-sql")',
  ],
  ['a broken address', { ...gift, page: 'http//giving' }, 'body/page must match format "uri" ("uri")'],
  ['null where null is not allowed', { ...gift, at: null }, 'body/at must be string ("string")'],
  ['no body', undefined, 'body must be object ("object")'],
])('%s is an error', (_name, body, error) => {
  expect(answer(body)).toEqual([error]);
});

test('a status, a media type or an operation that the contract does not know is an error', () => {
  const { validate } = contract();
  expect(validate('getGift', 500, json, {})).toEqual(['getGift has no answer with status 500']);
  expect(validate('getGift', 200, 'text/html', gift)).toEqual([
    'content type text/html is not among application/json',
  ]);
  expect(validate('getGift', 200, undefined, gift)).toEqual([
    'content type (none) is not among application/json',
  ]);
  expect(validate('GET /elsewhere', 200, json, {})).toEqual(['no operation GET /elsewhere in the contract']);
});

test('a range of statuses, a default, and an answer by text are found', () => {
  const { validate } = contract();
  expect(validate('getGift', 404, json, { message: 'gone' })).toEqual([]);
  expect(validate('getGift', 404, json, {})).toHaveLength(1);
  expect(validate('getGift', 404, 'application/javascript', 'cb({})')).toEqual([]);
  expect(validate('getGift', 404, 'application/javascript', 'alert()')).toHaveLength(1);
  expect(validate('giveGift', 204, undefined, undefined)).toEqual([]);
});

test('an answer that has no body in the contract must have none', () => {
  const { validate } = contract();
  expect(validate('getGift', 304, undefined, {})).toEqual([]);
  expect(validate('getGift', 304, json, gift)).toEqual(['body is there although the contract has none']);
});

test('headers are judged when they are given', () => {
  const judge = (headers: Record<string, string>) => contract().validate('getGift', 200, json, gift, headers);
  expect(judge({ 'x-left': '4', 'cache-control': 'no-store' })).toEqual([]);
  expect(judge({ 'x-left': '-1' })).toEqual(['header X-Left must be >= 0 (">=", 0)']);
  expect(judge({ 'x-left': '4', 'cache-control': 'public' })).toEqual([
    'header Cache-Control must be equal to constant ("no-store")',
  ]);
  expect(judge({})).toEqual(['header X-Left is missing']);
});

test('an operation is found by id, by template and by the path as it was sent', () => {
  const { operation } = contract();
  expect(operation('getGift')?.path).toBe('/gifts/{gift_id}.json');
  expect(operation('GET /gifts/{gift_id}.json')?.id).toBe('getGift');
  expect(operation('GET /base/gifts/7.json?page=2')?.id).toBe('getGift');
  expect(operation('GET /gifts/latest')?.id).toBe('latestGift');
  expect(operation('POST /gifts/')?.id).toBe('giveGift');
  expect(operation('HEAD /gifts/latest')?.id).toBe('latestGift');
  expect(operation('DELETE /gifts/latest')).toBeUndefined();
  expect(operation('GET /gifts/7/8.json')).toBeUndefined();
});

test('the statuses of an operation are those that the contract writes', () => {
  expect(contract().statuses('getGift')).toEqual(['200', '304', '4XX']);
  expect(contract().statuses('nothing')).toEqual([]);
});

test('HEAD is judged as GET without a body', () => {
  expect(contract().validate('HEAD /gifts/7.json', 200, undefined, undefined, { 'X-Left': '1' })).toEqual([]);
  expect(contract().validate('HEAD /gifts/7.json', 500, undefined, undefined)).toHaveLength(1);
});

test('what was judged is remembered, right or wrong, and the rest that is documented is named', () => {
  const { validate, seen, unseen, unheld } = contract();
  expect(unseen()).toEqual(['latestGift', 'getGift', 'giveGift']);
  expect(unheld(['getGift'])).toEqual(['getGift 200', 'getGift 304', 'getGift 4XX']);
  validate('GET /gifts/7.json', 200, json, gift);
  validate('getGift', 404, json, {});
  validate('latestGift', 599, json, {});
  expect([...seen]).toEqual(['getGift 200', 'getGift 4XX']);
  expect(unheld(['getGift'])).toEqual(['getGift 304']);
  expect(unseen()).toEqual(['latestGift', 'giveGift']);
  expect(unheld([])).toEqual([]);
  expect(() => unheld(['nothing'])).toThrow('the contract has no operation nothing');
});

test('a value is judged by a named schema, for answers outside the operations', () => {
  expect(contract().validateSchema('Failure', { message: 'no such path' })).toEqual([]);
  expect(contract().validateSchema('Failure', {})).toHaveLength(1);
  expect(() => contract().validateSchema('Nothing', {})).toThrow('no schema at /components/schemas/Nothing');
});

test('a format that nobody defined is a fault, not a pass', () => {
  const unknown = yaml.replace('format: decimal', 'format: guilders');
  expect(() => contract(unknown).validate('getGift', 200, json, gift)).toThrow('guilders');
});
