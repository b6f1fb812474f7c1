import { campaignApproved, campaignSubmitted, donationRecorded } from '@almoner/testing/events';
import { matched, released } from '@almoner/testing/matching-funds';
import { eachReadStore } from '@almoner/testing/read-store';
import { campaignId, idOf } from '@almoner/testing/records';
import { expectStableRows } from '@almoner/testing/views';
import { campaignTotals } from './campaign-totals.projection';
import { CampaignTotals } from './campaign-totals.queries';
import { CampaignTotalsRow, NeedTotalsRow, OverallTotalsRow } from './campaign-totals.table';
import { OverallTotals } from './overall-totals.queries';

const needId = idOf(310);

eachReadStore((open) => {
  test('a match moves every sum of money, and no count of gifts or people', async () => {
    const views = await open(campaignTotals);
    const gift = donationRecorded({ amountMinor: 10_000, needId });
    await views.given(campaignSubmitted(), campaignApproved(), gift);
    const campaigns = new CampaignTotals(views.store);
    const overall = new OverallTotals(views.store);
    const totals = async () => ({
      own: await campaigns.byId(campaignId),
      need: (await campaigns.ofNeeds(campaignId)).get(needId),
      all: await overall.ofListed(),
    });
    const before = await totals();
    await views.given(matched(20_000, { needId }));
    const counts = { donationCount: 1, backerCount: 1 };
    expect(await totals()).toMatchObject({
      own: { campaignMinor: 20_000n, seriesMinor: 20_000n, eurMinor: 40_000n, gbpMinor: 20_000n, ...counts },
      need: { campaignMinor: 20_000n, eurMinor: 40_000n, gbpMinor: 20_000n, donationCount: 1 },
      all: { eurMinor: 40_000n, gbpMinor: 20_000n, campaignCount: 1, ...counts },
    });
    expect((await campaigns.byId(campaignId))?.donorCount).toBe(1);
    await views.given(released(20_000, { needId }));
    const version = { version: 5 };
    expect(await totals()).toEqual({
      own: { ...before.own, ...version },
      need: { ...before.need, ...version },
      all: { ...before.all, ...version },
    });
    await expectStableRows(views, CampaignTotalsRow, NeedTotalsRow, OverallTotalsRow);
  });

  test('a match of a gift to no need moves none', async () => {
    const views = await open(campaignTotals);
    await views.given(campaignSubmitted(), donationRecorded(), matched(20, { needId: null }));
    expect(await new CampaignTotals(views.store).ofNeeds(campaignId)).toEqual(new Map());
    expect((await new OverallTotals(views.store).ofListed()).eurMinor).toBe(0n);
  });
});
