import {
  campaignApproved,
  campaignSubmitted,
  campaignWithdrawn,
  donationRecorded,
  donationReversed,
  donationsForwarded,
  forwardingTakenBack,
  openingBalanceRecorded,
  supportPledgeCancelled,
  supportPledged,
} from '@almoner/testing/events';
import type { GivenEvent } from '@almoner/testing/memory-log';
import { eachReadStore } from '@almoner/testing/read-store';
import { offlineDonationPosted, offlineGift } from '@almoner/testing/offline-donations';
import { campaignId, idOf, otherCampaignId, seriesId } from '@almoner/testing/records';
import { expectStableRows } from '@almoner/testing/views';
import { campaignTotals } from './campaign-totals.projection';
import { CampaignTotals } from './campaign-totals.queries';
import {
  CampaignBackerRow,
  CampaignDonorRow,
  CampaignTotalsRow,
  NeedTotalsRow,
  OverallTotalsRow,
  SeriesTotalsRow,
} from './campaign-totals.table';
import { OverallTotals } from './overall-totals.queries';
import { SeriesTotals } from './series-totals.queries';

const both = [
  campaignSubmitted(),
  campaignSubmitted({ campaignId: otherCampaignId, slug: 'other' }),
  campaignApproved(),
  campaignApproved({ campaignId: otherCampaignId }),
];
const named = (number: number, donor: string, special: object = {}) =>
  donationRecorded({ donationId: idOf(100 + number), donor, amountMinor: 1_000, ...special });
const unnamed = (number: number) => named(number, '', { name: null, backer: null });

eachReadStore((open) => {
  const after = async (...events: GivenEvent[]) => {
    const views = await open(campaignTotals);
    await views.given(...events);
    const campaigns = new CampaignTotals(views.store);
    const overall = new OverallTotals(views.store);
    const counts = async () => {
      const own = await campaigns.byId(campaignId);
      const all = await overall.ofListed();
      return {
        own: [own?.gbpMinor, own?.donationCount, own?.backerCount],
        all: [all.gbpMinor, all.donationCount, all.backerCount, all.campaignCount],
      };
    };
    return { views, campaigns, overall, counts };
  };

  test('nothing at all is zero', async () => {
    const { store } = await open(campaignTotals);
    const campaigns = new CampaignTotals(store);
    const overall = new OverallTotals(store);
    expect(await campaigns.byId(campaignId)).toBeUndefined();
    expect(await campaigns.listed()).toEqual(new Map());
    expect(await overall.ofListed()).toEqual({
      campaignCount: 0,
      backerCount: 0,
      donationCount: 0,
      gbpMinor: 0n,
      eurMinor: 0n,
      version: 0,
    });
  });

  test('each share goes to its total', async () => {
    const shares = {
      campaign: { amountMinor: 1, currency: 'USD' },
      series: { amountMinor: 2, currency: 'KWD' },
      EUR: 3,
      GBP: 4,
    };
    const { views, campaigns, overall } = await after(
      campaignSubmitted({ currency: 'USD', reportingCurrency: 'KWD' }),
      campaignApproved(),
      named(1, 'Ann', { shares }),
    );
    const totals = {
      campaignId,
      seriesId,
      listed: true,
      currency: 'USD',
      campaignMinor: 1n,
      reportingCurrency: 'KWD',
      seriesMinor: 2n,
      eurMinor: 3n,
      gbpMinor: 4n,
      donationCount: 1,
      backerCount: 1,
      donorCount: 1,
      version: 3,
    };
    expect(await campaigns.byId(campaignId)).toEqual(totals);
    expect(await campaigns.listed()).toEqual(new Map([[campaignId, totals]]));
    expect(await overall.ofListed()).toEqual({
      campaignCount: 1,
      backerCount: 1,
      donationCount: 1,
      gbpMinor: 4n,
      eurMinor: 3n,
      version: 3,
    });
    await expectStableRows(views, CampaignTotalsRow, CampaignBackerRow, OverallTotalsRow);
  });

  test('a backer counts once per campaign, by gifts and active pledges; each unnamed gift is one', async () => {
    const pledge = supportPledged({ by: 'Ann' });
    const { views, counts } = await after(
      ...both,
      named(1, 'Ann'),
      named(2, 'Ann'),
      unnamed(3),
      unnamed(4),
      pledge,
      supportPledged({ supportPledgeId: idOf(201), by: 'Bea' }),
      named(5, 'Ann', { campaignId: otherCampaignId }),
    );
    expect(await counts()).toEqual({ own: [4_000n, 4, 4], all: [5_000n, 5, 5, 2] });
    await views.given(donationReversed(named(1, 'Ann')), donationReversed(unnamed(3)));
    expect(await counts()).toEqual({ own: [2_000n, 2, 3], all: [3_000n, 3, 4, 2] });
    await views.given(donationReversed(named(2, 'Ann')));
    expect(await counts()).toEqual({ own: [1_000n, 1, 3], all: [2_000n, 2, 4, 2] });
    await views.given(supportPledgeCancelled(pledge));
    expect(await counts()).toEqual({ own: [1_000n, 1, 2], all: [2_000n, 2, 3, 2] });
    await expectStableRows(views, CampaignTotalsRow, CampaignBackerRow, OverallTotalsRow);
  });

  test('an opening balance adds money and counts, also before the campaign is listed', async () => {
    const { views, counts } = await after(campaignSubmitted(), openingBalanceRecorded());
    expect(await counts()).toEqual({ own: [100_000n, 24, 32], all: [0n, 0, 0, 0] });
    await views.given(campaignApproved(), openingBalanceRecorded({ openingBalanceId: idOf(202) }));
    expect(await counts()).toEqual({ own: [200_000n, 48, 64], all: [200_000n, 48, 64, 1] });
  });

  test('a withdrawn campaign keeps its totals and leaves the overall ones, until it is listed again', async () => {
    const { views, campaigns, counts } = await after(...both, named(1, 'Ann'), unnamed(2));
    await views.given(campaignWithdrawn());
    expect(await counts()).toEqual({ own: [2_000n, 2, 2], all: [0n, 0, 0, 1] });
    expect([...(await campaigns.listed()).keys()]).toEqual([otherCampaignId]);
    await views.given(donationReversed(named(1, 'Ann')));
    expect(await counts()).toEqual({ own: [1_000n, 1, 1], all: [0n, 0, 0, 1] });
    await views.given(campaignApproved());
    expect(await counts()).toEqual({ own: [1_000n, 1, 1], all: [1_000n, 1, 1, 2] });
    await expectStableRows(views, CampaignTotalsRow, CampaignBackerRow, OverallTotalsRow);
  });

  test('a donor counts once per campaign, by payment address or account, else per gift', async () => {
    const first = named(1, 'Ann', { donor: 'Ann', donorId: idOf(301) });
    const { views, campaigns } = await after(
      ...both,
      { ...first, data: { ...first.data, donor: 'digest' } },
      { ...named(2, 'Bea'), data: { ...named(2, 'Bea').data, donor: 'digest' } },
      named(3, 'Cem', { donorId: idOf(302) }),
      named(4, 'Cem', { donorId: idOf(302) }),
      named(5, 'Dee'),
      named(6, 'Dee'),
      named(7, 'Cem', { donorId: idOf(302), campaignId: otherCampaignId }),
      openingBalanceRecorded({ donorCount: 30 }),
    );
    const donors = async () => (await campaigns.byId(campaignId))?.donorCount;
    expect(await donors()).toBe(34);
    await views.given(donationReversed(named(3, 'Cem', { donorId: idOf(302) })));
    expect(await donors()).toBe(34);
    await views.given(donationReversed(named(5, 'Dee')));
    expect(await donors()).toBe(33);
    await expectStableRows(views, CampaignTotalsRow, CampaignDonorRow);
  });

  test('a gift whose money was corrected counts once, as it is now', async () => {
    const before = offlineGift(offlineDonationPosted());
    const { views, campaigns, counts } = await after(...both, before, named(2, 'Bea'));
    await views.given(donationReversed(before), offlineGift(offlineDonationPosted({ amountMinor: 2_500 })));
    expect(await counts()).toEqual({ own: [3_500n, 2, 2], all: [3_500n, 2, 2, 2] });
    expect(await campaigns.byId(campaignId)).toMatchObject({ donorCount: 2, eurMinor: 7_000n });
    await expectStableRows(views, CampaignTotalsRow, CampaignBackerRow, CampaignDonorRow, OverallTotalsRow);
  });

  test('what an event forwards counts in every currency, and is no gift', async () => {
    const forwarded = donationsForwarded();
    const { views, campaigns, overall } = await after(...both, named(1, 'Ann'), forwarded);
    expect(await campaigns.byId(campaignId)).toMatchObject({
      campaignMinor: 3_000n,
      seriesMinor: 3_000n,
      eurMinor: 6_000n,
      gbpMinor: 3_000n,
      donationCount: 1,
      backerCount: 1,
      donorCount: 1,
    });
    expect(await overall.ofListed()).toMatchObject({ gbpMinor: 3_000n, eurMinor: 6_000n, donationCount: 1 });
    await views.given(forwardingTakenBack(forwarded));
    expect(await campaigns.byId(campaignId)).toMatchObject({ eurMinor: 2_000n, donationCount: 1 });
    await expectStableRows(views, CampaignTotalsRow, OverallTotalsRow);
  });

  test('a need has its own part of the totals', async () => {
    const needId = idOf(310);
    const gift = named(1, 'Ann', { needId });
    const { views, campaigns } = await after(...both, gift, named(2, 'Bea', { needId }), named(3, 'Cem'));
    const row = { needId, campaignId, campaignMinor: 2_000n, eurMinor: 4_000n, gbpMinor: 2_000n };
    expect(await campaigns.ofNeeds(campaignId)).toEqual(
      new Map([[needId, { ...row, donationCount: 2, version: 6 }]]),
    );
    expect((await campaigns.byId(campaignId))?.gbpMinor).toBe(3_000n);
    const reversed = donationReversed(gift);
    await views.given({ ...reversed, data: { ...reversed.data, needId } });
    expect((await campaigns.ofNeeds(campaignId)).get(needId)).toMatchObject({
      gbpMinor: 1_000n,
      donationCount: 1,
    });
    expect(await campaigns.ofNeeds(otherCampaignId)).toEqual(new Map());
    await expectStableRows(views, NeedTotalsRow);
  });

  test('a series adds what its campaigns raised, in its own currency', async () => {
    const shares = {
      campaign: { amountMinor: 100, currency: 'GBP' },
      series: { amountMinor: 130, currency: 'USD' },
      EUR: 120,
      GBP: 100,
    };
    const first = named(1, 'Ann', { shares });
    const { views } = await after(
      ...both,
      first,
      named(2, 'Bea', { shares, campaignId: otherCampaignId }),
      openingBalanceRecorded({ shares }),
      supportPledged({ by: 'Cem' }),
    );
    const series = new SeriesTotals(views.store);
    expect(await series.raisedMinor(seriesId)).toBe(390n);
    await views.given(donationReversed(first), campaignWithdrawn());
    expect(await series.raisedMinor(seriesId)).toBe(260n);
    expect(await series.raisedMinor(idOf(99))).toBe(0n);
    await expectStableRows(views, SeriesTotalsRow);
  });

  test('what was never listed was never counted', async () => {
    const { counts } = await after(campaignSubmitted(), campaignWithdrawn({ wasListed: false }));
    expect(await counts()).toEqual({ own: [0n, 0, 0], all: [0n, 0, 0, 0] });
  });

  test('the overall row is the sum of the listed ones, whatever happened', async () => {
    const gifts = Array.from({ length: 60 }, (_, index) =>
      named(index, ['Ann', 'Bea', 'Cem'][index % 3]!, {
        campaignId: index % 2 === 0 ? campaignId : otherCampaignId,
      }),
    );
    const { views, campaigns, overall } = await after(...both, ...gifts);
    await views.given(
      ...gifts.filter((_, index) => index % 4 === 1).map(donationReversed),
      campaignWithdrawn(),
      ...gifts.filter((_, index) => index % 4 === 2).map(donationReversed),
      campaignApproved(),
    );
    const listed = [...(await campaigns.listed()).values()];
    const { version: _, ...all } = await overall.ofListed();
    expect(all).toEqual({
      campaignCount: listed.length,
      backerCount: listed.reduce((sum, { backerCount }) => sum + backerCount, 0),
      donationCount: listed.reduce((sum, { donationCount }) => sum + donationCount, 0),
      gbpMinor: listed.reduce((sum, { gbpMinor }) => sum + gbpMinor, 0n),
      eurMinor: listed.reduce((sum, { eurMinor }) => sum + eurMinor, 0n),
    });
    expect(all.donationCount).toBe(30);
  });
});
