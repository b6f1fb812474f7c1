import type { Event } from '@almoner/kernel';
import { eachReadStore, type GivenReadStore } from '@almoner/testing/read-store';
import { p, projection, put, type RowOf, viewTable } from './index';

const Gifts = viewTable(
  'gifts',
  {
    giftId: p.string().primary(),
    campaign: p.string(),
    donorName: p.string().nullable(),
    amountMinor: p.bigint('number'),
    totalMinor: p.bigint(),
    givenAt: p.bigint('number'),
    hidden: p.boolean().default(false),
  },
  { indexes: [['campaign', 'givenAt']] },
);
const Others = viewTable('others', { id: p.string().primary(), amountMinor: p.bigint() });

type Given = Event<'testing.Given', Parameters<typeof put<typeof Gifts>>[1]>;
const gifts = projection<Given>('gifts', {
  version: 1,
  tables: [Gifts, Others],
  on: { 'testing.Given': ({ data }) => [put(Gifts, data)] },
});

const gift = (index: number, donorName: string | null = null) => ({
  type: 'testing.Given',
  data: {
    giftId: `g${String(index).padStart(5, '0')}`,
    campaign: index % 2 ? 'odd' : 'even',
    donorName,
    amountMinor: index,
    totalMinor: 2n ** 55n + BigInt(index),
    givenAt: Date.UTC(2026, 0, 1) + index,
    hidden: index % 3 === 0,
  },
});

eachReadStore((open) => {
  let views: GivenReadStore;
  beforeEach(async () => {
    views = await open(gifts);
  });

  test('rows come back typed and in camelCase, whatever the database calls them', async () => {
    await views.given(gift(3, 'Ada'), gift(4));
    const one = views.store.prepare<RowOf<typeof Gifts>, [string]>(
      (t) => `select ${t.columns(Gifts)} from ${t(Gifts)} where gift_id = ?`,
    );
    expect(await one.get('g00003')).toEqual(gift(3, 'Ada').data);
    expect(await one.get('nobody')).toBeUndefined();
    const joined = views.store.prepare<object, [boolean]>(
      (
        t,
      ) => `select g.gift_id, h.total_minor from ${t(Gifts, 'g')} join ${t(Gifts, 'h')} on h.gift_id = g.gift_id
        where g.hidden = ? and g.gift_id <> 'why?'`,
    );
    expect(await joined.all(false)).toEqual([{ giftId: 'g00004', totalMinor: 2n ** 55n + 4n }]);
  });

  test('text that no store holds is asked for in vain, alone, in a list and without a cap', async () => {
    await views.given(gift(3, 'Ada'));
    const ids = ['g00003\0', '\0', 'g0000\ud800'];
    const one = views.store.prepare<object, [string]>(
      (t) => `select gift_id from ${t(Gifts)} where gift_id = ?`,
    );
    for (const id of ids) expect(await one.get(id)).toBeUndefined();
    const some = views.store.prepare<object, [readonly string[]]>(
      (t) => `select gift_id from ${t(Gifts)} where ${t.among('gift_id')}`,
    );
    expect(await some.all([...ids, 'g00003'])).toEqual([{ giftId: 'g00003' }]);
    expect(await Array.fromAsync(one.iterate('g00003\0'))).toEqual([]);
  });

  test('what is computed is a number, a sum under the name of a bigint column a bigint', async () => {
    await views.given(gift(1), gift(2), gift(3));
    const computed = views.store.prepare(
      (t) => `select count(*) as gift_count, sum(amount_minor) as amount, sum(total_minor) as total_minor,
        exists (select 1 from ${t(Gifts)} where hidden) as some_hidden, max(given_at) as given_at, avg(amount_minor) as mean,
        cast(? as text) as word from ${t(Gifts)}`,
    );
    expect(await computed.get('x')).toEqual({
      giftCount: 3,
      amount: 6,
      totalMinor: 3n * 2n ** 55n + 6n,
      someHidden: 1,
      givenAt: Date.UTC(2026, 0, 1) + 3,
      mean: 2,
      word: 'x',
    });
    const unsafe = views.store.prepare((t) => `select max(total_minor) * 2 as twice from ${t(Gifts)}`);
    await expect(unsafe.get()).rejects.toThrow(/number/);
  });

  test('text sorts and compares by its bytes', async () => {
    const names = ['b', 'B', 'ä', 'a', 'Z', '😀', '\uffee', ''];
    await views.given(...names.map((name, index) => gift(index, name)));
    const sorted = views.store.prepare<{ donorName: string }>(
      (t) => `select donor_name from ${t(Gifts)} order by donor_name`,
    );
    const bytewise = [...names].sort((left, right) => Buffer.compare(Buffer.from(left), Buffer.from(right)));
    expect((await sorted.all()).map(({ donorName }) => donorName)).toEqual(bytewise);
    const like = views.store.prepare<{ donorName: string }, [string]>(
      (t) => `select donor_name from ${t(Gifts)} where donor_name like ? escape '!'`,
    );
    expect(await like.all('b%')).toEqual([{ donorName: 'b' }]);
  });

  test('a list argument names any number of texts', async () => {
    await views.given(gift(1), gift(2), gift(3));
    const among = views.store.prepare<{ giftId: string }, [readonly string[]]>(
      (t) => `select gift_id from ${t(Gifts)} where ${t.among('gift_id')} order by gift_id`,
    );
    expect(await among.all(['g00003', 'g00001', 'it"s'])).toEqual([
      { giftId: 'g00001' },
      { giftId: 'g00003' },
    ]);
    expect(await among.all([])).toEqual([]);
  });

  test('a long list comes step by step, one state of the store, while others read what is new', async () => {
    await views.given(...[...Array(1_300)].map((_, index) => gift(index)));
    const all = views.store.prepare<{ giftId: string; hidden: boolean }>(
      (t) => `select gift_id, hidden from ${t(Gifts)} order by gift_id`,
    );
    const seen: string[] = [];
    for await (const { giftId } of all.iterate()) {
      seen.push(giftId);
      if (seen.length === 2) {
        await views.given(gift(2_000));
        expect(await all.all()).toHaveLength(1_301);
      }
    }
    expect(seen).toHaveLength(1_300);
    for await (const first of all.iterate()) {
      expect(first).toEqual({ giftId: 'g00000', hidden: true });
      break;
    }
    expect(await all.all()).toHaveLength(1_301);
  });

  test('a name that two tables dispute, and a table of no view, are refused', async () => {
    await views.given(gift(1));
    const disputed = views.store.prepare(
      (t) => `select g.amount_minor from ${t(Gifts, 'g')} left join ${t(Others, 'o')} on true`,
    );
    await expect(disputed.all()).rejects.toThrow('disagree on what amount_minor holds');
    const Strange = viewTable('strange', { id: p.string().primary() });
    await expect(views.store.prepare((t) => `select * from ${t(Strange)}`).all()).rejects.toThrow(
      'belongs to no view',
    );
  });

  test('MikroORM reads the same rows by their entity', async () => {
    const { type, data } = gift(1, 'Ada');
    await views.given({ type, data: { ...data, totalMinor: 7 } });
    const entities = await views.store.entityManager();
    const found = await entities.findOne(views.store.entityName(Gifts) as never, { giftId: 'g00001' });
    expect(found).toMatchObject({ campaign: 'odd', donorName: 'Ada', hidden: false });
  });
});
