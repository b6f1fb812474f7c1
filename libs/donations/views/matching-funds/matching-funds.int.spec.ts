import { numbersReserved } from '@almoner/testing/events';
import { noon } from '@almoner/testing/given';
import {
  campaignAdded,
  campaignRemoved,
  fundActivated,
  fundChanged,
  fundClosed,
  fundOpened,
  matched,
  matchingFundId,
  released,
} from '@almoner/testing/matching-funds';
import type { GivenEvent } from '@almoner/testing/memory-log';
import { eachReadStore } from '@almoner/testing/read-store';
import { campaignId, clientId, donationId, idOf, otherCampaignId } from '@almoner/testing/records';
import { expectStableRows } from '@almoner/testing/views';
import { matchingFunds } from './matching-funds.projection';
import { MatchingFunds } from './matching-funds.queries';
import {
  DonationMatchRow,
  MatchedCampaignRow,
  MatchingFundCountRow,
  MatchingFundNumberRow,
  MatchingFundRow,
} from './matching-funds.table';

const surface = 'fifty-fifty';
const secondId = idOf(61);
const thirdId = idOf(62);
const at = (ms: number) => new Date(noon.getTime() + ms).toISOString();
const second = (event: GivenEvent, id = secondId) => ({
  ...event,
  data: { ...(event.data as object), matchingFundId: id },
});

eachReadStore((open) => {
  const after = async (...events: GivenEvent[]) => {
    const views = await open(matchingFunds([surface]));
    await views.given(...events);
    return { views, funds: new MatchingFunds(views.store) };
  };
  const shown = {
    matchingFundId,
    title: 'Trees for the city',
    slug: 'trees',
    description: '### One tree more',
    companyName: 'ACME',
    clientId,
    providedEurMinor: 521_500n,
    donatedEurMinor: 0n,
    maximumEurMinor: 20_000,
    logo: 'https://example.org/logo.png',
    active: false,
    activatedAt: null,
    closedAt: null,
    createdAt: noon.getTime(),
    updatedAt: noon.getTime(),
    version: 1,
    number: 1,
  };

  test('a fund is shown as it was opened, then changed, activated and closed', async () => {
    const { views, funds } = await after(fundOpened());
    expect(await funds.byNumber(surface, 1)).toEqual(shown);
    expect(await funds.byNumber(surface, 2)).toBeUndefined();
    expect(await funds.byNumber('elsewhere', 1)).toBeUndefined();
    const changed = fundChanged({ title: 'Two trees', clientId: null, providedEurMinor: 600_000 });
    await views.given({ ...changed, data: { ...changed.data, changedAt: at(1) } });
    const other = { ...shown, title: 'Two trees', clientId: null, providedEurMinor: 600_000n };
    expect(await funds.byNumber(surface, 1)).toEqual({ ...other, updatedAt: noon.getTime() + 1, version: 2 });
    await views.given(fundActivated({ activatedAt: at(2) }));
    const activated = { ...other, active: true, activatedAt: noon.getTime() + 2 };
    expect(await funds.byNumber(surface, 1)).toEqual({
      ...activated,
      updatedAt: noon.getTime() + 2,
      version: 3,
    });
    await views.given(fundClosed({ closedAt: at(3) }));
    expect(await funds.byNumber(surface, 1)).toEqual({
      ...activated,
      active: false,
      closedAt: noon.getTime() + 3,
      updatedAt: noon.getTime() + 3,
      version: 4,
    });
    await expectStableRows(views, MatchingFundRow, MatchingFundNumberRow, MatchingFundCountRow);
  });

  test('what it gave goes up with matches and down with releases', async () => {
    const gaveBefore = fundOpened({ matchedBeforeEurMinor: 500, openedAt: at(-1) });
    const { views, funds } = await after(gaveBefore, fundActivated({ activatedAt: at(-1) }), matched(20_000));
    const donated = async () => (await funds.byNumber(surface, 1))?.donatedEurMinor;
    expect(await donated()).toBe(20_500n);
    expect((await funds.byNumber(surface, 1))?.version).toBe(3);
    expect(await funds.fundsOf(donationId)).toEqual([matchingFundId]);
    await views.given(matched(10, { donationId: idOf(70) }), released(20_000));
    expect(await donated()).toBe(510n);
    expect(await funds.fundsOf(donationId)).toEqual([]);
    expect(await funds.fundsOf(idOf(70))).toEqual([matchingFundId]);
    await expectStableRows(views, MatchingFundRow, DonationMatchRow);
  });

  test('a match shows when it happened, but makes no fund look older', async () => {
    const { funds } = await after(fundOpened({ openedAt: '2001-01-01T00:00:00Z' }), matched(2));
    const late = await after(fundOpened({ openedAt: '2051-01-01T00:00:00Z' }), matched(2));
    expect((await funds.byNumber(surface, 1))?.updatedAt).toBeGreaterThan(Date.UTC(2001));
    expect((await late.funds.byNumber(surface, 1))?.updatedAt).toBe(Date.UTC(2051));
  });

  test('lists go by number, by state, and know the total', async () => {
    const { views, funds } = await after(
      numbersReserved('matching-fund', 1, 5),
      fundOpened(),
      second(fundOpened({ numbers: { [surface]: 2 } })),
      second(fundOpened(), thirdId),
      fundActivated(),
    );
    const numbers = async (active?: boolean, offset = 0, limit = 20) => {
      const { total, items } = await funds.page({ surface, active, offset, limit });
      return [total, ...items.map(({ number }) => number)];
    };
    expect(await numbers()).toEqual([3, 2, 6, 7]);
    expect(await numbers(undefined, 1, 1)).toEqual([3, 6]);
    expect(await numbers(true)).toEqual([1, 6]);
    expect(await numbers(false)).toEqual([2, 2, 7]);
    expect(await numbers(false, 1)).toEqual([2, 7]);
    // One that never was active is counted once, however it ends.
    await views.given(fundClosed(), second(fundClosed()));
    expect(await numbers(true)).toEqual([0]);
    expect(await numbers(false)).toEqual([3, 2, 6, 7]);
    expect(await funds.numbersGiven(surface, 3, 5)).toBe(false);
    expect(await funds.numbersGiven(surface, 3, 6)).toBe(true);
    await expectStableRows(views, MatchingFundCountRow, MatchingFundNumberRow);
  });

  test('before the first one the list is empty', async () => {
    const { funds } = await after();
    expect(await funds.page({ surface, offset: 0, limit: 20 })).toEqual({ total: 0, items: [] });
    expect(await funds.matchingNow(surface, [campaignId])).toEqual(new Map());
  });

  test('a fund has campaigns, and a campaign funds', async () => {
    const { views, funds } = await after(
      fundOpened(),
      second(fundOpened()),
      campaignAdded(otherCampaignId),
      second(campaignRemoved(campaignId)),
    );
    expect(await funds.campaignsOf(matchingFundId)).toEqual([campaignId, otherCampaignId]);
    expect(await funds.campaignsOf(secondId)).toEqual([]);
    const numbers = async (id: string) => (await funds.ofCampaign(surface, id)).map(({ number }) => number);
    expect(await numbers(campaignId)).toEqual([1]);
    await views.given(second(campaignAdded(campaignId)));
    expect(await numbers(campaignId)).toEqual([1, 2]);
    expect(await numbers(idOf(99))).toEqual([]);
    expect(await funds.byNumber(surface, 1)).toMatchObject({ version: 3 });
    await expectStableRows(views, MatchedCampaignRow, MatchingFundRow);
  });

  test('a gift is matched by the first activated fund that still has money and was active then', async () => {
    const { views, funds } = await after(
      fundOpened({ providedEurMinor: 100 }),
      second(fundOpened()),
      second(fundActivated({ activatedAt: at(0) })),
      fundActivated({ activatedAt: at(10) }),
    );
    const fundAt = (ms: number) => funds.fundFor(campaignId, at(ms));
    expect(await fundAt(-1)).toBeUndefined();
    expect(await fundAt(0)).toBe(secondId);
    expect(await fundAt(10)).toBe(secondId);
    expect(await funds.fundFor(otherCampaignId, at(10))).toBeUndefined();
    await views.given(second(fundClosed({ closedAt: at(20) })));
    expect(await fundAt(19)).toBe(secondId);
    expect(await fundAt(20)).toBe(matchingFundId);
    await views.given(matched(98));
    expect(await fundAt(20)).toBe(matchingFundId);
    await views.given(matched(2, { donationId: idOf(70) }));
    expect(await fundAt(20)).toBeUndefined();
    expect(await fundAt(19)).toBe(secondId);
  });

  test('each campaign knows the fund that matches its next gift', async () => {
    const { views, funds } = await after(
      fundOpened({ campaignIds: [campaignId, otherCampaignId], providedEurMinor: 100 }),
      second(fundOpened()),
      second(fundOpened(), thirdId),
      fundActivated({ activatedAt: at(0) }),
      second(fundActivated({ activatedAt: at(5) })),
    );
    const now = async () => {
      const found = await funds.matchingNow(surface, [campaignId, otherCampaignId, idOf(99)]);
      return Object.fromEntries([...found].map(([id, fund]) => [id, fund.number]));
    };
    const first = { [campaignId]: 1, [otherCampaignId]: 1 };
    expect(await now()).toEqual(first);
    expect((await funds.matchingNow(surface, [campaignId])).get(campaignId)).toMatchObject({
      matchingFundId,
      active: true,
    });
    await views.given(matched(100));
    expect(await now()).toEqual({ [campaignId]: 2 });
    await views.given(released(100), second(fundClosed()));
    expect(await now()).toEqual(first);
  });
});
