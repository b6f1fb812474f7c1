import type { CampaignEvent } from '@almoner/campaigns/events';
import { change, projection, put } from '@almoner/readstore';
import { DonatableCampaignRow } from './donatable-campaigns.table';

export const donatableCampaigns = projection<CampaignEvent>('donatable-campaigns', {
  version: 2,
  tables: [DonatableCampaignRow],
  on: {
    'campaigns.CampaignSubmitted': ({ data: { campaignId, currency, seriesId, reportingCurrency } }) => [
      put(DonatableCampaignRow, { campaignId, currency, seriesId, reportingCurrency }),
    ],
    'campaigns.CampaignApproved': ({ data: { campaignId } }) => [
      change(DonatableCampaignRow, { campaignId }, { set: { listed: true } }),
    ],
    'campaigns.CampaignWithdrawn': ({ data: { campaignId } }) => [
      change(DonatableCampaignRow, { campaignId }, { set: { listed: false } }),
    ],
    'campaigns.CampaignClosed': ({ data: { campaignId } }) => [
      change(DonatableCampaignRow, { campaignId }, { set: { closed: true } }),
    ],
    'campaigns.CampaignReopened': ({ data: { campaignId } }) => [
      change(DonatableCampaignRow, { campaignId }, { set: { closed: false } }),
    ],
    'campaigns.DonationsProhibited': ({ data: { campaignId } }) => [
      change(DonatableCampaignRow, { campaignId }, { set: { prohibited: true } }),
    ],
    'campaigns.DonationsAllowed': ({ data: { campaignId } }) => [
      change(DonatableCampaignRow, { campaignId }, { set: { prohibited: false } }),
    ],
  },
});
