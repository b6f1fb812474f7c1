import { campaignApproved, campaignSubmitted, campaignWithdrawn } from '@almoner/testing/events';
import { eachReadStore } from '@almoner/testing/read-store';
import { campaignId, idOf, seriesId } from '@almoner/testing/records';
import { expectStableRows } from '@almoner/testing/views';
import { donatableCampaigns } from './donatable-campaigns.projection';
import { DonatableCampaigns } from './donatable-campaigns.queries';
import { DonatableCampaignRow } from './donatable-campaigns.table';

eachReadStore((open) => {
  test('a campaign is open from its approval to its withdrawal', async () => {
    const views = await open(donatableCampaigns);
    const campaigns = new DonatableCampaigns(views.store);
    const row = { campaignId, currency: 'USD', seriesId, reportingCurrency: 'GBP' };
    await views.given(campaignSubmitted({ currency: 'USD' }));
    expect(await campaigns.byId(campaignId)).toEqual({ ...row, open: false });
    await views.given(campaignApproved());
    expect(await campaigns.byId(campaignId)).toEqual({ ...row, open: true });
    await views.given(campaignWithdrawn());
    expect(await campaigns.byId(campaignId)).toEqual({ ...row, open: false });
    expect(await campaigns.byId(idOf(99))).toBeUndefined();
    await expectStableRows(views, DonatableCampaignRow);
  });
});
