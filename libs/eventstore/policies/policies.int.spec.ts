import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Decider,
  type Event,
  type Lookup,
  type Position,
  accept,
  defineCommand,
  lookup,
  refusing,
} from '@almoner/kernel';
import { EmbeddedEventStore } from '@almoner/eventstore/embedded';
import { openSealing } from '@almoner/testing/sealing';
import { v4 } from 'uuid';
import { z } from 'zod';
import { EventStore, follow } from '../client';
import { type Asking, Commands, Facts, systemClock } from '../commands';
import { type Policy, PolicyRunner, type PolicyTools, policy, reaction } from '.';

type Rang = Event<'tests.Rang', { bellId: string; times: number }>;
type Heard = Event<'tests.Heard', { earId: string; bellId: string; total: number }>;
const refuse = refusing({ 'tests.deaf': 'conflict', 'tests.asleep': 'unavailable' });

const ring = defineCommand({
  name: 'tests.Ring',
  summary: 'Rings a bell.',
  schema: z.object({ bellId: z.string(), times: z.int() }),
  stream: ({ bellId }) => `bell-${bellId}`,
  decider: { initial: 0, evolve: (count) => count + 1 } satisfies Decider<number, Rang>,
  decide: (_count, data) => accept<Rang>({ type: 'tests.Rang', data }),
});
const hear = defineCommand({
  name: 'tests.Hear',
  summary: 'Counts what an ear heard.',
  schema: z.object({ earId: z.string(), bellId: z.string() }),
  stream: ({ earId }) => `ear-${earId}`,
  decider: { initial: 0, evolve: (_total, event) => event.data.total } satisfies Decider<number, Heard>,
  decide(total, { earId, bellId }) {
    if (deaf.has(bellId)) return refuse('tests.deaf');
    if (asleep.has(bellId)) return refuse('tests.asleep');
    return accept<Heard>({ type: 'tests.Heard', data: { earId, bellId, total: total + 1 } });
  },
});
const listener: Lookup<[bellId: string], string> = lookup('tests.listener');

const deaf = new Set<string>();
const asleep = new Set<string>();
const folder = mkdtempSync(join(tmpdir(), 'almoner-policies-'));
let server: EmbeddedEventStore;
let store: EventStore;
let commands: Commands;
const facts = new Facts();
const waited: Position[] = [];
const views = { waitFor: (position: Position) => Promise.resolve(void waited.push(position)) };
const runners: PolicyRunner[] = [];

beforeAll(async () => {
  server = await EmbeddedEventStore.start({ folder });
  store = EventStore.connect(server.connectionString);
  facts.bind(listener, (bellId) => `of-${bellId}`);
  commands = new Commands(store, openSealing, facts, views, systemClock);
});
afterEach(async () => {
  for (const runner of runners.splice(0)) await runner.stop();
});
afterAll(async () => {
  await store.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Checkpoints in memory; a spec loses one as a crash would. */
class Checkpoints {
  readonly saved = new Map<string, Position>();
  policyCheckpoint = (name: string) => Promise.resolve(this.saved.get(name));
  savePolicyCheckpoint = (name: string, position: Position) =>
    Promise.resolve(void this.saved.set(name, position));
}

const whenRangThenHear = (name: string): Policy =>
  policy<Rang>(name, {
    on: {
      'tests.Rang': async ({ data: { bellId, times } }, read) => {
        const earId = await read(listener, bellId);
        return Array.from({ length: times }, () => reaction(hear, { earId, bellId }));
      },
    },
  });

const told: string[] = [];
function run(policies: readonly Policy[], given: Partial<PolicyTools> = {}): PolicyRunner {
  const runner = new PolicyRunner(policies, {
    commands,
    events: {
      follow: (after, signal) => follow(store, after, signal),
      head: () => store.head(),
    },
    checkpoints: new Checkpoints(),
    views,
    read: facts.read,
    leads: () => true,
    tell: (what, error) => void told.push(`${what}${error instanceof Error ? `: ${error.message}` : ''}`),
    ...given,
  });
  runners.push(runner);
  return runner;
}

const asking: Asking = { actor: 'operator', surface: 'tests' };
async function rung(bellId: string, times = 1): Promise<Position> {
  const outcome = await commands.execute(ring, { bellId, times }, asking);
  if (!outcome.ok || outcome.position === undefined) throw new Error('the bell is broken');
  return outcome.position;
}
const heard = (bellId: string) => store.readStream(`ear-of-${bellId}`);

test('what happened before and what happens then has its commands, each once', async () => {
  const [name, bellId] = [v4(), v4()];
  await rung(bellId);
  const runner = run([whenRangThenHear(name)]);
  await runner.reach(await rung(bellId, 2));
  expect(await heard(bellId)).toHaveLength(3);
});

test('a reaction says what caused it, and reads views that include its cause', async () => {
  const [name, bellId] = [v4(), v4()];
  const position = await rung(bellId);
  await run([whenRangThenHear(name)]).reach(position);
  const [cause] = await store.readStream(`bell-${bellId}`);
  const [effect] = await heard(bellId);
  expect(effect?.metadata).toMatchObject({
    actor: `policy:${name}`,
    surface: 'policies',
    causationId: cause?.id,
    correlationId: cause?.metadata.correlationId,
  });
  expect(waited.some((each) => each >= position)).toBe(true);
});

test('a crash between command and checkpoint repeats harmlessly', async () => {
  const [name, bellId] = [v4(), v4()];
  const lost = {
    policyCheckpoint: () => Promise.resolve(undefined),
    savePolicyCheckpoint: () => Promise.reject(new Error('lost')),
  };
  const position = await rung(bellId, 2);
  const first = run([whenRangThenHear(name)], { checkpoints: lost });
  while ((await heard(bellId)).length < 2) await rung(v4(), 0);
  await first.stop();
  await run([whenRangThenHear(name)]).reach(position);
  expect(await heard(bellId)).toHaveLength(2);
});

test('goes on from its own checkpoint, which other policies do not move', async () => {
  const [one, other, bellId] = [v4(), v4(), v4()];
  const checkpoints = new Checkpoints();
  const position = await rung(bellId);
  const first = run([whenRangThenHear(one)], { checkpoints });
  await first.reach(position);
  await first.stop();
  expect([...checkpoints.saved.keys()]).toEqual([one]);
  await run([whenRangThenHear(one), whenRangThenHear(other)], { checkpoints }).reach(await rung(v4()));
  // A policy has keys of its own, so the new one reacted to the old event as well, and the old one did not again.
  expect(await heard(bellId)).toHaveLength(2);
});

test('a checkpoint beyond the end of a log that was restored hides no event', async () => {
  const [name, bellId] = [v4(), v4()];
  const checkpoints = new Checkpoints();
  checkpoints.saved.set(name, 10n ** 9n);
  const runner = run([whenRangThenHear(name)], { checkpoints });
  const head = await store.head();
  await runner.reach(head!);
  await runner.reach(await rung(bellId));
  expect(await heard(bellId)).toHaveLength(1);
});

test('a refusal is told, and the next event has its turn', async () => {
  const [name, refused, next] = [v4(), v4(), v4()];
  deaf.add(refused);
  await rung(refused);
  await run([whenRangThenHear(name)]).reach(await rung(next));
  expect(await heard(refused)).toEqual([]);
  expect(await heard(next)).toHaveLength(1);
  expect(told.some((line) => line.includes(name) && line.includes('refused with tests.deaf'))).toBe(true);
});

test('what is unavailable is waited for, and holds up no other policy', async () => {
  const [name, bellId] = [v4(), v4()];
  asleep.add(bellId);
  const position = await rung(bellId);
  const waiting = run([whenRangThenHear(name)]);
  const free = run([policy<Rang>(v4(), { on: {} })]);
  await free.reach(position);
  while (!told.some((line) => line.includes(name) && line.includes('tests.asleep'))) await store.head();
  expect(await heard(bellId)).toEqual([]);
  asleep.delete(bellId);
  await waiting.reach(position);
  expect(await heard(bellId)).toHaveLength(1);
});

test('a process that does not lead does nothing until it does', async () => {
  const [name, bellId] = [v4(), v4()];
  let leads = false;
  const position = await rung(bellId);
  const runner = run([whenRangThenHear(name)], { leads: () => leads });
  await run([policy<Rang>(v4(), { on: {} })]).reach(position);
  expect(await heard(bellId)).toEqual([]);
  leads = true;
  await runner.reach(position);
  expect(await heard(bellId)).toHaveLength(1);
});

test('a policy that stops ends who waits for it', async () => {
  const runner = run([whenRangThenHear(v4())], { leads: () => false });
  const waiting = runner.reach(0n);
  await runner.stop();
  await waiting;
});

test('two policies never share a name', () => {
  expect(() => run([whenRangThenHear('same'), whenRangThenHear('same')])).toThrow('one name');
});
