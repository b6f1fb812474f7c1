import { campaignSubmitted } from '@almoner/testing/events';
import { given, noon } from '@almoner/testing/given';
import { campaignId } from '@almoner/testing/records';
import type { CampaignClosed, CampaignReopened, DonationsAllowed, DonationsProhibited } from '../events';
import { allowDonations } from './allow-donations';
import { campaign } from './campaign';
import { closeCampaign } from './close-campaign';
import { prohibitDonations } from './prohibit-donations';
import { reopenCampaign } from './reopen-campaign';

const id = { campaignId };
const at = noon.toISOString();
const submitted = campaignSubmitted();
const closed: CampaignClosed = { type: 'campaigns.CampaignClosed', data: { campaignId, closedAt: at } };
const reopened: CampaignReopened = {
  type: 'campaigns.CampaignReopened',
  data: { campaignId, reopenedAt: at },
};
const prohibited: DonationsProhibited = {
  type: 'campaigns.DonationsProhibited',
  data: { campaignId, prohibitedAt: at },
};
const allowed: DonationsAllowed = {
  type: 'campaigns.DonationsAllowed',
  data: { campaignId, allowedAt: at },
};

describe('closing a campaign', () => {
  test('ends it', () => given(closeCampaign).events(submitted).when(id).then(closed));
  test('ends a reopened one again', () =>
    given(closeCampaign).events(submitted, closed, reopened).when(id).then(closed));
  test('a repetition records nothing', () =>
    given(closeCampaign).events(submitted, closed).when(id).thenNothing());
  test('needs a campaign', () => given(closeCampaign).when(id).thenRefused('campaigns.campaign-unknown'));
});

describe('reopening a campaign', () => {
  test('lets it go on', () => given(reopenCampaign).events(submitted, closed).when(id).then(reopened));
  test('records nothing where it is open', () =>
    given(reopenCampaign).events(submitted).when(id).thenNothing());
  test('needs a campaign', () => given(reopenCampaign).when(id).thenRefused('campaigns.campaign-unknown'));
});

describe('prohibiting gifts', () => {
  test('stops them', () => given(prohibitDonations).events(submitted).when(id).then(prohibited));
  test('is another thing than closing', () =>
    given(prohibitDonations).events(submitted, closed).when(id).then(prohibited));
  test('a repetition records nothing', () =>
    given(prohibitDonations).events(submitted, prohibited).when(id).thenNothing());
  test('needs a campaign', () => given(prohibitDonations).when(id).thenRefused('campaigns.campaign-unknown'));
});

describe('allowing gifts', () => {
  test('takes the prohibition back', () =>
    given(allowDonations).events(submitted, prohibited).when(id).then(allowed));
  test('records nothing where they are allowed', () =>
    given(allowDonations).events(submitted, prohibited, allowed).when(id).thenNothing());
  test('needs a campaign', () => given(allowDonations).when(id).thenRefused('campaigns.campaign-unknown'));
});

test('a draft is closed and takes no gifts for as long as it is told so, and stays what it is beside', () => {
  const after = (...events: Parameters<typeof campaign.evolve>[1][]) =>
    events.reduce((state, event) => campaign.evolve(state, event), campaign.initial);
  const draft = after(submitted);
  expect(draft).toMatchObject({ status: 'draft', closed: false, donationsProhibited: false });
  expect(after(submitted, closed, prohibited)).toEqual({ ...draft, closed: true, donationsProhibited: true });
  expect(after(submitted, closed, prohibited, reopened, allowed)).toEqual(draft);
});
