import { contestEntered, contestId, contestOpened, standingRecorded } from '@almoner/testing/contests';
import {
  campaignSubmitted,
  donationRecorded,
  donationReversed,
  numbersReserved,
} from '@almoner/testing/events';
import { noon } from '@almoner/testing/given';
import { matched } from '@almoner/testing/matching-funds';
import type { GivenEvent } from '@almoner/testing/memory-log';
import { eachReadStore } from '@almoner/testing/read-store';
import { campaignId, idOf, otherCampaignId } from '@almoner/testing/records';
import { expectStableRows } from '@almoner/testing/views';
import { contests } from './contests.projection';
import { Contests } from './contests.queries';
import {
  ContestCampaignRow,
  ContestGiftRow,
  ContestPlaceRow,
  ContestResultRow,
  ContestRow,
  ContestantRow,
} from './contests.table';

const surface = 'fifty-fifty';
const thirdCampaignId = idOf(50);
const otherContestId = idOf(66);
const campaigns = [campaignId, otherCampaignId, thirdCampaignId].map((each, index) =>
  campaignSubmitted({ campaignId: each, slug: `slug-${index}` }),
);
const all = [contestOpened(), ...[thirdCampaignId, campaignId, otherCampaignId].map(entry)];
const tables = [
  ContestRow,
  ContestResultRow,
  ContestPlaceRow,
  ContestantRow,
  ContestGiftRow,
  ContestCampaignRow,
];

function entry(id: string) {
  return contestEntered({ campaignId: id });
}

/** A gift of a hundred pence, which is two euros. */
const gift = (number: number, to = campaignId, special: object = {}) =>
  donationRecorded({ donationId: idOf(100 + number), campaignId: to, amountMinor: 100, ...special });

eachReadStore((open) => {
  const after = async (...events: GivenEvent[]) => {
    const views = await open(contests(surface));
    await views.given(...campaigns, ...events);
    const found = new Contests(views.store);
    return {
      views,
      contests: found,
      standings: async (id = contestId) =>
        (await found.results(id, { offset: 0, limit: 20 })).map((result) => [
          result.rank,
          result.campaignNumber,
          result.donationCount,
          result.donatedEurMinor,
        ]),
    };
  };

  test('a contest is shown as it was opened', async () => {
    const { views, contests: found } = await after(contestOpened());
    expect(await found.byNumber(1)).toEqual({
      contestId,
      number: 1,
      title: 'Most friends',
      beginsAt: Date.UTC(2011, 8, 1),
      endsAt: Date.UTC(2011, 8, 15),
      donatedEurMinor: 0n,
      donationCount: 0,
      resultCount: 0,
      createdAt: noon.getTime(),
      updatedAt: noon.getTime(),
      version: 4,
    });
    expect(await found.byNumber(2)).toBeUndefined();
    expect(await found.results(contestId, { offset: 0, limit: 20 })).toEqual([]);
    await expectStableRows(views, ContestRow);
  });

  test('campaigns that are level share a place, and go by number within it', async () => {
    const { views, contests: found, standings } = await after(...all);
    expect(await standings()).toEqual([
      [1, 1, 0, 0n],
      [1, 2, 0, 0n],
      [1, 3, 0, 0n],
    ]);
    await views.given(gift(1, otherCampaignId), gift(2, otherCampaignId), gift(3), gift(4, thirdCampaignId));
    expect(await standings()).toEqual([
      [1, 2, 2, 400n],
      [2, 1, 1, 200n],
      [2, 3, 1, 200n],
    ]);
    await views.given(gift(5, thirdCampaignId), gift(6, thirdCampaignId));
    expect(await standings()).toEqual([
      [1, 3, 3, 600n],
      [2, 2, 2, 400n],
      [3, 1, 1, 200n],
    ]);
    expect(await found.byNumber(1)).toMatchObject({
      donatedEurMinor: 1_200n,
      donationCount: 6,
      resultCount: 3,
      version: 13,
    });
    const [second] = await found.results(contestId, { offset: 1, limit: 1 });
    expect(second).toMatchObject({ rank: 2, campaignId: otherCampaignId, number: 3, version: 9 });
    await expectStableRows(views, ...tables);
  });

  test('what is taken back counts no more, once', async () => {
    const first = gift(1);
    const {
      views,
      contests: found,
      standings,
    } = await after(...all, first, gift(2), gift(3, otherCampaignId));
    await views.given(donationReversed(first));
    expect(await standings()).toEqual([
      [1, 1, 1, 200n],
      [1, 2, 1, 200n],
      [3, 3, 0, 0n],
    ]);
    expect(await found.byNumber(1)).toMatchObject({ donatedEurMinor: 400n, donationCount: 2 });
    await expectStableRows(views, ...tables);
  });

  test('a gift whose money was corrected counts once, as it is now', async () => {
    const before = gift(1);
    const again = gift(1, campaignId, { amountMinor: 300 });
    const { views, standings } = await after(...all, before, donationReversed(before), again);
    expect((await standings())[0]).toEqual([1, 1, 1, 600n]);
    await views.given(donationReversed(again), before);
    expect((await standings())[0]).toEqual([1, 1, 1, 200n]);
    await expectStableRows(views, ...tables);
  });

  test('gifts count from the begin until before the end, if the campaign competes by then', async () => {
    const at = (donatedAt: string, number: number) => gift(number, campaignId, { donatedAt });
    const early = gift(1);
    const { views, standings } = await after(
      early,
      ...all,
      at('2011-08-31T23:59:59.999Z', 2),
      at('2011-09-01T00:00:00.000Z', 3),
      at('2011-09-14T23:59:59.999Z', 4),
      at('2011-09-15T00:00:00.000Z', 5),
      gift(6, idOf(51)),
      matched(20),
    );
    const two = [
      [1, 1, 2, 400n],
      [2, 2, 0, 0n],
      [2, 3, 0, 0n],
    ];
    expect(await standings()).toEqual(two);
    expect((await views.rows(ContestGiftRow)).map(({ donationId }) => donationId)).toEqual([
      idOf(103),
      idOf(104),
    ]);
    // What never counted takes nothing out.
    await views.given(donationReversed(early), donationReversed(at('2011-09-15T00:00:00.000Z', 5)));
    expect(await standings()).toEqual(two);
  });

  test('a campaign may be in several contests; a gift comes out of those that it went into', async () => {
    const other = { contestId: otherContestId };
    const first = gift(1);
    const { views, standings } = await after(
      contestOpened(),
      contestOpened({ ...other, endsAt: '2011-10-01T00:00:00.000Z' }),
      contestEntered(),
      first,
      contestEntered(other),
      gift(2),
      gift(3, campaignId, { donatedAt: '2011-09-20T00:00:00.000Z' }),
    );
    expect(await standings()).toEqual([[1, 1, 2, 400n]]);
    expect(await standings(otherContestId)).toEqual([[1, 1, 2, 400n]]);
    await views.given(donationReversed(first));
    expect(await standings()).toEqual([[1, 1, 1, 200n]]);
    expect(await standings(otherContestId)).toEqual([[1, 1, 2, 400n]]);
    await views.given(donationReversed(gift(2)));
    expect(await standings()).toEqual([[1, 1, 0, 0n]]);
    expect(await standings(otherContestId)).toEqual([[1, 1, 1, 200n]]);
    await expectStableRows(views, ...tables);
  });

  test('a standing counts as the gifts that it stands for', async () => {
    const { views, contests: found, standings } = await after(...all, gift(1, otherCampaignId));
    await views.given(standingRecorded({ donationCount: 3, donatedEurMinor: 5 }), gift(2));
    expect(await standings()).toEqual([
      [1, 1, 4, 205n],
      [2, 2, 1, 200n],
      [3, 3, 0, 0n],
    ]);
    expect(await found.byNumber(1)).toMatchObject({ donatedEurMinor: 405n, donationCount: 5 });
    await expectStableRows(views, ...tables);
  });

  test('changes are dated, and none makes a record look older', async () => {
    const late = '2051-01-01T00:00:00.000Z';
    const { contests: found } = await after(
      contestOpened({ openedAt: '2001-01-01T00:00:00.000Z' }),
      contestOpened({ contestId: otherContestId, openedAt: late }),
      contestEntered({ enteredAt: '2001-01-02T00:00:00.000Z' }),
      contestEntered({ contestId: otherContestId, enteredAt: noon.toISOString() }),
    );
    expect((await found.byNumber(1))?.updatedAt).toBe(Date.UTC(2001, 0, 2));
    expect((await found.byNumber(2))?.updatedAt).toBe(Date.UTC(2051));
    const { contests: given } = await after(
      contestOpened({ openedAt: '2001-01-01T00:00:00.000Z' }),
      contestEntered({ enteredAt: '2001-01-02T00:00:00.000Z' }),
      gift(1),
    );
    expect((await given.byNumber(1))?.updatedAt).toBeGreaterThan(Date.UTC(2001, 0, 2));
    const [result] = await given.results(contestId, { offset: 0, limit: 1 });
    expect(result?.createdAt).toBe(Date.UTC(2001, 0, 2));
    expect(result?.updatedAt).toBeGreaterThan(Date.UTC(2001, 0, 2));
  });

  test('numbers are kept where they are brought, and given above what is reserved', async () => {
    const views = await open(contests(surface));
    await views.given(
      ...['campaign', 'contest', 'contest-result', 'picture'].map((kind) => numbersReserved(kind, 1, 50)),
      campaignSubmitted({ numbers: { [surface]: 22 } }),
      campaignSubmitted({ campaignId: otherCampaignId, slug: 'other' }),
      contestOpened({ numbers: { [surface]: 2 } }),
      contestOpened({ contestId: otherContestId }),
      contestEntered({ numbers: { [surface]: 33 } }),
      entry(otherCampaignId),
    );
    const found = new Contests(views.store);
    expect(await found.byNumber(2)).toMatchObject({ contestId });
    expect(await found.byNumber(51)).toMatchObject({ contestId: otherContestId });
    const results = await found.results(contestId, { offset: 0, limit: 20 });
    expect(results.map(({ number, campaignNumber }) => [number, campaignNumber])).toEqual([
      [33, 22],
      [51, 51],
    ]);
    expect(await found.numbersGiven(3, 50)).toBe(false);
    expect(await found.numbersGiven(3, 51)).toBe(true);
    expect(await found.resultNumbersGiven(34, 50)).toBe(false);
    expect(await found.resultNumbersGiven(33, 50)).toBe(true);
  });

  test('numbers that another surface reserves leave these alone', async () => {
    const views = await open(contests('betterplace'));
    await views.given(numbersReserved('contest', 1, 50), contestOpened());
    expect(await new Contests(views.store).byNumber(1)).toMatchObject({ contestId });
  });
});
