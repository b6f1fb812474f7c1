import { campaignApproved, campaignSubmitted, donationRecorded } from '@almoner/testing/events';
import { noon } from '@almoner/testing/given';
import { matched, released } from '@almoner/testing/matching-funds';
import { eachReadStore } from '@almoner/testing/read-store';
import { campaignId, idOf } from '@almoner/testing/records';
import { expectStableRows } from '@almoner/testing/views';
import type { NeedAdded } from '../../events';
import { listingSurface } from '../../listing-surface';
import { campaignListing } from './campaign-listing.projection';
import { CampaignListing } from './campaign-listing.queries';
import { CampaignListingRow } from './campaign-listing.table';
import { CampaignNeeds } from './campaign-needs.queries';

const need = (number: number, requestedEurMinor: number): NeedAdded => ({
  type: 'campaigns.NeedAdded',
  data: {
    needId: idOf(number),
    campaignId,
    title: { original: 'de', de: 'Ein Baum' },
    description: null,
    requestedMinor: requestedEurMinor,
    currency: 'EUR',
    requestedEurMinor,
    addedAt: noon.toISOString(),
  },
});

eachReadStore((open) => {
  test('a match fills the campaign and the need that its gift was meant for, and counts as no gift', async () => {
    const views = await open(campaignListing(listingSurface));
    const needId = idOf(41);
    await views.given(
      campaignSubmitted(),
      campaignApproved(),
      need(40, 30_000),
      need(41, 60_000),
      donationRecorded({ amountMinor: 10_000, needId }),
    );
    const listing = new CampaignListing(views.store);
    const needs = new CampaignNeeds(views.store);
    const stands = async () => {
      const campaign = await listing.byId(campaignId, 'de');
      const { items } = await needs.page({ campaignId, language: 'de', offset: 0, limit: 20 });
      return { ...campaign, met: items.map(({ metEurMinor }) => metEurMinor) };
    };
    const before = await stands();
    expect(before).toMatchObject({ donatedEurMinor: 20_000n, met: [0n, 20_000n] });
    await views.given(matched(20_000, { needId }));
    expect(await stands()).toMatchObject({
      donatedEurMinor: 40_000n,
      openEurMinor: 50_000n,
      progressPercentage: 44,
      donationCount: 1,
      donorCount: 1,
      lastDonationAt: noon.getTime(),
      met: [0n, 40_000n],
    });
    await views.given(matched(30_000, { donationId: idOf(6) }));
    expect(await stands()).toMatchObject({ donatedEurMinor: 70_000n, met: [30_000n, 40_000n] });
    await expectStableRows(views, CampaignListingRow);
    await views.given(released(20_000, { needId }), released(30_000, { donationId: idOf(6) }));
    const { version, updatedAt } = await stands();
    expect(await stands()).toEqual({ ...before, version, updatedAt });
  });
});
