import type { Event } from '@almoner/kernel';
import { MemoryLog } from '@almoner/testing/memory-log';
import { eachReadStore, type GivenReadStore, startReadStore } from '@almoner/testing/read-store';
import { expectStableRows } from '@almoner/testing/views';
import * as fc from 'fast-check';
import {
  change,
  changeWhere,
  p,
  projection,
  put,
  remove,
  removeWhere,
  type RowOperation,
  viewTable,
} from './index';
import { askedWords, storedWords } from './words';

const Causes = viewTable(
  'causes',
  {
    place: p.string().primary(),
    number: p.integer().primary(),
    title: p.text(),
    text: p.text().nullable(),
    humanNames: p.text().nullable(),
    gifts: p.integer().default(0),
  },
  { indexes: [['gifts']], search: { words: ['title', 'text'], names: ['humanNames'] } },
);

type Wrote = Event<'testing.Wrote', { write: () => readonly RowOperation[] }>;
const causes = projection<Wrote>('causes', {
  version: 1,
  tables: [Causes],
  on: { 'testing.Wrote': ({ data }) => data.write() },
});
const wrote = (...write: RowOperation[]) => ({ type: 'testing.Wrote', data: { write: () => write } });
const cause = (number: number, title: string, more: { text?: string; humanNames?: string } = {}) =>
  put(Causes, { place: 'berlin', number, title, ...more });

const finder = ({ store }: GivenReadStore) => {
  const find = (scope: string) =>
    store.prepare<{ number: number }, [string]>(
      (t) =>
        `select c.number from ${t(Causes, 'c')} where ${t.matches(Causes, scope, 'c')} order by c.number`,
    );
  const scopes = { words: find('words'), names: find('names') };
  return async (text: string, scope: keyof typeof scopes = 'words') =>
    (await scopes[scope].all(text)).map(({ number }) => number);
};

eachReadStore((open, kind) => {
  const { name } = kind;
  const after = async (...operations: RowOperation[]) => {
    const views = await open(causes);
    await views.given(...operations.map((operation) => wrote(operation)));
    return { views, find: finder(views) };
  };
  const three = [
    cause(1, 'Skateistan: Schulen für Afghanistan', {
      text: 'Kabul, example.org/2023-05',
      humanNames: 'Oliver Percovich',
    }),
    cause(2, 'Straßenkinder in Köln', { text: 'Ein Haus für Kinder in Afghanistan.' }),
    cause(3, 'Haus Köln', { humanNames: 'Åsa Öz' }),
  ];

  test('every word must occur somewhere in the scope, the last one may be a beginning', async () => {
    const { find } = await after(...three);
    expect(await find('afghanistan')).toEqual([1, 2]);
    expect(await find('AFGHANISTÁN haus')).toEqual([2]);
    expect(await find('haus kol')).toEqual([2, 3]);
    expect(await find('kol haus')).toEqual([]);
    expect(await find('strassen')).toEqual([2]);
    expect(await find('2023 05 example.org')).toEqual([1]);
    expect(await find('percovich')).toEqual([]);
    expect(await find('oliver perc', 'names')).toEqual([1]);
    expect(await find('asa oz', 'names')).toEqual([3]);
  });

  test('what has no word matches nothing, and what looks like an operator is a word', async () => {
    const { find } = await after(...three);
    for (const text of ['', ' ', '"', '*', '…', "'&|!:*", '\u0000', '\ud800'])
      expect(await find(text)).toEqual([]);
    expect(await find('haus OR skateistan')).toEqual([]);
    expect(await find('NOT haus')).toEqual([]);
    expect(await find('title:haus')).toEqual([]);
    expect(await find('"köln" + haus*')).toEqual([2, 3]);
  });

  test('the score counts whole words above beginnings, and earlier columns above later ones', async () => {
    const { views } = await after(...three);
    const best = views.store.prepare<{ number: number; score: number }, [string, string]>(
      (t) => `select number, ${t.score(Causes, 'words')} as score from ${t(Causes)}
        where ${t.matches(Causes, 'words')} order by score desc, number`,
    );
    expect(await best.all('afghanistan', 'afghanistan')).toEqual([
      { number: 1, score: 4 },
      { number: 2, score: 2 },
    ]);
    expect(await best.all('Haus', 'Haus')).toEqual([
      { number: 3, score: 4 },
      { number: 2, score: 2 },
    ]);
    expect(await best.all('köln hau', 'köln hau')).toEqual([
      { number: 3, score: 6 },
      { number: 2, score: 5 },
    ]);
    expect(await best.all('…', '…')).toEqual([]);
  });

  test('the index follows every way in which a row changes or goes', async () => {
    const { views, find } = await after(...three);
    const key = (number: number) => ({ place: 'berlin', number });
    await views.given(wrote(change(Causes, key(1), { set: { title: 'Ping-Pong' }, add: { gifts: 1 } })));
    expect(await find('skateistan')).toEqual([]);
    expect(await find('pong')).toEqual([1]);
    await views.given(
      wrote(changeWhere(Causes, { number: 1 }, { humanNames: null })),
      wrote(cause(2, 'Neu')),
    );
    expect(await find('oliver', 'names')).toEqual([]);
    expect(await find('kinder')).toEqual([]);
    expect(await find('neu')).toEqual([2]);
    await views.given(
      wrote(remove(Causes, key(2)), removeWhere(Causes, { gifts: 1 }), cause(4, 'Haus Bonn')),
    );
    expect(await find('neu')).toEqual([]);
    expect(await find('pong')).toEqual([]);
    expect(await find('haus')).toEqual([3, 4]);
  });

  test('rows hold words; events that come twice and a rebuild change neither them nor the answers', async () => {
    const { views, find } = await after(...three);
    expect((await views.rows(Causes))[1]).toMatchObject({
      title: 'strassenkinder in koln',
      text: 'ein haus fur kinder in afghanistan',
      humanNames: null,
    });
    await expectStableRows(views, Causes);
    expect(await find('afghanistan')).toEqual([1, 2]);
    await views.given(wrote(remove(Causes, { place: 'berlin', number: 1 })));
    expect(await find('afghanistan')).toEqual([2]);
  });

  test('a question is answered from the index', async () => {
    const { views } = await after(...three);
    const text = [...Array(60)].map((_, index) => `satz${index}`).join(' ');
    const filler = [...Array(3_000)].map((_, index) =>
      cause(100 + index, `Nummer ${index} w${index}`, { text }),
    );
    await views.given(wrote(...filler));
    const explain = name === 'SQLite' ? 'explain query plan' : 'explain';
    const plan = await views.store
      .prepare<Record<string, string>, [string]>(
        (t) => `${explain} select number from ${t(Causes, 'c')} where ${t.matches(Causes, 'words', 'c')}`,
      )
      .all('w7');
    const steps = plan.flatMap((step) => Object.values(step)).join('\n');
    expect(steps).toMatch(name === 'SQLite' ? /VIRTUAL TABLE INDEX/ : /Bitmap Index Scan on causes_v1_s1/);
    expect(steps).not.toMatch(name === 'SQLite' ? /SCAN c\b/ : /Seq Scan/);
  });

  test('a scope that was not declared is refused', async () => {
    const { views } = await after();
    await expect(views.store.prepare((t) => t.matches(Causes, 'colours')).all()).rejects.toThrow(
      'no search called',
    );
  });

  test('any text asked of any texts gives what the words say, and never an error', async () => {
    const { views, find } = await after();
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.string({
        unit: fc.constantFrom('a', 'ä', 'ß', 'ς', '"', "'", '\\', '*', ' ', '&', '|', '(', ':', '1', '東'),
        maxLength: 12,
      }),
    );
    const titles: string[][] = [];
    await fc.assert(
      fc.asyncProperty(text, text, async (title, question) => {
        await views.given(wrote(cause(titles.length, title)));
        titles.push(storedWords(title).split(' '));
        const asked = askedWords(question).split(' ');
        const beginning = asked.pop()!;
        const expected = [...titles.entries()].flatMap(([number, words]) =>
          beginning !== '' &&
          asked.every((word) => words.includes(word)) &&
          words.some((word) => word.startsWith(beginning))
            ? [number]
            : [],
        );
        expect(await find(question)).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  });

  test('a later version of the view takes the index of the earlier one away', async () => {
    const location = await kind.location();
    const names = async (version: number) => {
      const views = await startReadStore(location, [{ ...causes, version }], { log });
      await views.runner.ready();
      const found = await views.store.prepare<{ name: string }>(catalogue).all();
      expect(await finder(views)('kabul')).toEqual([1]);
      await views.store.close();
      return found.map(({ name }) => name);
    };
    const catalogue =
      kind.name === 'SQLite'
        ? `select name from sqlite_master where name like 'causes%' order by name`
        : `select relname as name from pg_class where relname like 'causes%' order by relname`;
    const log = new MemoryLog();
    log.append(...three.map((operation) => wrote(operation)));
    const first = await names(1);
    expect(first.length).toBeGreaterThan(2);
    expect(await names(2)).toEqual(first.map((name) => name.replace('_v1', '_v2')));
  });
});
