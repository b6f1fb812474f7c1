import { change, projection, put, remove } from '@almoner/readstore';
import type { ApiClientEvent } from '../../events';
import { ApiKeyRow, AssignedCampaignRow } from './api-clients.table';

export const apiClients = projection<ApiClientEvent>('api-clients', {
  version: 1,
  tables: [ApiKeyRow, AssignedCampaignRow],
  on: {
    'identity.ApiKeyIssued': ({ data: { keyDigest, clientId, label, surface } }) => [
      put(ApiKeyRow, { keyDigest, clientId, label, surface }),
    ],
    'identity.ApiKeyRevoked': ({ data: { keyDigest } }) => [
      change(ApiKeyRow, { keyDigest }, { set: { revoked: true } }),
    ],
    'identity.CampaignAssigned': ({ data: { clientId, campaignId } }) => [
      put(AssignedCampaignRow, { clientId, campaignId }),
    ],
    'identity.CampaignUnassigned': ({ data: { clientId, campaignId } }) => [
      remove(AssignedCampaignRow, { clientId, campaignId }),
    ],
  },
});
