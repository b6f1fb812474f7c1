import { parse } from 'node:querystring';
import { type Collection, modified } from './collection';
import { readCollection, readPages } from './collection-query';

const gifts = {
  id: 'number',
  since: 'createdAt',
  defaultOrder: ['number'],
  fields: {
    'gift.id': { type: 'int', field: 'number' },
    'gift.amount': { type: 'decimal', field: 'amount' },
    'gift.donor.name': { type: 'string', field: 'name' },
    'gift.paid_at': { type: 'instant', field: 'createdAt' },
    'gift.hidden': { type: 'boolean', field: 'hidden' },
    'gift.kind': {
      type: { words: { Credit_Card: 'card', Cash: 'cash', In_Kind: 'in-kind' } },
      field: 'kind',
    },
    'gift.series': { type: 'int', field: 'series', sortsOnly: true },
  },
} as const satisfies Collection;

const read = (query: string, digits?: number) => readCollection(gifts, parse(query)).sift(digits);
const conditions = (query: string, digits?: number) =>
  (read(query, digits).conditions ?? []).map(({ field: _field, ...rest }) => rest);
const failing = (query: string) => {
  try {
    read(query);
  } catch (error) {
    return (error as { code: number }).code;
  }
  return 'nothing fails';
};

test('nothing asked is the first ten in the usual order', () => {
  expect(read('')).toEqual({
    limit: 10,
    offset: 0,
    conditions: [],
    order: [{ by: 'number', descending: false }],
  });
});

test('pages begin at an id and at a time, both included', () => {
  expect(read('limit=100&offset=200&from_id=7&starting=1459468800')).toMatchObject({
    limit: 100,
    offset: 200,
    conditions: [
      { field: 'number', min: 7 },
      { field: 'createdAt', min: 1_459_468_800_000n },
    ],
  });
  expect(read('limit=0').limit).toBe(0);
});

test('by change time, a collection begins and sorts at it', () => {
  const changes = modified<string>(gifts, 'modifiedAt');
  expect(readCollection(changes, parse('starting=5')).sift()).toMatchObject({
    conditions: [{ field: 'modifiedAt', min: 5000n }],
    order: [{ by: 'modifiedAt', descending: false }],
  });
});

test.each([
  ['gift.id=5', { min: 5n, max: 5n }],
  ['gift.id=-5', { min: -5n, max: -5n }],
  ['gift.id=>5', { min: 6n }],
  ['gift.id=%3E5', { min: 6n }],
  ['gift.id=<5', { max: 4n }],
  ['GIFT.Id=5', { min: 5n, max: 5n }],
  ['gift.amount=100', { min: 10_000n, max: 10_000n }],
  ['gift.amount=>100.5', { min: 10_051n }],
  ['gift.amount=<100.50', { max: 10_049n }],
  ['gift.amount=100.555', { min: 10_056n, max: 10_055n }],
  ['gift.amount=>100.555', { min: 10_056n }],
  ['gift.amount=<100.555', { max: 10_055n }],
  ['gift.amount=100.5500', { min: 10_055n, max: 10_055n }],
  ['gift.amount=>-0.555', { min: -55n }],
  ['gift.amount=<-0.555', { max: -56n }],
  ['gift.paid_at=1459468800', { min: 1_459_468_800_000n, max: 1_459_468_800_999n }],
  ['gift.paid_at=>1459468800', { min: 1_459_468_801_000n }],
  ['gift.paid_at=<1459468800', { max: 1_459_468_799_999n }],
  ['gift.hidden=true', { is: true }],
  ['gift.hidden=false', { is: false }],
  ['gift.donor.name=Our Päck ', { text: 'our pack', part: 'whole' }],
  ['gift.donor.name=Our *', { text: 'our ', part: 'beginning' }],
  ['gift.donor.name=*Pack', { text: 'pack', part: 'end' }],
  ['gift.donor.name=*r P*', { text: 'r p', part: 'anywhere' }],
  ['gift.donor.name=a*b', { text: 'a*b', part: 'whole' }],
  ['gift.donor.name=***', { text: '*', part: 'anywhere' }],
  ['gift.donor.name=*', { known: true }],
  ['gift.donor.name=**', { known: true }],
  ['gift.donor.name=>a', { text: '>a', part: 'whole' }],
  ['gift.kind=credit_CARD', { among: ['card'] }],
  ['gift.kind=C*', { among: ['card', 'cash'] }],
  ['gift.kind=*kind', { among: ['in-kind'] }],
  ['gift.kind=*d*', { among: ['card', 'in-kind'] }],
  ['gift.kind=*', { among: ['card', 'cash', 'in-kind'] }],
  ['gift.kind=stamps', { among: [] }],
])('%s', (query, condition) => {
  expect(conditions(query)).toEqual([condition]);
});

test('decimals are counted in the minor units of their currency', () => {
  expect(conditions('gift.amount=>100.5', 0)).toEqual([{ min: 101n }]);
  expect(conditions('gift.amount=100', 0)).toEqual([{ min: 100n, max: 100n }]);
  expect(conditions('gift.amount=1.005', 3)).toEqual([{ min: 1005n, max: 1005n }]);
});

test('a key that is given twice is a range, in whichever case it is written', () => {
  expect(conditions('gift.id=>1&gift.id=<9')).toEqual([{ min: 2n }, { max: 8n }]);
  expect(conditions('gift.id=>1&Gift.ID=<9')).toEqual([{ min: 2n }, { max: 8n }]);
});

test('a sort names fields by priority, each in its own direction', () => {
  expect(read('sort=-gift.amount,Gift.Donor.Name,gift.series').order).toEqual([
    { by: 'amount', descending: true },
    { by: 'name', descending: false },
    { by: 'series', descending: false },
  ]);
});

test('what is no path of a field is ignored', () => {
  expect(read('_=1&access_token=x&user=5')).toEqual(read(''));
});

test.each([
  ['limit=101', 10012],
  ['limit=-1', 10012],
  ['limit=abc', 10011],
  ['limit=', 10011],
  ['limit=1.5', 10011],
  ['limit=5&limit=6', 10011],
  ['limit=99999999999', 10011],
  ['offset=-1', 10012],
  ['offset=2147483648', 10011],
  ['from_id=-1', 10012],
  ['from_id=x', 10011],
  ['starting=-1', 10012],
  ['starting=99999999999999999999', 10011],
  ['starting=9223372036854775808', 10011],
  ['gift.id=abc', 10011],
  ['gift.id=1.5', 10011],
  ['gift.id=2147483648', 10011],
  ['gift.id=>=5', 10011],
  ['gift.id==5', 10011],
  ['gift.id=>', 10011],
  ['gift.id=', 10011],
  ['gift.id>=5', 10013],
  ['gift.amount=1e3', 10011],
  ['gift.amount=.5', 10011],
  ['gift.hidden=yes', 10011],
  ['gift.hidden=TRUE', 10011],
  ['gift.donor.name=', 10011],
  ['gift.donor.name==Ann', 10011],
  ['gift.kind=', 10011],
  ['gift.nothing=1', 10013],
  ['gift.series=1', 10013],
  ['constructor.name=1', 10013],
  ['sort=gift.nothing', 10014],
  ['sort=', 10014],
  ['sort=gift.id,', 10014],
  ['sort=constructor', 10014],
  ['sort=--gift.id', 10014],
  ['sort=gift.id&sort=gift.amount', 10011],
])('%s fails with %d', (query, code) => {
  expect(failing(query)).toBe(code);
});

test('fifty filters hold at once, and no more', () => {
  const many = (count: number) => Array.from({ length: count }, () => 'gift.id=>5').join('&');
  expect(conditions(many(50))).toHaveLength(50);
  expect(failing(many(51))).toBe(10012);
});

test('version 1 has pages and nothing else', () => {
  expect(readPages(gifts, parse('limit=5&from_id=2')).sift()).toMatchObject({
    limit: 5,
    conditions: [{ min: 2 }],
  });
  expect(() => readPages(gifts, parse('gift.id=5'))).toThrow(expect.objectContaining({ code: 10013 }));
  expect(() => readPages(gifts, parse('sort=gift.id'))).toThrow(expect.objectContaining({ code: 10014 }));
});
