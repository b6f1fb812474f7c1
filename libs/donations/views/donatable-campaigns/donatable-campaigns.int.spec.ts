import { campaignApproved, campaignSubmitted, campaignWithdrawn } from '@almoner/testing/events';
import { eachReadStore } from '@almoner/testing/read-store';
import { campaignId, idOf, seriesId } from '@almoner/testing/records';
import { expectStableRows } from '@almoner/testing/views';
import { donatableCampaigns } from './donatable-campaigns.projection';
import { DonatableCampaigns } from './donatable-campaigns.queries';
import { DonatableCampaignRow } from './donatable-campaigns.table';

eachReadStore((open) => {
  test('a campaign is open from its approval to its withdrawal, unless it is closed or prohibited', async () => {
    const views = await open(donatableCampaigns);
    const campaigns = new DonatableCampaigns(views.store);
    const row = { campaignId, currency: 'USD', seriesId, reportingCurrency: 'GBP' };
    await views.given(campaignSubmitted({ currency: 'USD' }));
    expect(await campaigns.byId(campaignId)).toEqual({ ...row, open: false });
    await views.given(campaignApproved());
    expect(await campaigns.byId(campaignId)).toEqual({ ...row, open: true });
    await views.given(campaignWithdrawn());
    expect(await campaigns.byId(campaignId)).toEqual({ ...row, open: false });
    await views.given(campaignApproved());
    const isOpen = async () => (await campaigns.byId(campaignId))?.open;
    await views.given({ type: 'campaigns.CampaignClosed', data: { campaignId } });
    expect(await isOpen()).toBe(false);
    await views.given({ type: 'campaigns.DonationsProhibited', data: { campaignId } });
    await views.given({ type: 'campaigns.CampaignReopened', data: { campaignId } });
    expect(await isOpen()).toBe(false);
    await views.given({ type: 'campaigns.DonationsAllowed', data: { campaignId } });
    expect(await isOpen()).toBe(true);
    expect(await campaigns.byId(idOf(99))).toBeUndefined();
    await expectStableRows(views, DonatableCampaignRow);
  });
});
