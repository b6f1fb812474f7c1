import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Decider,
  type Event,
  type Lookup,
  accept,
  defineCommand,
  lookup,
  refusing,
} from '@almoner/kernel';
import { EmbeddedEventStore } from '@almoner/eventstore/embedded';
import { openSealing } from '@almoner/testing/sealing';
import { v4 } from 'uuid';
import { z } from 'zod';
import { EventStore } from '../client';
import { frozenClock } from './clock';
import { type Asking, Commands, keyReused, unstorable } from './commands';
import { Facts } from './facts';

type Added = Event<'tests.Added', { boxId: string; amount: number; total: number; token?: string }>;
const refuse = refusing({ 'tests.full': 'conflict', 'tests.closed': 'forbidden' });
const capacity: Lookup<[boxId: string], number> = lookup('tests.capacity');

const box: Decider<number, Added> = { initial: 0, evolve: (_total, event) => event.data.total };
const schema = z.object({
  boxId: z.uuid(),
  amount: z.int(),
  note: z.string().optional(),
  token: z.string().optional(),
});

/** A box that takes amounts up to its capacity. */
const add = defineCommand({
  name: 'tests.Add',
  summary: 'Puts an amount into a box.',
  schema,
  stream: ({ boxId }) => `box-${boxId}`,
  decider: box,
  facts: ({ boxId }, read) => read(capacity, boxId),
  complete: (command, mint) => ({ ...command, token: command.token ?? mint.randomHex(4) }),
  decide(total, { boxId, amount, token }, most) {
    if (most < 0) return refuse('tests.closed');
    if (total + amount > most) return refuse('tests.full');
    if (amount === 0) return accept();
    return accept({ type: 'tests.Added', data: { boxId, amount, total: total + amount, token } });
  },
});
const open = { ...add, name: 'tests.Open', creates: true };

const folder = mkdtempSync(join(tmpdir(), 'almoner-commands-'));
const now = new Date('2011-08-23T09:58:54.000Z');
const waited: bigint[] = [];
let server: EmbeddedEventStore;
let store: EventStore;
let most = 100;
let commands: Commands;

beforeAll(async () => {
  server = await EmbeddedEventStore.start({ folder });
  store = EventStore.connect(server.connectionString);
  const facts = new Facts();
  facts.bind(capacity, (_boxId) => most);
  commands = new Commands(
    store,
    openSealing,
    facts,
    { waitFor: (position) => Promise.resolve(void waited.push(position)) },
    frozenClock(now),
  );
});
beforeEach(() => (most = 100));
afterAll(async () => {
  await store.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const asking: Asking = { actor: 'operator', surface: 'tests' };
const put = (boxId: string, amount: number, more: Partial<Asking> = {}, definition = add) =>
  commands.execute(definition, { boxId, amount }, { ...asking, ...more });
const totals = async (boxId: string) =>
  (await store.readStream(`box-${boxId}`)).map(({ data }) => (data as Added['data']).total);

describe('a command', () => {
  test('is decided on its stream, appended, and tells where', async () => {
    const boxId = v4();
    expect(await put(boxId, 3)).toMatchObject({ ok: true, repeated: false });
    expect(await put(boxId, 4)).toMatchObject({ ok: true, repeated: false });
    expect(await totals(boxId)).toEqual([3, 7]);
  });

  test('stamps who, through what, when it was recorded and when it happened', async () => {
    const boxId = v4();
    const at = new Date('2011-01-01T00:00:00.000Z');
    await put(boxId, 1, { at, correlationId: 'c-1' });
    const [event] = await store.readStream(`box-${boxId}`);
    expect(event?.metadata).toEqual({
      command: 'tests.Add',
      actor: 'operator',
      surface: 'tests',
      correlationId: 'c-1',
      causationId: 'c-1',
      recordedAt: now.toISOString(),
      occurredAt: at.toISOString(),
    });
  });

  test('that is refused writes nothing', async () => {
    const boxId = v4();
    expect(await put(boxId, 101)).toEqual({ ok: false, code: 'tests.full', kind: 'conflict' });
    expect(await totals(boxId)).toEqual([]);
  });

  test('that changes nothing succeeds without an event', async () => {
    const boxId = v4();
    await put(boxId, 5);
    expect(await put(boxId, 0)).toMatchObject({ ok: true, repeated: true });
    expect(await totals(boxId)).toEqual([5]);
  });

  test('waits for its facts to have reached a position', async () => {
    await put(v4(), 1, { after: 41n });
    expect(waited).toContain(41n);
  });

  test.each(['a\0b', 'half \ud800 of a pair'])(
    'with text that no store gives back (%j) is refused',
    async (note) => {
      const outcome = await commands.execute(add, { boxId: v4(), amount: 1, note }, asking);
      expect(outcome).toEqual({ ok: false, code: unstorable, kind: 'invalid' });
    },
  );
});

describe('a command that usually starts its stream', () => {
  test('writes without loading, and finds out when the stream is there', async () => {
    const boxId = v4();
    expect(await put(boxId, 60, {}, open)).toMatchObject({ ok: true });
    expect(await put(boxId, 60, {}, open)).toEqual({ ok: false, code: 'tests.full', kind: 'conflict' });
    expect(await totals(boxId)).toEqual([60]);
  });

  test('that is refused on an empty stream looks once whether the stream knows better', async () => {
    const boxId = v4();
    await put(boxId, 1, { idempotencyKey: 'known' }, open);
    most = -1;
    expect(await put(boxId, 1, { idempotencyKey: 'known' }, open)).toMatchObject({
      ok: true,
      repeated: true,
    });
    expect(await put(v4(), 1, {}, open)).toMatchObject({ ok: false, code: 'tests.closed' });
  });
});

describe.each([
  ['a command on a stream that is there', add],
  ['a command that starts its stream', open],
])('the idempotency key of %s', (_, definition) => {
  test('makes a repeat give the first outcome and write nothing', async () => {
    const boxId = v4();
    const first = await put(boxId, 2, { idempotencyKey: 'once' }, definition);
    const again = await put(boxId, 2, { idempotencyKey: 'once' }, definition);
    expect(first).toMatchObject({ ok: true, repeated: false });
    expect(again).toMatchObject({ ok: true, repeated: true });
    expect(again.ok && first.ok && again.position).toBe(first.ok && first.position);
    expect(await totals(boxId)).toEqual([2]);
  });

  test('holds when sixteen repeats come at once', async () => {
    const boxId = v4();
    const outcomes = await Promise.all(
      Array.from({ length: 16 }, () => put(boxId, 2, { idempotencyKey: 'once' }, definition)),
    );
    expect(outcomes.filter((outcome) => outcome.ok && !outcome.repeated)).toHaveLength(1);
    expect(await totals(boxId)).toEqual([2]);
  });

  test('is refused with other content', async () => {
    const boxId = v4();
    await put(boxId, 2, { idempotencyKey: 'once' }, definition);
    const other = await put(boxId, 3, { idempotencyKey: 'once' }, definition);
    expect(other).toEqual({ ok: false, code: keyReused, kind: 'conflict' });
    expect(await totals(boxId)).toEqual([2]);
  });

  test("is the caller's own: another actor's equal key is another key", async () => {
    const boxId = v4();
    await put(boxId, 2, { idempotencyKey: 'once' }, definition);
    await put(boxId, 3, { idempotencyKey: 'once', actor: 'somebody else' }, definition);
    expect(await totals(boxId)).toEqual([2, 5]);
  });
});

test('what was minted is told once, and the key that stands is never contradicted', async () => {
  const boxId = v4();
  const first = await put(boxId, 1, { idempotencyKey: 'once' }, open);
  const again = await put(boxId, 1, { idempotencyKey: 'once' }, open);
  const [event] = await store.readStream(`box-${boxId}`);
  expect(first.ok && first.command.token).toBe((event?.data as Added['data'] | undefined)?.token);
  expect(again).toMatchObject({ ok: true, repeated: true });
});

test('two processes on one busy stream never overfill it and lose no accepted amount', async () => {
  const boxId = v4();
  const other = new Commands(
    store,
    openSealing,
    (() => {
      const facts = new Facts();
      facts.bind(capacity, (_boxId) => most);
      return facts;
    })(),
    { waitFor: () => Promise.resolve() },
    frozenClock(now),
  );
  const outcomes = await Promise.all(
    Array.from({ length: 40 }, (_, index) =>
      (index % 2 ? commands : other).execute(add, { boxId, amount: 5 }, asking),
    ),
  );
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(20);
  expect((await totals(boxId)).at(-1)).toBe(100);
});
