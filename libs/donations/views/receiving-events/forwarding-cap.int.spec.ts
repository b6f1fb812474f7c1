import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStore } from '@almoner/eventstore/client';
import { Commands, Facts, systemClock } from '@almoner/eventstore/commands';
import { EmbeddedEventStore } from '@almoner/eventstore/embedded';
import { campaignId, fundraisingEventId, seriesId } from '@almoner/testing/records';
import { openSealing } from '@almoner/testing/sealing';
import { v4 } from 'uuid';
import { donatableCampaign, ratesAround, receivingEvent } from '../../domain/facts';
import { forwardDonations } from '../../domain/forward-donations';
import { forwardings } from '../../domain/forwardings';
import { takeBackForwarding } from '../../domain/take-back-forwarding';
import type { ForwardingEvent } from '../../events';

const folder = mkdtempSync(join(tmpdir(), 'almoner-forwarding-cap-'));
const asking = { actor: 'tests', surface: 'tests' };
let server: EmbeddedEventStore;
let store: EventStore;
/** Two processes as the store sees them: neither waits for the other's turn, so they meet in conflicts. */
let processes: readonly [Commands, Commands];

beforeAll(async () => {
  server = await EmbeddedEventStore.start({ folder });
  store = EventStore.connect(server.connectionString);
  processes = [commandsOf(store), commandsOf(store)];
});
afterAll(async () => {
  await store.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

function commandsOf(events: EventStore): Commands {
  const facts = new Facts();
  const campaign = { campaignId, open: true, currency: 'EUR', seriesId, reportingCurrency: 'EUR' };
  facts.bind(donatableCampaign, (_campaignId) => campaign);
  facts.bind(receivingEvent, (_event) => ({ fundraisingEventId, open: true, receivedEurMinor: 1_000n }));
  facts.bind(ratesAround, (_currencies, _day) => [
    { currency: 'EUR', rateToGbp: '0.5', effectiveFrom: '2011-08-27' },
  ]);
  const views = { waitFor: () => Promise.resolve() };
  return new Commands(events, openSealing, facts, views, systemClock);
}

async function forwardedSum(): Promise<bigint> {
  const events = (await store.readStream(
    `forwardings-${fundraisingEventId}`,
  )) as unknown as ForwardingEvent[];
  const { initial, evolve } = forwardings;
  return events.reduce((state, event) => evolve(state, event), initial).sum;
}

/** Each wish goes to one process or the other; tells which of them were taken. */
async function forwardAtOnce(amounts: readonly number[]): Promise<readonly string[]> {
  const wishes = amounts.map((amountMinor) => ({ forwardingId: v4(), amountMinor }));
  const outcomes = await Promise.all(
    wishes.map((wish, index) =>
      processes[index % 2 === 0 ? 0 : 1].execute(
        forwardDonations,
        { ...wish, fundraisingEventId, campaignId },
        asking,
      ),
    ),
  );
  return wishes.filter((_, index) => outcomes[index]?.ok).map(({ forwardingId }) => forwardingId);
}

test('an event never forwards more than it was given, whoever forwards at once', async () => {
  const taken = await forwardAtOnce(Array.from({ length: 20 }, () => 100));
  expect(taken).toHaveLength(10);
  expect(await forwardedSum()).toBe(1_000n);
  const backs = taken
    .slice(0, 3)
    .map((forwardingId, index) =>
      processes[index % 2 === 0 ? 0 : 1].execute(
        takeBackForwarding,
        { fundraisingEventId, forwardingId },
        asking,
      ),
    );
  await Promise.all(backs);
  expect(await forwardedSum()).toBe(700n);
  expect(await forwardAtOnce([200, 200, 200])).toHaveLength(1);
  expect(await forwardedSum()).toBe(900n);
}, 60_000);
