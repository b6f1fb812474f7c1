import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedEventStore } from '@almoner/eventstore/embedded';
import type { EventMetadata, Position } from '@almoner/kernel';
import { v4 } from 'uuid';
import { EventStore } from './event-store';
import { follow } from './follow';

const folder = mkdtempSync(join(tmpdir(), 'almoner-follow-'));
const metadata: EventMetadata = {
  command: 'tests.Say',
  actor: 'tests',
  surface: 'tests',
  correlationId: 'c',
  causationId: 'c',
  recordedAt: '2011-08-23T09:58:54.000Z',
  occurredAt: '2011-08-23T09:58:54.000Z',
};
let server: EmbeddedEventStore;
let store: EventStore;
/** Resolves when the event store has been restarted. */
let restarted: () => void = () => undefined;

beforeAll(async () => {
  server = await EmbeddedEventStore.start({
    folder,
    onStateChange: (state) => state === 'up' && restarted(),
  });
  store = EventStore.connect(server.connectionString);
});
afterAll(async () => {
  await store.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function say(...words: readonly string[]): Promise<Position> {
  let position = 0n;
  for (const word of words) {
    const event = { id: v4(), type: 'tests.Said', data: { word }, metadata };
    const appended = await store.append(`speech-${v4()}`, 'none', [event]);
    if (appended.ok) position = appended.position;
  }
  return position;
}

/** The words said after `after`, up to and including `last`. */
async function heard(
  after: Position | undefined,
  last: string,
  during?: () => Promise<unknown>,
): Promise<string[]> {
  const words: string[] = [];
  const stop = new AbortController();
  const said = during?.();
  for await (const { events } of follow(store, after, stop.signal)) {
    words.push(...events.map(({ data }) => (data as { word: string }).word));
    if (words.includes(last)) break;
  }
  stop.abort();
  await said;
  return words;
}

test('history comes first, then what is said meanwhile, each word once and in order', async () => {
  await say('one', 'two');
  expect(await heard(undefined, 'four', () => say('three', 'four'))).toEqual(['one', 'two', 'three', 'four']);
});

test('it goes on after a position', async () => {
  const position = await say('five');
  await say('six');
  expect(await heard(position, 'six')).toEqual(['six']);
});

test('a killed event store is followed again where it stopped', async () => {
  const position = await say('seven');
  const words = await heard(position, 'nine', async () => {
    await say('eight');
    const up = new Promise<void>((resolve) => (restarted = resolve));
    process.kill(server.pid ?? 0, 'SIGKILL');
    await up;
    await say('nine');
  });
  expect(words).toEqual(['eight', 'nine']);
});

test('it ends when it is told to', async () => {
  const stop = new AbortController();
  const batches = follow(store, undefined, stop.signal);
  await batches.next();
  stop.abort();
  let rest = await batches.next();
  while (!rest.done) rest = await batches.next();
  expect(rest.value).toBeUndefined();
});

test('all of history is read in pages, oldest first, from after a position', async () => {
  const position = await say('ten');
  await say('eleven', 'twelve');
  const words: string[] = [];
  for await (const page of store.readAll(position)) {
    words.push(...page.map(({ data }) => (data as { word: string }).word));
  }
  expect(words).toEqual(['eleven', 'twelve']);
});
