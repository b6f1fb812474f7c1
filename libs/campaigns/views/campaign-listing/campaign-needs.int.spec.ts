import { campaignSubmitted, donationRecorded } from '@almoner/testing/events';
import { noon } from '@almoner/testing/given';
import type { GivenEvent } from '@almoner/testing/memory-log';
import { eachReadStore } from '@almoner/testing/read-store';
import { campaignId, idOf } from '@almoner/testing/records';
import { expectStableRows } from '@almoner/testing/views';
import type { NeedAdded, NeedChanged, NeedRemoved } from '../../events';
import { campaignListing } from './campaign-listing.projection';
import { CampaignListingRow, CampaignNeedRow } from './campaign-listing.table';
import { CampaignNeeds } from './campaign-needs.queries';

const at = noon.toISOString();
const added = (id: number, special: Partial<NeedAdded['data']> = {}): NeedAdded => ({
  type: 'campaigns.NeedAdded',
  data: {
    campaignId,
    needId: idOf(id),
    title: { original: 'en', en: 'Boards', de: 'Bretter' },
    description: { original: 'en', en: 'For beginners.' },
    requestedMinor: 80,
    requestedEurMinor: 100,
    currency: 'GBP',
    addedAt: at,
    ...special,
  },
});
const changed = (changes: NeedChanged['data']['changes']): NeedChanged => ({
  type: 'campaigns.NeedChanged',
  data: { campaignId, needId: idOf(40), changes, changedAt: '2011-09-02T12:00:00.000Z' },
});
const removed: NeedRemoved = {
  type: 'campaigns.NeedRemoved',
  data: { campaignId, needId: idOf(40), removedAt: at },
};

eachReadStore((open) => {
  const after = async (...events: GivenEvent[]) => {
    const views = await open(campaignListing('betterplace'));
    await views.given(campaignSubmitted(), ...events);
    const needs = new CampaignNeeds(views.store);
    const page = async (offset: number, limit: number) => {
      const { total, items } = await needs.page({ campaignId, language: 'de', offset, limit });
      return [total, ...items.map(({ number, openEurMinor }) => [number, Number(openEurMinor)])];
    };
    return { views, needs, page };
  };

  test('a need is shown in each language, with how far it is met', async () => {
    const gift = donationRecorded({ amountMinor: 15, needId: idOf(40) });
    const { views, needs } = await after(added(40), gift);
    const shown = {
      needId: idOf(40),
      campaignId,
      number: 1,
      title: 'Bretter',
      description: 'For beginners.',
      requestedMinor: 80,
      currency: 'GBP',
      requestedEurMinor: 100,
      metEurMinor: 30n,
      openEurMinor: 70n,
      completed: false,
      createdAt: noon.getTime(),
      updatedAt: noon.getTime(),
      version: 3,
    };
    expect(await needs.byNumber(1, 'de')).toEqual(shown);
    expect(await needs.byNumber(1, 'en')).toEqual({ ...shown, title: 'Boards' });
    expect(await needs.byNumber(2, 'en')).toBeUndefined();
    await views.given(
      changed({ title: { original: 'de', de: 'Räder' }, description: null }),
      changed({ requestedMinor: 24, requestedEurMinor: 30 }),
    );
    expect(await needs.byNumber(1, 'en')).toEqual({
      ...shown,
      title: 'Räder',
      description: null,
      requestedMinor: 24,
      requestedEurMinor: 30,
      openEurMinor: 0n,
      completed: true,
      updatedAt: Date.UTC(2011, 8, 2, 12),
      version: 5,
    });
    await expectStableRows(views, CampaignNeedRow, CampaignListingRow);
  });

  test('needs stand in the order in which they were added, and are met so', async () => {
    const { page, needs } = await after(
      added(40),
      added(41, { numbers: { betterplace: 7 } }),
      added(42),
      donationRecorded({ amountMinor: 60 }),
    );
    expect(await page(0, 2)).toEqual([3, [1, 0], [7, 80]]);
    expect(await page(2, 2)).toEqual([3, [8, 100]]);
    expect(await page(4, 2)).toEqual([3]);
    expect(await needs.page({ campaignId: idOf(99), language: 'de', offset: 0, limit: 2 })).toEqual({
      total: 0,
      items: [],
    });
  });

  test('a removed need goes, what it was given meets the others, and its number stays given', async () => {
    const { page, needs } = await after(
      added(40),
      added(41),
      donationRecorded({ amountMinor: 20, needId: idOf(40) }),
      removed,
    );
    expect(await page(0, 20)).toEqual([1, [2, 60]]);
    expect(await needs.byNumber(1, 'de')).toBeUndefined();
    expect(await needs.numbersGiven(1, 1)).toBe(true);
    expect(await needs.numbersGiven(3, 9)).toBe(false);
  });
});
