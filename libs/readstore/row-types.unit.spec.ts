import { change, give, p, put, type RowOf, tally, viewTable } from './index';

const Gifts = viewTable(
  'gifts',
  {
    giftId: p.string().primary(),
    campaignId: p.string(),
    amountMinor: p.bigint('number'),
    totalMinor: p.bigint(),
    number: p.integer().nullable(),
    hidden: p.boolean().default(false),
    state: p.string().$type<'open' | 'closed'>(),
    note: p.text().nullable(),
  },
  { indexes: [['campaignId', 'amountMinor']] },
);
const Donors = viewTable('donors', {
  campaignId: p.string().primary(),
  donor: p.string().primary(),
  references: p.integer(),
});

describe('the columns of a view table', () => {
  test('carry name, kind, key and default', () => {
    expect(Gifts.keys.map((column) => column.name)).toEqual(['gift_id']);
    expect(Gifts.columns.map(({ name, kind, initial }) => [name, kind, initial])).toEqual([
      ['gift_id', 'text', undefined],
      ['campaign_id', 'text', undefined],
      ['amount_minor', 'number', 0],
      ['total_minor', 'bigint', 0n],
      ['number', 'number', null],
      ['hidden', 'boolean', false],
      ['state', 'text', undefined],
      ['note', 'text', null],
    ]);
  });

  test('refuse types that the two dialects store differently', () => {
    expect(() => viewTable('odd', { id: p.string().primary(), at: p.datetime() })).toThrow('the type of at');
    expect(() => viewTable('keyless', { id: p.string() })).toThrow('primary');
  });

  test('are checked when a row operation is written', () => {
    const row: RowOf<typeof Gifts> = {
      giftId: 'g',
      campaignId: 'c',
      amountMinor: 5,
      totalMinor: 5n,
      number: null,
      hidden: false,
      state: 'open',
      note: null,
    };
    put(Gifts, row);
    put(Gifts, { giftId: 'g', campaignId: 'c', amountMinor: 5, totalMinor: 5, state: 'closed' });
    change(Gifts, { giftId: 'g' }, { add: { amountMinor: 5, totalMinor: 7n }, set: { note: 'x' } });
    tally(Donors, { campaignId: 'c', donor: 'd' }, 1, {
      table: Gifts,
      key: { giftId: 'g' },
      column: 'amountMinor',
    });
    give(
      Gifts,
      { giftId: 'g', campaignId: 'c', amountMinor: 5, totalMinor: 5, state: 'open' },
      {
        column: 'number',
        counter: 'gifts',
      },
    );
    // @ts-expect-error a column that is not there
    put(Gifts, { ...row, colour: 'red' });
    // @ts-expect-error a text where a number belongs
    put(Gifts, { ...row, amountMinor: '5' });
    // @ts-expect-error a state that does not exist
    put(Gifts, { ...row, state: 'ajar' });
    // @ts-expect-error a column that must be told
    put(Gifts, { giftId: 'g' });
    // @ts-expect-error the key is not changed
    change(Gifts, { giftId: 'g' }, { set: { giftId: 'h' } });
    // @ts-expect-error text is not added to
    change(Gifts, { giftId: 'g' }, { add: { note: 1 } });
    // @ts-expect-error half a key
    tally(Donors, { donor: 'd' }, 1);
    expect(Donors.keys).toHaveLength(2);
  });
});
