import { given, noon } from '@almoner/testing/given';
import { campaignId, clientId, otherCampaignId } from '@almoner/testing/records';
import type { ApiKeyIssued, CampaignAssigned, CampaignTagged, CampaignUntagged } from '../events';
import { tagCampaign } from './tag-campaign';
import { unassignCampaign } from './unassign-campaign';
import { untagCampaign } from './untag-campaign';

const issued: ApiKeyIssued = {
  type: 'identity.ApiKeyIssued',
  data: { clientId, label: 'x', surface: 'betterplace', keyDigest: 'abc', issuedAt: noon.toISOString() },
};
const assigned = (id: string): CampaignAssigned => ({
  type: 'identity.CampaignAssigned',
  data: { clientId, campaignId: id },
});
const tagged = (tag: string, id = campaignId): CampaignTagged => ({
  type: 'identity.CampaignTagged',
  data: { clientId, campaignId: id, tag },
});
const untagged = (tag: string, id = campaignId): CampaignUntagged => ({
  type: 'identity.CampaignUntagged',
  data: { clientId, campaignId: id, tag },
});
const asking = (tag: string, id = campaignId) => ({ clientId, campaignId: id, tag });
const history = [issued, assigned(campaignId), assigned(otherCampaignId)];

describe('tagging a campaign', () => {
  const story = given(tagCampaign).events(...history);

  test('puts the tag on it', () => story.when(asking(' Trier ')).then(tagged('Trier')));
  test.each(['Trier', 'TRIER', 'Triér'])('a repetition records nothing: %s', (tag) =>
    story.events(tagged('Trier')).when(asking(tag)).thenNothing(),
  );
  test('another campaign gets the tag as it was spelled first', () =>
    story
      .events(tagged('Trier'))
      .when(asking('trier', otherCampaignId))
      .then(tagged('Trier', otherCampaignId)));
  test('a tag that stands on nothing any more is spelled anew', () =>
    story.events(tagged('Trier'), untagged('Trier')).when(asking('trier')).then(tagged('trier')));
  test('a campaign carries a hundred tags of a client and no more', async () => {
    const many = Array.from({ length: 99 }, (_, index) => tagged(`tag ${index}`));
    await story
      .events(...many, tagged('elsewhere', otherCampaignId))
      .when(asking('Trier'))
      .then(tagged('Trier'));
    await story
      .events(...many, tagged('Mosel'))
      .when(asking('Trier'))
      .thenRefused('identity.too-many-tags');
    await story
      .events(...many, tagged('Mosel'))
      .when(asking('mosel'))
      .thenNothing();
  });
  test('needs an assigned campaign', () =>
    given(tagCampaign)
      .events(issued, assigned(otherCampaignId))
      .when(asking('Trier'))
      .thenRefused('identity.campaign-not-assigned'));
  test('needs a client', () =>
    given(tagCampaign).when(asking('Trier')).thenRefused('identity.client-unknown'));
  test.each([' ', '\u0301', 'x'.repeat(101)])('is never %j', (wrong) =>
    story.when(asking(wrong)).thenMalformed(),
  );
});

describe('taking a tag off', () => {
  const story = given(untagCampaign).events(...history, tagged('Trier'), tagged('Trier', otherCampaignId));

  test('names the tag as it was spelled first', () => story.when(asking('TRIER')).then(untagged('Trier')));
  test('leaves it on other campaigns', () =>
    story
      .events(untagged('Trier'))
      .when(asking('Trier', otherCampaignId))
      .then(untagged('Trier', otherCampaignId)));
  test('a repetition, and a tag that there is not, record nothing', async () => {
    await story.events(untagged('Trier')).when(asking('Trier')).thenNothing();
    await story.when(asking('Mosel')).thenNothing();
  });
  test('needs a client', () =>
    given(untagCampaign).when(asking('Trier')).thenRefused('identity.client-unknown'));
});

test('an assignment that is taken back takes its tags along', () => {
  const gone = [
    untagged('Trier'),
    untagged('Eifel'),
    { type: 'identity.CampaignUnassigned', data: { clientId, campaignId } } as const,
  ];
  return given(unassignCampaign)
    .events(...history, tagged('Trier'), tagged('Mosel', otherCampaignId), tagged('Eifel'))
    .when({ clientId, campaignId })
    .then(...gone);
});
