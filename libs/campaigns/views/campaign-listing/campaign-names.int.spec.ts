import { campaignApproved, campaignSubmitted, campaignWithdrawn } from '@almoner/testing/events';
import { noon, sealed } from '@almoner/testing/given';
import { eachReadStore } from '@almoner/testing/read-store';
import { campaignId, idOf, otherCampaignId, personId } from '@almoner/testing/records';
import { sealedWith } from '@almoner/testing/views';
import type { CampaignDescribed, NeedAdded, NeedRemoved } from '../../events';
import { campaignListing } from './campaign-listing.projection';
import { CampaignNames } from './campaign-names.queries';

const at = noon.toISOString();
const needId = idOf(310);
const described: CampaignDescribed = {
  type: 'campaigns.CampaignDescribed',
  data: {
    campaignId,
    changes: {
      title: { original: 'de', de: 'Skatepark Kabul', en: 'Skate park Kabul' },
      manager: { personId, firstName: sealed(personId, 'Erika'), lastName: sealed(personId, 'Muster') },
    },
    describedAt: at,
  },
};
const added: NeedAdded = {
  type: 'campaigns.NeedAdded',
  data: {
    campaignId,
    needId,
    title: { original: 'de', de: 'Bretter' },
    description: null,
    requestedMinor: 100,
    requestedEurMinor: 100,
    currency: 'EUR',
    addedAt: at,
  },
};
const removed: NeedRemoved = { type: 'campaigns.NeedRemoved', data: { campaignId, needId, removedAt: at } };

eachReadStore((open) => {
  const after = async (...events: Parameters<typeof sealedWith>[1]) => {
    const views = await open(campaignListing('betterplace'));
    await views.given(...sealedWith(views.keys.seal, events));
    return { views, names: new CampaignNames(views.store) };
  };
  const known = [
    campaignSubmitted(),
    campaignSubmitted({ campaignId: otherCampaignId, slug: 'other', title: 'Other' }),
    campaignApproved(),
  ];

  test('campaigns and needs are named in a language, also when they are listed no more', async () => {
    const { names } = await after(...known, described, added, campaignWithdrawn(), removed);
    const [park, other] = [
      { campaignId, number: 1, title: 'Skate park Kabul' },
      { campaignId: otherCampaignId, number: 2, title: 'Other' },
    ];
    expect(await names.of([campaignId, otherCampaignId, campaignId, idOf(99)], 'en')).toEqual(
      new Map([
        [campaignId, park],
        [otherCampaignId, other],
      ]),
    );
    expect((await names.of([campaignId], 'de')).get(campaignId)?.title).toBe('Skatepark Kabul');
    const boards = { needId, campaignId, number: 1, title: 'Bretter' };
    expect(await names.ofNeeds([needId, needId], 'en')).toEqual(new Map([[needId, boards]]));
    expect(await names.of([], 'de')).toEqual(new Map());
    expect(await names.ofNeeds([], 'de')).toEqual(new Map());
  });

  test('who manages one of some campaigns is named, until the person is forgotten', async () => {
    const { views, names } = await after(...known, described);
    const erika = { firstName: 'Erika', lastName: 'Muster' };
    expect(await names.manager(personId, [otherCampaignId, campaignId])).toEqual(erika);
    expect(await names.manager(personId, [otherCampaignId])).toBeUndefined();
    expect(await names.manager(personId, [])).toBeUndefined();
    expect(await names.manager(idOf(99), [campaignId])).toBeUndefined();
    views.keys.destroy(personId);
    await views.rebuilt();
    expect(await names.manager(personId, [campaignId])).toBeUndefined();
  });
});
