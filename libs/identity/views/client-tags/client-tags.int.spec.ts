import { campaignApproved, campaignWithdrawn } from '@almoner/testing/events';
import { eachReadStore } from '@almoner/testing/read-store';
import { campaignId, clientId, idOf, otherCampaignId } from '@almoner/testing/records';
import { expectStableRows } from '@almoner/testing/views';
import { clientTags } from './client-tags.projection';
import { ClientTags, type TagOrder } from './client-tags.queries';
import { CampaignTagRow, ClientTagCountRow, ClientTagRow, TaggedCampaignRow } from './client-tags.table';

const otherClient = idOf(99);
const all = { offset: 0, limit: 20 };
const tagged = (tag: string, campaign = campaignId, client = clientId) => ({
  type: 'identity.CampaignTagged',
  data: { clientId: client, campaignId: campaign, tag },
});
const untagged = (tag: string, campaign = campaignId) => ({
  ...tagged(tag, campaign),
  type: 'identity.CampaignUntagged',
});
const item = (tag: string, tagFolded: string, campaignsCount: number) => ({ tag, tagFolded, campaignsCount });

eachReadStore((open) => {
  const started = async () => {
    const views = await open(clientTags);
    return { views, tags: new ClientTags(views.store) };
  };
  const stable = (views: Awaited<ReturnType<typeof started>>['views']) =>
    expectStableRows(views, CampaignTagRow, TaggedCampaignRow, ClientTagRow, ClientTagCountRow);

  test('tags are counted over listed campaigns, whichever came first', async () => {
    const { views, tags } = await started();
    expect(await tags.page(clientId, all)).toEqual({ total: 0, items: [] });
    await views.given(
      tagged('Trier'),
      tagged('Éifel'),
      campaignApproved(),
      campaignApproved({ campaignId: otherCampaignId }),
      tagged('Trier', otherCampaignId),
      tagged('Draft', idOf(98)),
      tagged('Trier', campaignId, otherClient),
    );
    expect(await tags.page(clientId, all)).toEqual({
      total: 2,
      items: [item('Éifel', 'eifel', 1), item('Trier', 'trier', 2)],
    });
    expect(await tags.page(clientId, { offset: 1, limit: 1 })).toEqual({
      total: 2,
      items: [item('Trier', 'trier', 2)],
    });
    expect(await tags.page(otherClient, all)).toEqual({ total: 1, items: [item('Trier', 'trier', 1)] });
    expect(await tags.campaignIds(clientId, 'TRIER')).toEqual([campaignId, otherCampaignId]);
    expect(await tags.campaignIds(clientId, 'Draft')).toEqual([]);
    await stable(views);
  });

  test('a campaign that leaves the lists takes its tags along, and brings them back', async () => {
    const { views, tags } = await started();
    await views.given(tagged('Trier'), campaignApproved(), campaignWithdrawn());
    expect(await tags.page(clientId, all)).toEqual({ total: 0, items: [] });
    expect(await tags.ofCampaign(clientId, campaignId)).toEqual([]);
    expect(await tags.campaignIds(clientId, 'Trier')).toEqual([]);
    await views.given(campaignApproved(), campaignApproved());
    expect(await tags.page(clientId, all)).toEqual({ total: 1, items: [item('Trier', 'trier', 1)] });
    expect(await tags.ofCampaign(clientId, campaignId)).toEqual([item('Trier', 'trier', 1)]);
    await stable(views);
  });

  test('a tag that was taken off is gone with its last campaign', async () => {
    const { views, tags } = await started();
    await views.given(
      campaignApproved(),
      campaignApproved({ campaignId: otherCampaignId }),
      tagged('Trier'),
      tagged('Trier', otherCampaignId),
      tagged('Mosel'),
      untagged('Mosel'),
      untagged('Trier'),
    );
    expect(await tags.page(clientId, all)).toEqual({ total: 1, items: [item('Trier', 'trier', 1)] });
    expect(await tags.campaignIds(clientId, 'Trier')).toEqual([otherCampaignId]);
    await views.given(untagged('Trier', otherCampaignId), tagged('TRIER'));
    expect(await tags.page(clientId, all)).toEqual({ total: 1, items: [item('TRIER', 'trier', 1)] });
    await stable(views);
  });

  test.each<[string, TagOrder[], string[]]>([
    ['by the tag where nothing is asked', [], ['a', 'b', 'c']],
    ['by the tag, backwards', [{ by: 'slug', descending: true }], ['c', 'b', 'a']],
    ['by the count', [{ by: 'campaignsCount' }], ['a', 'c', 'b']],
    [
      'by the count, then backwards by the tag',
      [{ by: 'campaignsCount' }, { by: 'slug', descending: true }],
      ['c', 'a', 'b'],
    ],
    ['by the count, backwards', [{ by: 'campaignsCount', descending: true }], ['b', 'a', 'c']],
  ])('the tags of a campaign stand %s', async (_, orders, expected) => {
    const { views, tags } = await started();
    await views.given(
      campaignApproved(),
      campaignApproved({ campaignId: otherCampaignId }),
      ...['c', 'a', 'b'].map((tag) => tagged(tag)),
      tagged('b', otherCampaignId),
      tagged('d', otherCampaignId),
    );
    const found = await tags.ofCampaign(clientId, campaignId, orders);
    expect(found.map(({ tag }) => tag)).toEqual(expected);
  });
});
