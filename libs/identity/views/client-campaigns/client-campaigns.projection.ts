import type { CampaignApproved, CampaignWithdrawn } from '@almoner/campaigns/events';
import { type RowOperation, change, projection, put, reading, remove } from '@almoner/readstore';
import type { CampaignAssigned, CampaignUnassigned } from '../../events';
import { CampaignClientsRow, ClientCampaignRow, ClientSizeRow } from './client-campaigns.table';

type Assignment = CampaignAssigned | CampaignUnassigned;
type Listing = CampaignApproved | CampaignWithdrawn;

export const clientCampaigns = projection<Assignment | Listing>('client-campaigns', {
  version: 1,
  tables: [ClientCampaignRow, CampaignClientsRow, ClientSizeRow],
  on: {
    'identity.CampaignAssigned': assigning((clients, clientId) => [...clients, clientId]),
    'identity.CampaignUnassigned': assigning((clients, clientId) =>
      clients.filter((other) => other !== clientId),
    ),
    'campaigns.CampaignApproved': listing(true),
    'campaigns.CampaignWithdrawn': listing(false),
  },
});

function assigning<E extends Assignment>(
  next: (clients: readonly string[], clientId: string) => readonly string[],
) {
  return reading<E>({
    keys: ({ data: { campaignId } }) => [{ table: CampaignClientsRow, key: { campaignId } }],
    apply({ data: { clientId, campaignId } }, own) {
      const before = own(CampaignClientsRow, { campaignId });
      const listed = before?.listed ?? false;
      const known = clientsOf(before?.clientIds);
      const clients = next(known, clientId);
      const campaign = { clientId, campaignId };
      return [
        put(CampaignClientsRow, { campaignId, listed, clientIds: JSON.stringify(clients) }),
        clients.includes(clientId)
          ? put(ClientCampaignRow, { ...campaign, listed })
          : remove(ClientCampaignRow, campaign),
        ...(listed ? [grown(clientId, clients.length - known.length)] : []),
      ];
    },
  });
}

/** A campaign may come and go several times; only a change counts. */
function listing<E extends Listing>(listed: boolean) {
  return reading<E>({
    keys: ({ data: { campaignId } }) => [{ table: CampaignClientsRow, key: { campaignId } }],
    apply({ data: { campaignId } }, own) {
      const before = own(CampaignClientsRow, { campaignId });
      if ((before?.listed ?? false) === listed) return [];
      const clientIds = before?.clientIds ?? '[]';
      return [
        put(CampaignClientsRow, { campaignId, listed, clientIds }),
        ...clientsOf(clientIds).flatMap((clientId) => [
          change(ClientCampaignRow, { clientId, campaignId }, { set: { listed } }),
          grown(clientId, listed ? 1 : -1),
        ]),
      ];
    },
  });
}

const clientsOf = (json = '[]'): readonly string[] => JSON.parse(json) as string[];

const grown = (clientId: string, by: number): RowOperation =>
  change(ClientSizeRow, { clientId }, { add: { campaignsCount: by } });
