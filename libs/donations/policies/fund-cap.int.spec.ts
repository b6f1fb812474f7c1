import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStore } from '@almoner/eventstore/client';
import { Commands, Facts, systemClock } from '@almoner/eventstore/commands';
import { EmbeddedEventStore } from '@almoner/eventstore/embedded';
import { numbersGiven } from '@almoner/kernel';
import { donationRecorded } from '@almoner/testing/events';
import { matchOf, matchingFund as fundOf } from '@almoner/testing/matching-funds';
import { campaignId, seriesId } from '@almoner/testing/records';
import { openSealing } from '@almoner/testing/sealing';
import { v4 } from 'uuid';
import { activateMatchingFund } from '../domain/activate-matching-fund';
import { donatableCampaign } from '../domain/facts';
import { matchDonation } from '../domain/match-donation';
import { matchingFund } from '../domain/matching-fund';
import { openMatchingFund } from '../domain/open-matching-fund';
import { releaseMatch } from '../domain/release-match';
import type { MatchingFundEvent } from '../events';

const rounds = process.env['ALMONER_PROOF'] === 'full' ? 500 : 5;
const seed = Number(process.env['ALMONER_SEED'] ?? Date.now() % 1_000_000);
const folder = mkdtempSync(join(tmpdir(), 'almoner-fund-cap-'));
const asking = { actor: 'tests', surface: 'tests' };
const activatedAt = new Date('2011-08-01T00:00:00Z');
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
  const campaign = { campaignId, open: true, currency: 'GBP', seriesId, reportingCurrency: 'GBP' };
  facts.bind(donatableCampaign, (_campaignId) => campaign);
  facts.bind(numbersGiven['matching-fund'], (_surface, _from, _to) => false);
  const views = { waitFor: () => Promise.resolve() };
  return new Commands(events, openSealing, facts, views, systemClock);
}

/** The same numbers for the same seed: mulberry32. */
function randomOf(start: number): (below: number) => number {
  let state = start;
  return (below) => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

async function openedFund(providedEurMinor: number, maximumEurMinor: number | null): Promise<string> {
  const matchingFundId = v4();
  const fund = openMatchingFund.schema.parse(fundOf({ matchingFundId, providedEurMinor, maximumEurMinor }));
  await processes[0].execute(openMatchingFund, fund, asking);
  await processes[0].execute(activateMatchingFund, { matchingFundId }, { ...asking, at: activatedAt });
  return matchingFundId;
}

async function historyOf(matchingFundId: string) {
  const events = (await store.readStream(
    `matching_fund-${matchingFundId}`,
  )) as unknown as MatchingFundEvent[];
  return events.map((_, index) => {
    const state = events.slice(0, index + 1).reduce(matchingFund.evolve, matchingFund.initial);
    if (state.status === 'absent') throw new Error('the fund was opened first');
    return state;
  });
}

test(`the cap holds at every moment, whoever matches and releases at once: seed ${seed} (ALMONER_SEED)`, async () => {
  const random = randomOf(seed);
  for (let round = 0; round < rounds; round += 1) {
    const provided = 1 + random(2_000);
    const maximum = random(2) === 0 ? null : 1 + random(500);
    const matchingFundId = await openedFund(provided, maximum);
    const gifts = Array.from({ length: 12 }, () => {
      const gift = donationRecorded({ donationId: v4(), amountMinor: 1 + random(300) });
      return matchOf(gift, { matchingFundId });
    });
    // Each gift is told of twice, and half of them are taken back, in any order and by either process.
    const wishes = gifts.flatMap((gift, index) => [
      { match: gift },
      { match: gift },
      ...(index % 2 === 0 ? [{ release: { matchingFundId, donationId: gift.donationId } }] : []),
    ]);
    const shuffled = wishes
      .map((wish) => ({ wish, at: random(1_000_000) }))
      .toSorted((one, other) => one.at - other.at);
    await Promise.all(
      shuffled.map(({ wish }) => {
        const process = processes[random(2) === 0 ? 0 : 1];
        return 'match' in wish
          ? process.execute(matchDonation, wish.match, asking)
          : process.execute(releaseMatch, wish.release, asking);
      }),
    );

    const moments = await historyOf(matchingFundId);
    for (const { matchedEurMinor } of moments) {
      expect(matchedEurMinor).toBeGreaterThanOrEqual(0);
      expect(matchedEurMinor).toBeLessThanOrEqual(provided);
    }
    for (const { donationId } of gifts) {
      await processes[1].execute(releaseMatch, { matchingFundId, donationId }, asking);
    }
    // Whatever happened, everything that was matched came back, and all of the fund can be given again.
    const whole = donationRecorded({ donationId: v4(), amountMinor: provided });
    const gift = matchOf(whole, { matchingFundId });
    const last = Math.min(provided, maximum ?? Infinity);
    expect((await historyOf(matchingFundId)).at(-1)?.matchedEurMinor).toBe(0);
    await processes[0].execute(matchDonation, gift, asking);
    expect((await historyOf(matchingFundId)).at(-1)?.matchedEurMinor).toBe(last);
  }
}, 600_000);
