import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStore } from '@almoner/eventstore/client';
import { readRun } from '@almoner/eventstore/embedded';
import { ProcessUnderTest } from '../test/faults/process-under-test';
import { type Call, better, compareReads, timed } from './compare';
import { benchKey, fiftyFiftyHistory, wantedName } from './fifty-fifty-fixture';
import { type FixtureSize, writeFixture } from './fixture-writer';
import { type Measured, measure } from './load';

const pathOf = (call: string): string => `/api/${benchKey}/${call}`;

const calls: readonly Call[] = [
  { name: 'list', path: pathOf('projects/list'), slow: true },
  { name: 'detail', path: pathOf('projects/7') },
  { name: 'statistics', path: pathOf('statistics'), slow: true },
  { name: 'search by name', path: pathOf(`projects/7/donations/search?name=${wantedName}`) },
];

/** The 50/50 surface beside its ceiling and beside the obvious handler, all in one run on one machine. */
export async function benchFiftyFifty(size: FixtureSize): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'almoner-bench-'));
  const server = new ProcessUnderTest(folder, { load: [], environment: { ALMONER_LOG_LEVEL: 'warn' } });
  try {
    console.log(
      `fixture: ${size.campaigns} campaigns, ${size.donations} donations, through the in-process door`,
    );
    await timed('fixture written', () => writeFixture(folder, (writer) => fiftyFiftyHistory(writer, size)));
    await timed('views built and API ready', () => server.start());
    await server.ready();
    await compareReads(server, folder, calls, 'bare-fifty-fifty.js');
    await notifies(server, folder);
  } finally {
    await server.stop().catch(() => undefined);
    rmSync(folder, { recursive: true, force: true });
  }
}

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
