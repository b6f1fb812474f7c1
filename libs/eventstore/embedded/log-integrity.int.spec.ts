import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventLog } from './log';
import { LogDamaged, LogLocked } from './log-faults';
import { LogReader } from './log-reader';

let folder: string;
let open: { close(): void }[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'log-integrity-'));
  open = [];
});

afterEach(() => {
  for (const each of open) each.close();
  rmSync(folder, { recursive: true, force: true });
});

const path = (name: string, within = folder): string => join(within, name);

async function start(within = folder): Promise<EventLog> {
  const log = await EventLog.open(path('log.sqlite', within), { lockWaitMs: 100 });
  open.push(log);
  return log;
}

function stop(log: EventLog): void {
  open = open.filter((each) => each !== log);
  log.close();
}

const give = (log: EventLog, count: number): void => {
  for (let index = 0; index < count; index += 1) {
    const data = Buffer.from(`marked-${index}`);
    const gift = { id: randomBytes(16), type: 'Gave', isJson: false, data, metadata: Buffer.alloc(0) };
    log.append([{ kind: 'append', stream: `s-${index % 3}`, expected: 'any', events: [gift] }]);
  }
};

/** The folder as a killed process would leave it: nothing checkpointed. */
function killed(): string {
  const copy = mkdtempSync(join(folder, 'killed-'));
  for (const name of ['log.sqlite', 'log.sqlite-wal', 'log.head']) cpSync(path(name), path(name, copy));
  return copy;
}

function flip(file: string, marker: string): void {
  const bytes = readFileSync(file);
  const at = bytes.indexOf(marker);
  expect(at).toBeGreaterThan(0);
  bytes[at] = bytes[at]! ^ 0x01;
  writeFileSync(file, bytes);
}

test('a log that was killed comes back whole', async () => {
  const log = await start();
  give(log, 50);
  const restarted = await start(killed());
  expect(restarted.head).toEqual(log.head);
  restarted.verify();
});

test('a flipped byte in the file is found at the start', async () => {
  const log = await start();
  give(log, 50);
  stop(log);
  flip(path('log.sqlite'), 'marked-17');
  await expect(start()).rejects.toThrow('The event at position 17 does not match its checksum.');
});

test('a byte that flips while the log is open is found when it is read', async () => {
  const log = await start();
  give(log, 50);
  stop(log);
  const reopened = await start();
  flip(path('log.sqlite'), 'marked-17');
  const reader = LogReader.open(path('log.sqlite'));
  open.push(reader);
  expect(() => [...reader.readAll()]).toThrow(LogDamaged);
  expect([...reader.readAll({ fromPosition: 18n })]).toHaveLength(32);
  expect(reopened.readStream('s-0', 0, 5, 'forwards')).toMatchObject({ kind: 'events' });
});

test('a flipped byte in the WAL, which SQLite takes for its end, is a log shorter than its sidecar', async () => {
  give(await start(), 50);
  const copy = killed();
  flip(path('log.sqlite-wal', copy), 'marked-30');
  await expect(start(copy)).rejects.toThrow(
    /log\.head says that it came to position 49: \d+ event\(s\) are missing/,
  );
});

test('a cut tail is noticed', async () => {
  give(await start(), 50);
  const copy = killed();
  truncateSync(path('log.sqlite-wal', copy), 60_000);
  await expect(start(copy)).rejects.toThrow(LogDamaged);
});

test('a log that was replaced by another is noticed', async () => {
  const log = await start();
  give(log, 50);
  stop(log);
  for (const name of ['log.sqlite', 'log.sqlite-wal', 'log.sqlite-shm']) rmSync(path(name), { force: true });
  await expect(start()).rejects.toThrow('50 event(s) are missing');
  const head = readFileSync(path('log.head'));
  rmSync(path('log.head'));
  const other = await start();
  give(other, 60);
  stop(other);
  writeFileSync(path('log.head'), head);
  await expect(start()).rejects.toThrow('The event at position 49 is not the one that log.head names.');
});

test('a removed row is a gap in the chain', async () => {
  const log = await start();
  give(log, 50);
  stop(log);
  const database = new DatabaseSync(path('log.sqlite'));
  expect(() => database.exec('DELETE FROM event WHERE position = 20')).toThrow('the log is append-only');
  database.exec('DROP TRIGGER event_is_never_removed; DELETE FROM event WHERE position = 20');
  database.close();
  await expect(start()).rejects.toThrow('The log has no event at position 20');
});

test('without a sidecar the whole chain vouches for the log', async () => {
  const log = await start();
  give(log, 50);
  stop(log);
  rmSync(path('log.head'));
  const again = await start();
  expect(again.next).toBe(50);
  stop(again);
  writeFileSync(path('log.head'), 'scribble');
  expect((await start()).next).toBe(50);
});

test('verify finds an index that lost an entry', async () => {
  const log = await start();
  give(log, 50);
  stop(log);
  const database = new DatabaseSync(path('log.sqlite'), { defensive: false });
  const [row] = database.prepare(`SELECT rootpage FROM sqlite_schema WHERE name = 'event_by_id'`).all();
  const { page_size: size } = database.prepare('PRAGMA page_size').get() as { page_size: number };
  database.close();
  const bytes = readFileSync(path('log.sqlite'));
  const page = (Number(row!['rootpage']) - 1) * size;
  bytes.writeUInt16BE(bytes.readUInt16BE(page + 3) - 1, page + 3);
  writeFileSync(path('log.sqlite'), bytes);
  const damaged = await start();
  expect(() => damaged.verify()).toThrow(LogDamaged);
});

test('a second start says that another one holds the log', async () => {
  await start();
  await expect(start()).rejects.toThrow(LogLocked);
});

test('a start waits for the one before it to let go', async () => {
  const log = await start();
  give(log, 3);
  const next = EventLog.open(path('log.sqlite'), { lockWaitMs: 10_000 });
  setImmediate(() => stop(log));
  const second = await next;
  open.push(second);
  expect(second.next).toBe(3);
});

test('the reader follows a log that is being written', async () => {
  const log = await start();
  give(log, 10);
  const reader = LogReader.open(path('log.sqlite'));
  open.push(reader);
  expect(reader.lastPosition()).toBe(9n);
  const [first] = reader.readAll({ limit: 1 });
  expect(first).toMatchObject({ position: 0n, streamId: 's-0', revision: 0n, type: 'Gave', isJson: false });
  expect(first!.data.toString()).toBe('marked-0');
  give(log, 5);
  expect([...reader.readAll({ fromPosition: 8n, batch: 2 })].map(({ position }) => position)).toEqual([
    8n,
    9n,
    10n,
    11n,
    12n,
    13n,
    14n,
  ]);
});
