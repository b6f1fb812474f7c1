import type { Lookup, ReadFact, RecordedEvent } from '@almoner/kernel';
import { donationRecorded, donationReversed } from '@almoner/testing/events';
import { matchOf, matchingFundId } from '@almoner/testing/matching-funds';
import { campaignId, donationId, idOf } from '@almoner/testing/records';
import { matchDonation } from '../domain/match-donation';
import { releaseMatch } from '../domain/release-match';
import { fundFor, fundsOf } from './matching-facts';
import { whenDonatedThenMatch } from './when-donated-then-match.policy';

/** What the policy asks for when it is told of an event; `answers` are what it reads. */
async function reactions(
  event: { readonly type: string; readonly data: object },
  ...answers: readonly [{ readonly name: string }, unknown][]
) {
  const asked: unknown[][] = [];
  const read = ((token: Lookup, ...args: unknown[]) => {
    asked.push([token.name, ...args]);
    return Promise.resolve(answers.find(([known]) => known.name === token.name)?.[1]);
  }) as ReadFact;
  const handler = whenDonatedThenMatch.on[event.type];
  return { asked, wanted: await handler?.(event as RecordedEvent, read) };
}

const gift = donationRecorded();

test('a gift is matched by the fund of its campaign, by the gift’s own shares and rates', async () => {
  const { asked, wanted } = await reactions(gift, [fundFor, matchingFundId]);
  expect(asked).toEqual([[fundFor.name, campaignId, gift.data.donatedAt]]);
  expect(wanted).toEqual([{ definition: matchDonation, command: matchOf(gift) }]);
  expect(matchDonation.schema.parse(wanted?.[0]?.command)).toEqual(matchOf(gift));
});
test('its need is matched with it', async () => {
  const { wanted } = await reactions(donationRecorded({ needId: idOf(1) }), [fundFor, matchingFundId]);
  expect(wanted).toMatchObject([{ command: { needId: idOf(1) } }]);
});
test('a gift that no fund matches has none', async () => {
  expect((await reactions(gift)).wanted).toEqual([]);
});
test('a gift that is worth no cent has nothing to be doubled', async () => {
  const tiny = donationRecorded({ shares: { ...gift.data.shares, EUR: 0 } });
  expect(await reactions(tiny, [fundFor, matchingFundId])).toEqual({ asked: [], wanted: [] });
});
test('what is taken back goes back to every fund that matched it', async () => {
  const { asked, wanted } = await reactions(donationReversed(gift), [fundsOf, [matchingFundId, idOf(61)]]);
  expect(asked).toEqual([[fundsOf.name, donationId]]);
  expect(wanted).toEqual([
    { definition: releaseMatch, command: { matchingFundId, donationId } },
    { definition: releaseMatch, command: { matchingFundId: idOf(61), donationId } },
  ]);
});
test('its name never changes: its checkpoint and its keys hang on it', () => {
  expect(whenDonatedThenMatch.name).toBe('donations.when-donated-then-match');
});
