import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStore } from '@almoner/eventstore/client';
import { readRun } from '@almoner/eventstore/embedded';
import { ProcessUnderTest } from '../test/faults/process-under-test';
import { startChild } from './child';
import { type FixtureSize, benchKey, wantedName, writeFixture } from './fixture';
import { type Load, type Measured, measure } from './load';
import { type Row, printTable } from './print';

const calls: Readonly<Record<string, string>> = {
  list: 'projects/list',
  detail: 'projects/7',
  statistics: 'statistics',
  'search by name': `projects/7/donations/search?name=${wantedName}`,
};

/** The 50/50 surface beside its ceiling and beside the obvious handler, all in one run on one machine. */
export async function benchFiftyFifty(size: FixtureSize): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'almoner-bench-'));
  const server = new ProcessUnderTest(folder, { load: [], environment: { ALMONER_LOG_LEVEL: 'warn' } });
  try {
    console.log(
      `fixture: ${size.campaigns} campaigns, ${size.donations} donations, through the in-process door`,
    );
    await timed('fixture written', () => writeFixture(folder, size));
    await timed('views built and API ready', () => server.start());
    await server.ready();
    await reads(server, folder);
    await notifies(server, folder);
  } finally {
    await server.stop().catch(() => undefined);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function reads(server: ProcessUnderTest, folder: string): Promise<void> {
  const answers = Object.fromEntries(
    await Promise.all(
      Object.values(calls).map(async (call) => {
        const response = await fetch(`${server.origin}${pathOf(call)}`);
        const body = Buffer.from(await response.arrayBuffer()).toString('base64');
        return [pathOf(call), { type: response.headers.get('content-type') ?? '', body }];
      }),
    ),
  ) as Record<string, object>;
  const raw = await startChild('raw-server.js', answers);
  const bare = await startChild('bare-nest.js', { file: join(folder, 'views.sqlite') });
  const rows: Row[] = [];
  try {
    for (const [name, call] of Object.entries(calls)) {
      // The three take turns on each call, so that a machine that slows down slows all of them.
      const ours = await best({ url: `${server.origin}${pathOf(call)}`, connections: 10, pid: server.pid });
      const ceiling = await best({ url: `${raw.origin}${pathOf(call)}`, connections: 10, pid: raw.pid });
      const obvious = await measure({ url: `${bare.origin}${pathOf(call)}`, connections: 10, pid: bare.pid });
      rows.push({ name, ours, raw: ceiling, bare: obvious });
    }
  } finally {
    await raw.stop();
    await bare.stop();
  }
  printTable(rows);
}

/** The better of two runs: the first one also warms the code up. */
async function best(load: Load): Promise<Measured> {
  return better(() => measure(load));
}

async function better(run: () => Promise<Measured>): Promise<Measured> {
  const first = await run();
  const second = await run();
  return first.requestsPerSecond > second.requestsPerSecond ? first : second;
}

const pathOf = (call: string): string => `/api/${benchKey}/${call}`;

async function notifies(server: ProcessUnderTest, folder: string): Promise<void> {
  const url = `${server.origin}/api/projects/donations/notify/`;
  const post = (connections: number, amount: number): Promise<Measured> =>
    measure({
      url,
      connections,
      amount,
      pid: server.pid,
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: () =>
        `api_key=${benchKey}&project_id=7&amount=25.50&currency=EUR&name=Donor+${randomUUID()}&data=${randomUUID()}`,
    });
  const rows: [string, Measured][] = [
    ['notify, 64 concurrent', await better(() => post(64, 6_000))],
    ['notify, sequential', await better(() => post(1, 1_500))],
  ];
  for (const [name, measured] of rows) {
    console.log(
      `${name}: ${measured.requestsPerSecond.toFixed(0)}/s, p50 ${measured.p50Ms} ms, p99 ${measured.p99Ms} ms, ` +
        `${measured.cpuMsPerRequest.toFixed(2)} ms CPU of the API process each`,
    );
  }
  console.log(await whereTheTimeGoes(url, folder));
}

/** Averages over sequential notifies, from the answers' own Server-Timing, beside a bare append to the same store. */
async function whereTheTimeGoes(url: string, folder: string): Promise<string> {
  const rounds = 200;
  const sums = { whole: 0, record: 0, visible: 0, append: 0 };
  const store = EventStore.connect(readRun(folder)?.connectionString ?? '');
  try {
    for (let round = 0; round < rounds; round += 1) {
      const body = new URLSearchParams({
        api_key: benchKey,
        project_id: '7',
        amount: '1.00',
        currency: 'GBP',
        name: `Donor ${round}`,
      });
      const started = performance.now();
      const response = await fetch(url, { method: 'POST', body });
      await response.text();
      sums.whole += performance.now() - started;
      const timing = response.headers.get('server-timing') ?? '';
      sums.record += Number(/record;dur=([\d.]+)/.exec(timing)?.[1]);
      sums.visible += Number(/visible;dur=([\d.]+)/.exec(timing)?.[1]);
      const before = performance.now();
      // An event without the application's metadata, which every view passes over.
      await store.append(`bench_scratch-${randomUUID()}`, 'none', [
        { id: randomUUID(), type: 'bench.Scratch', data: { round }, metadata: {} as never },
      ]);
      sums.append += performance.now() - before;
    }
  } finally {
    await store.close();
  }
  const mean = (sum: number): string => (sum / rounds).toFixed(2);
  return (
    `where the time of one sequential notify goes: ${mean(sums.whole)} ms in all, of it ` +
    `${mean(sums.record)} ms facts, key and durable append (a bare append takes ${mean(sums.append)} ms), ` +
    `${mean(sums.visible)} ms until every view shows it, ` +
    `${mean(sums.whole - sums.record - sums.visible)} ms HTTP, key check and form`
  );
}

async function timed(what: string, work: () => Promise<void>): Promise<void> {
  const started = performance.now();
  await work();
  console.log(`${what}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
