import { eachReadStore } from '@almoner/testing/read-store';
import { campaignId, clientId, idOf, otherCampaignId } from '@almoner/testing/records';
import { expectStableRows } from '@almoner/testing/views';
import type { ApiClientEvent } from '../../events';
import { apiClients } from './api-clients.projection';
import { ApiClients } from './api-clients.queries';
import { ApiKeyRow, AssignedCampaignRow } from './api-clients.table';

const issuedAt = '2011-08-23T09:58:54.000Z';
const issued = (keyDigest: string, holder = clientId): ApiClientEvent => ({
  type: 'identity.ApiKeyIssued',
  data: { clientId: holder, label: 'Give-a-gram', surface: 'fifty-fifty', keyDigest, issuedAt },
});
const revoked = (keyDigest: string): ApiClientEvent => ({
  type: 'identity.ApiKeyRevoked',
  data: { clientId, keyDigest, revokedAt: issuedAt },
});
const assigned = (campaign: string, holder = clientId): ApiClientEvent => ({
  type: 'identity.CampaignAssigned',
  data: { clientId: holder, campaignId: campaign },
});
const unassigned = (campaign: string): ApiClientEvent => ({
  type: 'identity.CampaignUnassigned',
  data: { clientId, campaignId: campaign },
});
const holder = { clientId, label: 'Give-a-gram', surface: 'fifty-fifty', revoked: false };

eachReadStore((open) => {
  const after = async (...events: ApiClientEvent[]) => {
    const views = await open(apiClients);
    await views.given(...events);
    return { views, clients: new ApiClients(views.store) };
  };

  test('a key leads to its client, and a client to the campaigns that are assigned', async () => {
    const { clients } = await after(
      issued('abc'),
      assigned(otherCampaignId),
      assigned(campaignId),
      issued('xyz', idOf(99)),
      assigned(idOf(98), idOf(99)),
    );
    expect(await clients.byKeyDigest('abc')).toEqual(holder);
    expect(await clients.isAssigned(clientId, campaignId)).toBe(true);
    expect(await clients.isAssigned(clientId, idOf(98))).toBe(false);
  });

  test('a key without campaigns leads to its client too; a digest that no key has to none', async () => {
    const { clients } = await after(issued('abc'));
    expect(await clients.byKeyDigest('abc')).toEqual(holder);
    expect(await clients.byKeyDigest('abd')).toBeUndefined();
  });

  test('an assignment that was taken back is gone', async () => {
    const { clients } = await after(issued('abc'), assigned(campaignId), unassigned(campaignId));
    expect(await clients.isAssigned(clientId, campaignId)).toBe(false);
  });

  test('a revoked key is told as such; the next one keeps the campaigns', async () => {
    const { views, clients } = await after(
      issued('abc'),
      assigned(campaignId),
      revoked('abc'),
      issued('def'),
    );
    expect(await clients.byKeyDigest('abc')).toMatchObject({ clientId, revoked: true });
    expect(await clients.byKeyDigest('def')).toEqual(holder);
    expect(await clients.isAssigned(clientId, campaignId)).toBe(true);
    await expectStableRows(views, ApiKeyRow, AssignedCampaignRow);
  });
});
