import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProcessUnderTest } from '../test/faults/process-under-test';
import { betterplaceHistory } from './betterplace-fixture';
import { type Call, compareReads, timed } from './compare';
import { type FixtureSize, writeFixture } from './fixture-writer';

const list = '/de/api_v4/projects.json?facets=completed:false&order=rank:DESC&per_page=20';

const calls: readonly Call[] = [
  { name: 'list, page 1', path: `${list}&page=1` },
  { name: 'list, page 300', path: `${list}&page=300` },
  { name: 'list, page 1, nothing kept', path: `${list}&page=1`, fresh: true },
  { name: 'list, page 300, nothing kept', path: `${list}&page=300`, fresh: true },
  { name: 'detail', path: '/de/api_v4/projects/777.json' },
  { name: '304 of the list', path: `${list}&page=1`, unchanged: true },
  { name: '304 of the detail', path: '/de/api_v4/projects/777.json', unchanged: true },
];

/** The betterplace surface beside its ceiling and beside the obvious handler, all in one run on one machine. */
export async function benchBetterplace(size: FixtureSize): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'almoner-bench-'));
  const server = new ProcessUnderTest(folder, { load: [], environment: { ALMONER_LOG_LEVEL: 'warn' } });
  try {
    console.log(
      `fixture: ${size.campaigns} campaigns, ${size.donations} donations, through the in-process door`,
    );
    await timed('fixture written', () => writeFixture(folder, (writer) => betterplaceHistory(writer, size)));
    await timed('views built and API ready', async () => {
      await server.start();
      await server.ready();
    });
    await compareReads(server, folder, calls, 'bare-betterplace.js');
  } finally {
    await server.stop().catch(() => undefined);
    rmSync(folder, { recursive: true, force: true });
  }
}
