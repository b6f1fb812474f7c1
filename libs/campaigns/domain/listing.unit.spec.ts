import { campaignApproved, campaignSubmitted, campaignWithdrawn } from '@almoner/testing/events';
import { given } from '@almoner/testing/given';
import { campaignId } from '@almoner/testing/records';
import { approveCampaign } from './approve-campaign';
import { campaign } from './campaign';
import { withdrawCampaign } from './withdraw-campaign';

const id = { campaignId };
const submitted = campaignSubmitted();
const approved = campaignApproved();
const withdrawn = campaignWithdrawn();

describe('approving a campaign', () => {
  test('lists a draft', () => given(approveCampaign).events(submitted).when(id).then(approved));
  test('lists a withdrawn one again', () =>
    given(approveCampaign).events(submitted, approved, withdrawn).when(id).then(approved));
  test('a repetition records nothing', () =>
    given(approveCampaign).events(submitted, approved).when(id).thenNothing());
  test('needs a campaign', () => given(approveCampaign).when(id).thenRefused('campaigns.campaign-unknown'));
});

describe('withdrawing a campaign', () => {
  test('takes a listed one off', () =>
    given(withdrawCampaign).events(submitted, approved).when(id).then(withdrawn));
  test('tells that a draft was never listed', () =>
    given(withdrawCampaign)
      .events(submitted)
      .when(id)
      .then(campaignWithdrawn({ wasListed: false })));
  test('a repetition records nothing', () =>
    given(withdrawCampaign).events(submitted, withdrawn).when(id).thenNothing());
  test('needs a campaign', () => given(withdrawCampaign).when(id).thenRefused('campaigns.campaign-unknown'));
});

test('a history that starts in the middle is a fault', () => {
  expect(() => campaign.evolve(campaign.initial, approved)).toThrow('before the campaign');
});
