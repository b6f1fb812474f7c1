import type { Event } from '@almoner/kernel';
import { eachReadStore, type GivenReadStore } from '@almoner/testing/read-store';
import fc from 'fast-check';
import { p, projection, put, type RowOf, type Sift, siftable, Sifting, viewTable } from './index';

const Gifts = viewTable(
  'sifted_gifts',
  {
    giftId: p.string().primary(),
    campaign: p.string(),
    number: p.integer(),
    nameFolded: p.string().nullable(),
    amountMinor: p.bigint('number'),
    goalMinor: p.bigint().nullable(),
    hidden: p.boolean(),
  },
  {
    indexes: [
      ['campaign', 'number'],
      ['campaign', 'nameFolded', 'number'],
      ['campaign', 'amountMinor', 'number'],
      ['campaign', 'goalMinor', 'number'],
    ],
  },
);
type Gift = RowOf<typeof Gifts>;
type Given = Event<'testing.Given', Gift>;
const gifts = projection<Given>('gifts', {
  version: 1,
  tables: [Gifts],
  on: { 'testing.Given': ({ data }) => [put(Gifts, data)] },
});

const fields = siftable(Gifts, 'number', {
  id: 'number',
  name: 'nameFolded',
  amount: 'amountMinor',
  goal: 'goalMinor',
  hidden: 'hidden',
});
type Field = 'id' | 'name' | 'amount' | 'goal' | 'hidden';
type Asked = Sift<Field>;

const columnOf = {
  id: 'number',
  name: 'nameFolded',
  amount: 'amountMinor',
  goal: 'goalMinor',
  hidden: 'hidden',
} as const;

const names = [
  '',
  'our',
  'our pack',
  'ours',
  'pack',
  '%',
  'a_b',
  'a*b',
  'é',
  '\ud7ff',
  '\ue000',
  '😀',
  '\u{10ffff}',
];
const rows: Gift[] = Array.from({ length: 120 }, (_, index) => ({
  giftId: `g${index}`,
  campaign: index % 5 === 0 ? 'other' : 'walk',
  number: ((index * 37) % 120) + 1,
  nameFolded: index % 7 === 3 ? null : names[index % names.length]!,
  amountMinor: (index * 13) % 9,
  goalMinor: index % 4 === 1 ? null : BigInt((index * 11) % 6) - 2n,
  hidden: index % 3 === 0,
}));

/** The same in plain words: keep what meets every condition, sort, take the part. */
function oracle({ conditions = [], order = [], limit, offset }: Asked): { items: Gift[]; total: number } {
  const kept = rows.filter(
    (row) =>
      row.campaign === 'walk' &&
      conditions.every((condition) => meets(row[columnOf[condition.field]], condition)),
  );
  const sorted = kept.toSorted((left, right) => {
    for (const { by, descending } of [...order, { by: 'id', descending: false } as const]) {
      const [one, other] = [left[columnOf[by]], right[columnOf[by]]];
      if (one === other) continue;
      if (one === null) return 1;
      if (other === null) return -1;
      return compared(one, other) * (descending ? -1 : 1);
    }
    return 0;
  });
  return { items: sorted.slice(offset, offset + limit), total: kept.length };
}

function compared(
  one: string | number | bigint | boolean,
  other: string | number | bigint | boolean,
): number {
  if (typeof one === 'string' && typeof other === 'string')
    return Buffer.compare(Buffer.from(one), Buffer.from(other));
  return one < other ? -1 : 1;
}

function meets(
  value: Gift[(typeof columnOf)[Field]],
  condition: NonNullable<Asked['conditions']>[number],
): boolean {
  if ('known' in condition) return (value !== null) === condition.known;
  if (value === null) return false;
  if ('is' in condition) return value === condition.is;
  if ('among' in condition) return condition.among.includes(value as string);
  if ('text' in condition) {
    const text = value as string;
    if (condition.part === 'whole') return text === condition.text;
    if (condition.part === 'beginning') return text.startsWith(condition.text);
    if (condition.part === 'end') return text.endsWith(condition.text);
    return text.includes(condition.text);
  }
  const { min, max } = condition as { readonly min?: bigint; readonly max?: bigint };
  const number = value as bigint | number;
  return (min === undefined || number >= min) && (max === undefined || number <= max);
}

const pieces = fc.constantFrom(...names, 'o', 'ur', 'k', 'r p', '\0', '\ud800', 'our\0');
const bound = fc.option(
  fc.oneof(
    fc.integer({ min: -3, max: 12 }),
    fc.constantFrom(2n ** 63n - 1n, 2n ** 64n, -(2n ** 63n), -(2n ** 64n)),
  ),
  { nil: undefined },
);
const condition = fc.oneof(
  fc.record({ field: fc.constantFrom('id', 'amount', 'goal'), min: bound, max: bound }),
  fc.record({ field: fc.constant('hidden'), is: fc.boolean() }),
  fc.record({ field: fc.constantFrom('name', 'goal', 'amount'), known: fc.boolean() }),
  fc.record({ field: fc.constant('name'), among: fc.array(fc.constantFrom(...names), { maxLength: 3 }) }),
  fc.record({
    field: fc.constant('name'),
    text: pieces,
    part: fc.constantFrom('whole', 'beginning', 'end', 'anywhere'),
  }),
);
const asked = fc.record({
  conditions: fc.array(condition, { maxLength: 3 }),
  order: fc.array(
    fc.record({ by: fc.constantFrom('id', 'name', 'amount', 'goal', 'hidden'), descending: fc.boolean() }),
    { maxLength: 4 },
  ),
  limit: fc.nat(30),
  offset: fc.nat(60),
}) as fc.Arbitrary<Asked>;

eachReadStore((open, { name }) => {
  let views: GivenReadStore;
  beforeEach(async () => {
    views = await open(gifts);
    await views.given(...rows.map((data) => ({ type: 'testing.Given' as const, data })));
  });

  test('whatever is asked is answered as plain words would have it, of few rows and of many', async () => {
    const siftings = [0, 20, undefined].map((fewMax) => new Sifting(views.store, fields, fewMax));
    await fc.assert(
      fc.asyncProperty(asked, fc.constantFrom(...siftings), async (sift, sifting) => {
        expect(await sifting.page({ campaign: 'walk' }, sift)).toEqual(oracle(sift));
      }),
      { numRuns: process.env['ALMONER_PROOF'] === 'full' ? 5_000 : 300 },
    );
  });

  test('a scope may ask for null, and no scope is every row', async () => {
    const sifting = new Sifting(views.store, fields);
    expect(await sifting.count({})).toBe(120);
    expect(await sifting.count({ campaign: 'walk', nameFolded: null })).toBe(
      rows.filter(({ campaign, nameFolded }) => campaign === 'walk' && nameFolded === null).length,
    );
    expect(await sifting.count({ campaign: 'nowhere' })).toBe(0);
  });

  test('how many there are in all is told where it is kept, and counted where something is asked', async () => {
    const sifting = new Sifting(views.store, fields);
    const total = async (conditions: Asked['conditions']) =>
      (await sifting.page({}, { conditions, limit: 1, offset: 0 }, async () => 7)).total;
    expect(await total(undefined)).toBe(7);
    expect(await total([])).toBe(7);
    expect(await total([{ field: 'hidden', is: true }])).toBe(40);
  });

  test('beginnings, ranges and every order come out of an index', async () => {
    const explain = name === 'SQLite' ? 'explain query plan' : 'explain';
    const explaining = new Sifting(
      {
        prepare: (sql) => views.store.prepare((t) => `${explain} ${typeof sql === 'string' ? sql : sql(t)}`),
      },
      fields,
    );
    const plan = async (sift: Partial<Asked>) =>
      JSON.stringify(await explaining.rows({ campaign: 'walk' }, { limit: 10, offset: 0, ...sift }));
    // So few rows are read faster as they lie; the plan for many is asked for.
    for (const setting of name === 'SQLite' ? [] : ['seqscan', 'bitmapscan', 'sort'])
      await views.store.prepare(`select set_config('enable_${setting}', 'off', false)`).all();
    const beginning = await plan({ conditions: [{ field: 'name', text: 'our', part: 'beginning' }] });
    expect(beginning).toMatch(
      name === 'SQLite' ? /name_folded>\? AND name_folded<\?/ : /Index Cond: .*name_folded >=/,
    );
    const range = await plan({ conditions: [{ field: 'amount', min: 3 }] });
    expect(range).toMatch(name === 'SQLite' ? /amount_minor>\?/ : /Index Cond: .*amount_minor >=/);
    for (const [index, by] of (['name', 'amount', 'goal'] as const).entries()) {
      for (const descending of [true, false]) {
        const sorted = await plan({ order: [{ by, descending }] });
        expect(sorted).toContain(`sifted_gifts_v1_i${index + 2}`);
      }
    }
  });
});

test('only columns that the table has can be declared', () => {
  expect(() => siftable(Gifts, 'number', { id: 'nothing' as 'number' })).toThrow(/no column nothing/);
});
