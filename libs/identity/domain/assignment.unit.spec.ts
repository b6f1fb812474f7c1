import { given, noon } from '@almoner/testing/given';
import { campaignId, clientId, otherCampaignId } from '@almoner/testing/records';
import type { ApiKeyIssued, CampaignAssigned, CampaignUnassigned } from '../events';
import { assignCampaignToClient } from './assign-campaign-to-client';
import { unassignCampaign } from './unassign-campaign';

const issued: ApiKeyIssued = {
  type: 'identity.ApiKeyIssued',
  data: { clientId, label: 'x', surface: 'fifty-fifty', keyDigest: 'abc', issuedAt: noon.toISOString() },
};
const assigned: CampaignAssigned = { type: 'identity.CampaignAssigned', data: { clientId, campaignId } };
const unassigned: CampaignUnassigned = {
  type: 'identity.CampaignUnassigned',
  data: { clientId, campaignId },
};
const pair = { clientId, campaignId };

describe('assigning a campaign', () => {
  const client = given(assignCampaignToClient).events(issued);
  test('lets the client write to it', () => client.when(pair).then(assigned));
  test('a repetition records nothing', () => client.events(assigned).when(pair).thenNothing());
  test('works again after it was taken back', () =>
    client.events(assigned, unassigned).when(pair).then(assigned));
  test('needs a client', () =>
    given(assignCampaignToClient).when(pair).thenRefused('identity.client-unknown'));
});

describe('taking an assignment back', () => {
  const client = given(unassignCampaign).events(issued);
  test('ends what the client may write', () => client.events(assigned).when(pair).then(unassigned));
  test('leaves the other campaigns assigned', () =>
    client
      .events(assigned, { ...assigned, data: { clientId, campaignId: otherCampaignId } }, unassigned)
      .when({ clientId, campaignId: otherCampaignId })
      .then({ ...unassigned, data: { clientId, campaignId: otherCampaignId } }));
  test('a campaign that is not assigned is left alone', () => client.when(pair).thenNothing());
  test('needs a client', () => given(unassignCampaign).when(pair).thenRefused('identity.client-unknown'));
});
