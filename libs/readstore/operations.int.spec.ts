import type { Event, RecordedEvent } from '@almoner/kernel';
import { eachReadStore, type GivenEvent } from '@almoner/testing/read-store';
import {
  change,
  changeWhere,
  give,
  p,
  projection,
  put,
  raise,
  reading,
  remove,
  removeWhere,
  type RowOperation,
  tally,
  viewTable,
} from './index';

const Gifts = viewTable(
  'gifts',
  {
    giftId: p.string().primary(),
    campaign: p.string(),
    amountMinor: p.bigint('number'),
    number: p.integer().nullable(),
    hidden: p.boolean().default(false),
    note: p.text().nullable(),
  },
  { indexes: [['campaign', 'amountMinor']] },
);
const Totals = viewTable('totals', {
  campaign: p.string().primary(),
  currency: p.string().primary(),
  totalMinor: p.bigint(),
  gifts: p.integer().default(0),
  donors: p.integer(),
  firstAt: p.bigint('number').nullable(),
  largestMinor: p.bigint('number').nullable(),
  label: p.string().default('none'),
});
const Donors = viewTable('donors', {
  campaign: p.string().primary(),
  donor: p.string().primary(),
  references: p.integer(),
});

type Wrote = Event<'testing.Wrote', { write: () => readonly RowOperation[] }>;
type Doubled = Event<'testing.Doubled', { campaign: string }>;

const everything = projection<Wrote | Doubled>('everything', {
  version: 1,
  tables: [Gifts, Totals, Donors],
  on: {
    'testing.Wrote': (event) => event.data.write(),
    'testing.Doubled': reading({
      keys: ({ data }) => [{ table: Totals, key: { campaign: data.campaign, currency: 'EUR' } }],
      apply: ({ data }, own) => {
        const key = { campaign: data.campaign, currency: 'EUR' };
        return [change(Totals, key, { add: { totalMinor: own(Totals, key)?.totalMinor ?? 1 } })];
      },
    }),
  },
});

const wrote = (...operations: RowOperation[]) => ({
  type: 'testing.Wrote',
  data: { write: () => operations },
});
const gift = (giftId: string, more: object = {}) =>
  put(Gifts, { giftId, campaign: 'c', amountMinor: 5, ...more });
const giving = (giftId: string, number?: number) =>
  give(Gifts, { giftId, campaign: 'c', amountMinor: 5 }, { column: 'number', counter: 'gifts', number });
const total = { campaign: 'c', currency: 'EUR' };
const emptyTotal = {
  ...total,
  totalMinor: 0n,
  gifts: 0,
  donors: 0,
  firstAt: null,
  largestMinor: null,
  label: 'none',
};

eachReadStore((open) => {
  const after = async (...events: readonly GivenEvent[]) => {
    const views = await open(everything);
    await views.given(...events);
    return views;
  };

  test('put inserts a row, fills in defaults, and replaces the row with the same key', async () => {
    const views = await after(
      wrote(gift('b', { note: 'ß\u0000\ud800' }), gift('a')),
      wrote(gift('a', { hidden: true })),
    );
    expect(await views.rows(Gifts)).toEqual([
      { giftId: 'a', campaign: 'c', amountMinor: 5, number: null, hidden: true, note: null },
      { giftId: 'b', campaign: 'c', amountMinor: 5, number: null, hidden: false, note: 'ß\ufffd' },
    ]);
  });

  test('change sets values where there is a row and creates none', async () => {
    const views = await after(
      wrote(gift('a'), change(Gifts, { giftId: 'a' }, { set: { note: 'x' } })),
      wrote(change(Gifts, { giftId: 'b' }, { set: { note: 'y' } })),
    );
    expect((await views.rows(Gifts)).map(({ giftId, note }) => [giftId, note])).toEqual([['a', 'x']]);
  });

  test('change with add, max or min creates the row from defaults and initial values', async () => {
    const views = await after(
      wrote(change(Totals, total, { add: { totalMinor: 2n ** 60n, gifts: 1 }, initial: { label: 'first' } })),
      wrote(
        change(Totals, total, { add: { totalMinor: 1 }, max: { largestMinor: 7 }, min: { firstAt: 20 } }),
      ),
      wrote(
        change(Totals, total, { max: { largestMinor: 6 }, min: { firstAt: 30 }, initial: { label: 'late' } }),
      ),
    );
    expect(await views.rows(Totals)).toEqual([
      { ...emptyTotal, totalMinor: 2n ** 60n + 1n, gifts: 1, label: 'first', largestMinor: 7, firstAt: 20 },
    ]);
  });

  test('change creates no row that is said to stay missing, and adds to one that is there', async () => {
    const adding = change(Totals, total, {
      add: { totalMinor: 5 },
      max: { largestMinor: 5 },
      missing: 'stays',
    });
    const views = await after(wrote(adding));
    expect(await views.rows(Totals)).toEqual([]);
    await views.given(wrote(put(Totals, emptyTotal), adding));
    expect(await views.rows(Totals)).toEqual([{ ...emptyTotal, totalMinor: 5n, largestMinor: 5 }]);
  });

  test('remove takes a row away, also one of an earlier batch', async () => {
    const views = await after(wrote(gift('a'), gift('b')));
    await views.given(wrote(remove(Gifts, { giftId: 'a' }), gift('c'), remove(Gifts, { giftId: 'c' })));
    expect((await views.rows(Gifts)).map(({ giftId }) => giftId)).toEqual(['b']);
  });

  test('change-where and remove-where see what came before them and are seen by what comes after', async () => {
    const views = await after(
      wrote(gift('a'), gift('b', { note: 'keep' })),
      wrote(
        gift('c'),
        changeWhere(Gifts, { campaign: 'c', note: null }, { hidden: true }),
        change(Gifts, { giftId: 'a' }, { set: { note: 'later' } }),
        gift('d', { amountMinor: 9 }),
        removeWhere(Gifts, { hidden: true, note: null }),
      ),
    );
    expect((await views.rows(Gifts)).map(({ giftId, hidden, note }) => [giftId, hidden, note])).toEqual([
      ['a', true, 'later'],
      ['b', false, 'keep'],
      ['d', false, null],
    ]);
  });

  test('tally counts distinct keys and drops those without references', async () => {
    const counter = { table: Totals, key: total, column: 'donors' } as const;
    const donor = (name: string, by: number) => tally(Donors, { campaign: 'c', donor: name }, by, counter);
    const views = await after(
      wrote(donor('x', 1), donor('x', 1), donor('y', 1)),
      wrote(donor('y', -1), donor('x', -1)),
    );
    expect(await views.rows(Donors)).toEqual([{ campaign: 'c', donor: 'x', references: 1 }]);
    expect((await views.rows(Totals))[0]!.donors).toBe(1);
    await views.given(wrote(donor('x', -1)), wrote(donor('z', -1)));
    expect(await views.rows(Donors)).toEqual([]);
    expect((await views.rows(Totals))[0]!.donors).toBe(0);
  });

  test('give numbers rows in order, keeps given numbers, and never gives one twice', async () => {
    const views = await after(
      wrote(giving('a'), giving('b')),
      wrote(giving('a', 77), remove(Gifts, { giftId: 'b' })),
    );
    await views.given(wrote(giving('c')), wrote(giving('d', 3)), wrote(giving('b')));
    await views.given(
      wrote(raise(Gifts, 'gifts', 10)),
      wrote(giving('e', 8), giving('f', 8), giving('g', 20), giving('h', 12)),
    );
    await views.given(wrote(giving('i')));
    expect((await views.rows(Gifts)).map(({ giftId, number }) => [giftId, number])).toEqual([
      ['a', 1],
      ['b', 5],
      ['c', 3],
      ['d', 4],
      ['e', 8],
      ['f', 11],
      ['g', 20],
      ['h', 12],
      ['i', 21],
    ]);
  });

  test('a handler that reads sees the rows as they stand just before its event', async () => {
    const doubled = { type: 'testing.Doubled', data: { campaign: 'c' } };
    const views = await after(
      doubled,
      doubled,
      wrote(change(Totals, total, { add: { totalMinor: 1 } })),
      doubled,
    );
    await views.given(doubled);
    expect((await views.rows(Totals))[0]!.totalMinor).toBe(12n);
  });

  test('a number is copied to a row that is there, also one that was given before', async () => {
    const copied = (giftId: string, currency: string, number?: number) =>
      give(
        Gifts,
        { giftId, campaign: 'c', amountMinor: 5 },
        {
          column: 'number',
          counter: 'gifts',
          number,
          copy: { table: Totals, key: { campaign: 'c', currency }, column: 'largestMinor' },
        },
      );
    const views = await open(everything);
    await views.given(
      wrote(put(Totals, emptyTotal), copied('a', 'EUR', 7), copied('b', 'none')),
      wrote(put(Totals, { ...emptyTotal, currency: 'GBP' })),
      wrote(copied('a', 'GBP')),
    );
    expect((await views.rows(Totals)).map(({ currency, largestMinor }) => [currency, largestMinor])).toEqual([
      ['EUR', 7],
      ['GBP', 7],
    ]);
    expect((await views.rows(Gifts)).map(({ number }) => number)).toEqual([7, 8]);
  });

  test('events that are delivered again change nothing, and a rebuild gives the same rows', async () => {
    const views = await after(
      wrote(giving('a'), change(Totals, total, { add: { gifts: 1 } })),
      wrote(giving('b')),
    );
    const rows = [await views.rows(Gifts), await views.rows(Totals)];
    await views.redelivered();
    expect([await views.rows(Gifts), await views.rows(Totals)]).toEqual(rows);
    await views.rebuilt();
    expect([await views.rows(Gifts), await views.rows(Totals)]).toEqual(rows);
    await views.given(wrote(giving('c')));
    expect((await views.rows(Gifts)).map(({ number }) => number)).toEqual([1, 2, 3]);
  });

  test('sealed values are opened while the key is there', async () => {
    type Named = Event<'testing.Named', { giftId: string; name: ReturnType<typeof views.keys.seal> }>;
    const named = projection<Named>('named', {
      version: 1,
      tables: [Gifts],
      on: {
        'testing.Named': ({ data }: RecordedEvent<Named>, { open: opened }) => [
          gift(data.giftId, { note: opened(data.name) }),
        ],
      },
    });
    const views = await open(named);
    await views.given({ type: 'testing.Named', data: { giftId: 'a', name: views.keys.seal('ada', 'Ada') } });
    views.keys.destroy('eve');
    await views.given({ type: 'testing.Named', data: { giftId: 'b', name: views.keys.seal('eve', 'Eve') } });
    expect((await views.rows(Gifts)).map(({ note }) => note)).toEqual(['Ada', null]);
  });
});
