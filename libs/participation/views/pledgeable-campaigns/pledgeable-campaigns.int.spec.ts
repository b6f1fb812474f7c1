import { campaignApproved, campaignSubmitted, campaignWithdrawn } from '@almoner/testing/events';
import { eachReadStore } from '@almoner/testing/read-store';
import { campaignId } from '@almoner/testing/records';
import { expectStableRows } from '@almoner/testing/views';
import { pledgeableCampaigns } from './pledgeable-campaigns.projection';
import { PledgeableCampaigns } from './pledgeable-campaigns.queries';
import { PledgeableCampaignRow } from './pledgeable-campaigns.table';

eachReadStore((open) => {
  test('a campaign is open from its approval to its withdrawal', async () => {
    const views = await open(pledgeableCampaigns);
    const campaigns = new PledgeableCampaigns(views.store);
    expect(await campaigns.state(campaignId)).toBeUndefined();
    await views.given(campaignSubmitted());
    expect(await campaigns.state(campaignId)).toBe('closed');
    await views.given(campaignApproved());
    expect(await campaigns.state(campaignId)).toBe('open');
    await views.given(campaignWithdrawn());
    expect(await campaigns.state(campaignId)).toBe('closed');
    await expectStableRows(views, PledgeableCampaignRow);
  });
});
