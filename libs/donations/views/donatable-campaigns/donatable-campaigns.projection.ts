import type { CampaignEvent } from '@almoner/campaigns/events';
import { change, projection, put } from '@almoner/readstore';
import { DonatableCampaignRow } from './donatable-campaigns.table';

export const donatableCampaigns = projection<CampaignEvent>('donatable-campaigns', {
  version: 1,
  tables: [DonatableCampaignRow],
  on: {
    'campaigns.CampaignSubmitted': ({ data: { campaignId, currency, seriesId, reportingCurrency } }) => [
      put(DonatableCampaignRow, { campaignId, currency, seriesId, reportingCurrency }),
    ],
    'campaigns.CampaignApproved': ({ data: { campaignId } }) => [
      change(DonatableCampaignRow, { campaignId }, { set: { open: true } }),
    ],
    'campaigns.CampaignWithdrawn': ({ data: { campaignId } }) => [
      change(DonatableCampaignRow, { campaignId }, { set: { open: false } }),
    ],
  },
});
