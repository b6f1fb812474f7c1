import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProcessUnderTest } from '../test/faults/process-under-test';
import { type Call, compareReads, timed } from './compare';
import { type FixtureSize, writeFixture } from './fixture-writer';
import { applicationsKey, sprocketHistory } from './sprocket-fixture';

const campaign = '/sprocket/v2/campaigns/1';
const donations = '/sprocket/v2/admin/campaigns/1/donations';

const callsOf = (organisersToken: string): readonly Call[] => {
  const organiser = { authorization: `Bearer ${organisersToken}` };
  const application = { authorization: `Basic ${applicationsKey}` };
  const sorted = 'donation.amount=%3E20&sort=-donation.amount&limit=50';
  const asOrganiser = { headers: organiser, slow: true };
  const asApplication = { headers: application, slow: true };
  return [
    { name: 'donations, filter, sort, page 3', path: `${donations}?${sorted}&offset=100`, ...asOrganiser },
    { name: 'donations, the newest of a name', path: byName, ...asOrganiser },
    { name: 'users by what they raised', path: `${campaign}/users?${byRaised}`, ...asApplication },
    { name: 'campaign with 10 leaders', path: `${campaign}?leader_count=10`, ...asApplication },
    { name: 'one donation', path: `${donations}/777`, headers: organiser },
  ];
};

const byName = `${donations}?donation.donor.last_name=last%20777&sort=-donation.payment.paid_at`;
const byRaised = 'sort=-user.amount_raised&limit=50';

/** The Sprocket surface beside its ceiling and beside the obvious handler, all in one run on one machine. */
export async function benchSprocket(size: FixtureSize): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'almoner-bench-'));
  const server = new ProcessUnderTest(folder, { load: [], environment: { ALMONER_LOG_LEVEL: 'warn' } });
  try {
    console.log(`fixture: a campaign with ${size.donations} donations, through the in-process door`);
    let token = '';
    await timed('fixture written', () =>
      writeFixture(folder, async (writer) => {
        token = await sprocketHistory(writer, size);
      }),
    );
    await timed('views built and API ready', async () => {
      await server.start();
      await server.ready();
    });
    await compareReads(server, folder, callsOf(token), 'bare-sprocket.js');
  } finally {
    await server.stop().catch(() => undefined);
    rmSync(folder, { recursive: true, force: true });
  }
}
