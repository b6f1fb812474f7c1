import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStoreDBClient, type JSONEventData } from '@eventstore/db-client';
import { EmbeddedEventStore, LogReader } from '../../../libs/eventstore/embedded';
import { collected, gifts, newStream } from './event-store';

/** Only the embedded server can be killed at will, so these run on it alone. */
const WRITERS = 16;
const ROUNDS = Number(process.env['EVENT_STORE_KILLS'] ?? 4);

let folder: string;
let store: EmbeddedEventStore;
let back: (() => void) | undefined;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'durability-'));
  store = await EmbeddedEventStore.start({
    folder,
    onStateChange: (state) => {
      if (state === 'up') back?.();
    },
  });
});

afterEach(async () => {
  await store.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('a restart keeps every event, and the client goes on with its next call', async () => {
  const client = EventStoreDBClient.connectionString(store.connectionString);
  const stream = newStream();
  const first = await client.appendToStream(stream, gifts(20));
  await client.setStreamMetadata(stream, { maxCount: 5 });
  await store.stop();
  store = await EmbeddedEventStore.start({ folder });
  const again = EventStoreDBClient.connectionString(store.connectionString);
  const second = await again.appendToStream(stream, gifts(1), {
    expectedRevision: first.nextExpectedRevision,
  });
  expect(second.position!.commit).toBe(first.position!.commit + 2n);
  expect(await collected(again.readStream(stream))).toHaveLength(5);
  await Promise.all([client.dispose(), again.dispose()]);
});

interface Written {
  readonly stream: string;
  readonly ids: string[];
}

/** Appends until told to stop; an append whose outcome is unknown is sent again, with the same identifiers. */
async function write(client: EventStoreDBClient, stream: string, running: () => boolean): Promise<Written> {
  const ids: string[] = [];
  while (running()) {
    const [event] = gifts(1) as [JSONEventData];
    const expectedRevision = ids.length === 0 ? 'no_stream' : BigInt(ids.length - 1);
    for (let sent = false; !sent;) {
      sent = await client.appendToStream(stream, event, { expectedRevision }).then(
        () => true,
        () => false,
      );
    }
    ids.push(event.id);
  }
  return { stream, ids };
}

test(`kill -9 under ${WRITERS} writers, ${ROUNDS} times: nothing lost, doubled or reordered`, async () => {
  let killed = 0;
  let acknowledged = 0;
  let enough: (() => void) | undefined;
  let wanted = Infinity;
  const running = (): boolean => {
    acknowledged += 1;
    if (acknowledged >= wanted) enough?.();
    return killed < ROUNDS;
  };
  const client = EventStoreDBClient.connectionString(store.connectionString);
  const writers = Array.from({ length: WRITERS }, () => write(client, newStream(), running));
  while (killed < ROUNDS) {
    wanted = acknowledged + 20 + Math.floor(Math.random() * 200);
    await new Promise<void>((resolve) => (enough = resolve));
    const returned = new Promise<void>((resolve) => (back = resolve));
    process.kill(store.pid!, 'SIGKILL');
    await returned;
    killed += 1;
  }
  const written = await Promise.all(writers);
  await client.dispose();
  const reader = LogReader.open(store.logFile);
  const inLog = new Map<string, string[]>();
  for (const { streamId, id } of reader.readAll()) inLog.set(streamId, [...(inLog.get(streamId) ?? []), id]);
  reader.close();
  for (const { stream, ids } of written) expect(inLog.get(stream)).toEqual(ids);
  expect(written.every(({ ids }) => ids.length > 0)).toBe(true);
});
