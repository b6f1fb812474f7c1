import type { Event } from '@almoner/kernel';
import { MemoryLog } from '@almoner/testing/memory-log';
import { freshPostgres } from '@almoner/testing/postgres';
import { eachReadStore, type GivenReadStore, startReadStore } from '@almoner/testing/read-store';
import {
  buildViews,
  change,
  give,
  p,
  type Projection,
  projection,
  ProjectionFailure,
  ReadStore,
  ViewBuilding,
  viewTable,
} from './index';

const Counts = viewTable('counts', { name: p.string().primary(), count: p.integer(), heavy: p.integer() });
const Numbers = viewTable(
  'numbers',
  { name: p.string().primary(), number: p.integer() },
  { indexes: [['number']] },
);
type Counted = Event<'testing.Counted', { name: string; weight?: number }>;

const counts = (version: number, step = 1, variant?: string): Projection =>
  projection<Counted>('counts', {
    version,
    variant,
    tables: [Counts],
    on: {
      'testing.Counted': ({ data }) => [
        change(Counts, { name: data.name }, { add: { count: step, heavy: weightOf(data.weight) } }),
      ],
    },
  });
const numbers = projection<Counted>('numbers', {
  version: 1,
  tables: [Numbers],
  on: {
    'testing.Counted': ({ data }) => [
      give(Numbers, { name: data.name }, { column: 'number', counter: 'names' }),
    ],
  },
});
function weightOf(weight = 0): number {
  if (weight < 0) throw new Error('a weight below zero');
  return weight;
}
const counted = (name: string, weight?: number) => ({ type: 'testing.Counted', data: { name, weight } });

eachReadStore((_, kind) => {
  const opened: ReadStore[] = [];
  afterEach(async () => {
    for (const store of opened.splice(0).toReversed()) await store.close();
  });
  type Location = Awaited<ReturnType<typeof kind.location>>;
  const start = async (
    location: Location,
    projections: readonly Projection[],
    log?: MemoryLog,
  ): Promise<GivenReadStore> => {
    const views = await startReadStore(location, projections, { log });
    opened.push(views.store);
    return views;
  };
  const countOf = async (views: GivenReadStore): Promise<number | undefined> =>
    (await views.rows(Counts))[0]?.count;

  test('a store that is opened again goes on where it stood', async () => {
    const location = await kind.location();
    const first = await start(location, [counts(1), numbers]);
    await first.given(counted('a'), counted('b'));
    await opened.pop()!.close();
    const second = await start(location, [counts(1), numbers], first.log);
    await second.given(counted('c'), counted('a'));
    expect(await second.rows(Numbers)).toEqual([
      { name: 'a', number: 1 },
      { name: 'b', number: 2 },
      { name: 'c', number: 3 },
    ]);
    expect(await countOf(second)).toBe(2);
    expect(await second.store.checkpoint()).toBe(4n);
    expect(await second.store.lag(6n)).toMatchObject({ behind: 2n, recordedAt: Date.parse('2026-01-01') });
  });

  test('a new version is built from history, takes over, and its predecessor is dropped', async () => {
    const location = await kind.location();
    const first = await start(location, [counts(1), numbers]);
    await first.given(counted('a'), counted('b'), counted('a'));
    await opened.pop()!.close();
    const second = await start(location, [counts(2, 10), numbers], first.log);
    await second.runner.ready();
    expect(await countOf(second)).toBe(20);
    await second.given(counted('a'));
    expect(await countOf(second)).toBe(30);
    await expect(second.store.prepare('select count(*) from counts_v1').get()).rejects.toThrow('counts_v1');
    const views = await second.store
      .prepare<{ view: string; version: number; state: string }>(
        'select view, version, state from almoner_view order by view',
      )
      .all();
    expect(views.map(({ view, version, state }) => [view, version, state])).toEqual([
      ['counts', 2, 'ready'],
      ['numbers', 1, 'ready'],
    ]);
    expect((await second.rows(Numbers)).map(({ number }) => number)).toEqual([1, 2]);
  });

  test('a new version can be built beside the old one before it takes over', async () => {
    const location = await kind.location();
    const first = await start(location, [counts(1), numbers]);
    await first.given(counted('a'), counted('a'));
    const next = await ReadStore.open({ ...location, projections: [counts(2, 10), numbers], role: 'reader' });
    opened.push(next);
    expect(await buildViews(next, { history: first.log, keys: first.keys })).toEqual(['counts']);
    await first.given(counted('a'));
    expect(await countOf(first)).toBe(3);
    await first.store.close();
    const second = await start(location, [counts(2, 10), numbers], new AfterLog(first.log, 2n));
    await second.runner.ready();
    expect(await countOf(second)).toBe(30);
  });

  test('a build that fails is seen, tried again, and stops nobody else', async () => {
    const location = await kind.location();
    const first = await start(location, [counts(1), numbers]);
    await first.given(counted('a'), counted('b'));
    await first.store.close();
    let broken = true;
    const fragile = projection<Counted>('counts', {
      version: 2,
      tables: [Counts],
      on: {
        'testing.Counted': ({ data }) => {
          if (broken) throw new Error('not yet');
          return [change(Counts, { name: data.name }, { add: { count: 1 } })];
        },
      },
    });
    const second = await start(location, [fragile, numbers], first.log);
    await second.given(counted('c'));
    expect(await second.rows(Numbers)).toHaveLength(3);
    while (second.runner.state.phase !== 'failing') await new Promise((resolve) => setImmediate(resolve));
    expect(second.runner.state).toMatchObject({ error: { view: 'counts' } });
    broken = false;
    await second.runner.ready();
    expect(second.runner.state.phase).toBe('running');
    expect(await second.rows(Counts)).toHaveLength(3);
  });

  test('another variant is another set of tables', async () => {
    const location = await kind.location();
    const first = await start(location, [counts(1, 1, 'one')]);
    await first.given(counted('a'));
    await opened.pop()!.close();
    const second = await start(location, [counts(1, 5, 'five')], first.log);
    await second.runner.ready();
    expect(await countOf(second)).toBe(5);
    expect(second.store.entityName(Counts)).toMatch(/^counts_v1_[0-9a-f]{6}$/);
  });

  test('a view that is being built refuses to answer, while the others go on', async () => {
    const location = await kind.location();
    const first = await start(location, [counts(1), numbers]);
    await first.given(counted('a'));
    await opened.pop()!.close();
    const held = new HeldLog(first.log);
    const second = await start(location, [counts(2), numbers], held);
    await second.given(counted('b'));
    expect(await second.rows(Numbers)).toHaveLength(2);
    const refused = await second.rows(Counts).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ViewBuilding);
    expect(refused).toMatchObject({ view: 'counts' });
    held.release();
    await second.runner.ready();
    expect(await second.rows(Counts)).toHaveLength(2);
  });

  test('only one process runs the projections; the others wait for its checkpoint and take its place', async () => {
    const location = await kind.location();
    const first = await start(location, [counts(1)]);
    await first.runner.ready();
    const second = await start(location, [counts(1)], first.log);
    const reader = await ReadStore.open({ ...location, projections: [counts(1)], role: 'reader' });
    opened.push(reader);
    const waiting = [...Array(200)].map(() => reader.waitFor(2n));
    await first.given(counted('a'), counted('a'));
    expect(await Promise.all(waiting)).not.toContain(false);
    expect(await second.store.waitFor(2n)).toBe(true);
    expect(second.runner.leading).toBe(false);
    expect(await reader.waitFor(3n, { timeoutMs: 20 })).toBe(false);
    await first.store.close();
    first.log.append(counted('a'));
    expect(await reader.waitFor(3n)).toBe(true);
    expect(second.runner.leading).toBe(true);
    expect(await countOf(second)).toBe(3);
  });

  test('an event that a projection fails on stops the rows before it, loudly', async () => {
    const views = await start(await kind.location(), [counts(1)]);
    await views.runner.ready();
    const failed = await views
      .given(counted('a'), counted('a', -1), counted('a'))
      .catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(ProjectionFailure);
    expect((failed as Error).message).toContain('testing.Counted at position 2');
    expect(await views.store.waitFor(1n)).toBe(true);
    expect(await views.store.waitFor(2n, { timeoutMs: 100 })).toBe(false);
    expect(views.runner.state.phase).toBe('failing');
    expect(await countOf(views)).toBe(1);
  });

  test('a log that ends before the rows do is not followed', async () => {
    const location = await kind.location();
    const first = await start(location, [counts(1)]);
    await first.given(counted('a'), counted('b'));
    await opened.pop()!.close();
    const shorter = new MemoryLog();
    shorter.append(counted('z'));
    const second = await start(location, [counts(1)], shorter);
    await expect(second.given()).resolves.toBeUndefined();
    expect(await second.store.waitFor(3n, { timeoutMs: 300 })).toBe(false);
    expect(second.runner.state.error?.message).toContain('Rebuild the views');
  });
});

test('a runner whose PostgreSQL connections are cut goes on and misses nothing', async () => {
  const { url, cutConnections } = await freshPostgres();
  const views = await startReadStore({ url }, [counts(1)]);
  try {
    await views.runner.ready();
    for (let round = 1; round <= 3; round += 1) {
      views.log.append(...[...Array(50)].map(() => counted('a')));
      await cutConnections();
      const position = views.log.append(counted('a'));
      expect(await views.store.waitFor(position, { timeoutMs: 10_000 })).toBe(true);
    }
    expect(await views.rows(Counts)).toEqual([{ name: 'a', count: 153, heavy: 0 }]);
  } finally {
    await views.store.close();
  }
});

/** History that does not come before it is released, so that a build is seen while it lasts. */
class HeldLog extends MemoryLog {
  #release: () => void = () => undefined;
  readonly #released = new Promise<void>((resolve) => (this.#release = resolve));

  constructor(earlier: MemoryLog) {
    super();
    this.events.push(...earlier.events);
  }

  release(): void {
    this.#release();
  }

  override async *readAll(from: bigint | undefined) {
    await this.#released;
    yield* super.readAll(from);
  }
}

/** History that must not be read again before a position that was built already. */
class AfterLog extends MemoryLog {
  constructor(
    earlier: MemoryLog,
    private readonly built: bigint,
  ) {
    super();
    this.events.push(...earlier.events);
  }

  override async *readAll(from: bigint | undefined) {
    expect(from).toBe(this.built);
    yield* super.readAll(from);
  }
}
