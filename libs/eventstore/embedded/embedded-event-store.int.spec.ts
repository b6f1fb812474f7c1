import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { EmbeddedEventStore, readRun, type EmbeddedState } from './embedded-event-store';
import { EventLog } from './log';
import { LogLocked } from './log-faults';
import { LogReader } from './log-reader';
import { defaultEntry } from './server-process';

let folder: string;
let stores: EmbeddedEventStore[];
let states: EmbeddedState[];
let changed: (() => void) | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'embedded-'));
  stores = [];
  states = [];
});

afterEach(async () => {
  await Promise.all(stores.map((store) => store.stop()));
  rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<EmbeddedEventStore> {
  const store = await EmbeddedEventStore.start({
    folder,
    onStateChange: (state) => {
      states.push(state);
      changed?.();
    },
  });
  stores.push(store);
  return store;
}

const reached = (...expected: EmbeddedState[]): Promise<void> =>
  new Promise((resolve) => {
    changed = () => {
      if (expected.every((state, index) => states[index] === state)) resolve();
    };
    changed();
  });

async function give(store: EmbeddedEventStore): Promise<void> {
  const client = EventStoreDBClient.connectionString(store.connectionString);
  await client.appendToStream('donation-1', jsonEvent({ type: 'Gave', data: {} }));
  await client.dispose();
}

test('one port per folder, kept over restarts, with everything that was written', async () => {
  const first = await start();
  await give(first);
  await first.stop();
  expect(readRun(folder)).toBeUndefined();
  const second = await start();
  expect(second.connectionString).toBe(first.connectionString);
  await give(second);
  const reader = LogReader.open(second.logFile);
  expect([...reader.readAll()].map(({ revision }) => revision)).toEqual([0n, 1n]);
  reader.close();
  expect(states).toEqual(['up', 'stopped', 'up']);
});

test('a run can be found by others', async () => {
  const store = await start();
  expect(readRun(folder)).toEqual({
    port: Number(/:(\d+)\?/.exec(store.connectionString)![1]),
    pid: store.pid,
    apiPid: process.pid,
    connectionString: store.connectionString,
  });
});

test('a port that someone else took is replaced', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as { port: number };
  writeFileSync(join(folder, 'run.json'), JSON.stringify({ port }));
  const store = await start();
  await give(store);
  expect(store.connectionString).not.toContain(`:${port}?`);
  await new Promise((resolve) => other.close(resolve));
});

test('a killed server comes back on its port', async () => {
  const store = await start();
  await give(store);
  process.kill(store.pid!, 'SIGKILL');
  await reached('up', 'down', 'up');
  await give(store);
  expect(store.state).toBe('up');
});

test('an interrupt is for the parent to handle', async () => {
  const store = await start();
  const { pid } = store;
  process.kill(pid!, 'SIGINT');
  await give(store);
  expect(store.pid).toBe(pid);
});

test('a server whose parent is killed lets go of the log by itself', async () => {
  const parent = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      '--require',
      join(__dirname, 'run-typescript.cjs'),
      '--eval',
      `require(${JSON.stringify(join(__dirname, 'embedded-event-store.ts'))})
         .EmbeddedEventStore.start({ folder: ${JSON.stringify(folder)} })
         .then(() => console.log('ready'));`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await new Promise((resolve) => parent.stdout.once('data', resolve));
  const { port } = readRun(folder)!;
  const file = join(folder, 'log.sqlite');
  await expect(EventLog.open(file, { lockWaitMs: 50 })).rejects.toThrow(LogLocked);
  parent.kill('SIGKILL');
  const next = await start();
  expect(next.connectionString).toContain(`:${port}?`);
});

test('a damaged log is not served, and the reason reaches the caller', async () => {
  const store = await start();
  await give(store);
  await store.stop();
  const file = join(folder, 'log.sqlite');
  const bytes = readFileSync(file);
  bytes[bytes.indexOf('Gave')] = 0x47 ^ 0x01;
  writeFileSync(file, bytes);
  await expect(start()).rejects.toThrow('The event at position 0 does not match its checksum.');
});

test('a log damaged while it is served is not restarted over and over', async () => {
  const store = await start();
  await give(store);
  const reasons: string[] = [];
  const file = join(folder, 'log.head');
  const line = readFileSync(file, 'latin1');
  await store.stop();
  states.length = 0;
  const again = await EmbeddedEventStore.start({
    folder,
    onStateChange: (state, reason) => {
      states.push(state);
      if (reason) reasons.push(reason.message);
      changed?.();
    },
  });
  stores.push(again);
  rmSync(join(folder, 'log.sqlite'));
  rmSync(join(folder, 'log.sqlite-wal'), { force: true });
  writeFileSync(file, line);
  process.kill(again.pid!, 'SIGKILL');
  await reached('up', 'down', 'down');
  expect(reasons[1]).toContain('event(s) are missing');
  expect(again.state).toBe('down');
});

test('without a build the sources are run', () => {
  expect(defaultEntry()).toBe(join(__dirname, 'main.ts'));
});
