import { campaignApproved, campaignWithdrawn } from '@almoner/testing/events';
import { eachReadStore } from '@almoner/testing/read-store';
import { campaignId, clientId, idOf, otherCampaignId } from '@almoner/testing/records';
import { expectStableRows } from '@almoner/testing/views';
import { clientCampaigns } from './client-campaigns.projection';
import { ClientCampaigns } from './client-campaigns.queries';
import { CampaignClientsRow, ClientCampaignRow, ClientSizeRow } from './client-campaigns.table';

const otherClient = idOf(99);
const assigned = (client: string, campaign: string) => ({
  type: 'identity.CampaignAssigned',
  data: { clientId: client, campaignId: campaign },
});
const unassigned = (client: string, campaign: string) => ({
  ...assigned(client, campaign),
  type: 'identity.CampaignUnassigned',
});

eachReadStore((open) => {
  const started = async () => {
    const views = await open(clientCampaigns);
    const campaigns = new ClientCampaigns(views.store);
    const seen = async (client: string) => [await campaigns.count(client), await campaigns.idsOf(client)];
    return { views, campaigns, seen };
  };

  test('a client shows what is assigned to it and listed, whichever came first', async () => {
    const { views, campaigns, seen } = await started();
    expect(await seen(clientId)).toEqual([0, []]);
    await views.given(
      assigned(clientId, campaignId),
      assigned(otherClient, campaignId),
      campaignApproved(),
      campaignApproved({ campaignId: otherCampaignId }),
      assigned(clientId, otherCampaignId),
      assigned(clientId, idOf(98)),
    );
    expect(await seen(clientId)).toEqual([2, [campaignId, otherCampaignId]]);
    expect(await seen(otherClient)).toEqual([1, [campaignId]]);
    expect(await campaigns.shows(clientId, otherCampaignId)).toBe(true);
    expect(await campaigns.shows(clientId, idOf(98))).toBe(false);
    expect(await campaigns.shows(otherClient, otherCampaignId)).toBe(false);
    await expectStableRows(views, ClientCampaignRow, CampaignClientsRow, ClientSizeRow);
  });

  test('a campaign that leaves the lists leaves its clients, and comes back to them', async () => {
    const { views, campaigns, seen } = await started();
    await views.given(assigned(clientId, campaignId), campaignApproved(), campaignWithdrawn());
    expect(await seen(clientId)).toEqual([0, []]);
    expect(await campaigns.shows(clientId, campaignId)).toBe(false);
    await views.given(campaignApproved(), campaignApproved());
    expect(await seen(clientId)).toEqual([1, [campaignId]]);
    await views.given(campaignWithdrawn(), campaignWithdrawn({ wasListed: false }));
    expect(await seen(clientId)).toEqual([0, []]);
    await expectStableRows(views, ClientCampaignRow, CampaignClientsRow, ClientSizeRow);
  });

  test('an assignment that was taken back is gone, listed or not', async () => {
    const { views, seen } = await started();
    await views.given(
      assigned(clientId, campaignId),
      assigned(otherClient, campaignId),
      campaignApproved(),
      unassigned(clientId, campaignId),
      assigned(clientId, otherCampaignId),
      unassigned(clientId, otherCampaignId),
      campaignApproved({ campaignId: otherCampaignId }),
    );
    expect(await seen(clientId)).toEqual([0, []]);
    expect(await seen(otherClient)).toEqual([1, [campaignId]]);
    await expectStableRows(views, ClientCampaignRow, CampaignClientsRow, ClientSizeRow);
  });
});
