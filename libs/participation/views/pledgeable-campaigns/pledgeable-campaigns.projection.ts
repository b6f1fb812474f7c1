import type { CampaignEvent } from '@almoner/campaigns/events';
import { change, projection, put } from '@almoner/readstore';
import { PledgeableCampaignRow } from './pledgeable-campaigns.table';

export const pledgeableCampaigns = projection<CampaignEvent>('pledgeable-campaigns', {
  version: 1,
  tables: [PledgeableCampaignRow],
  on: {
    'campaigns.CampaignSubmitted': ({ data: { campaignId } }) => [put(PledgeableCampaignRow, { campaignId })],
    'campaigns.CampaignApproved': ({ data: { campaignId } }) => [
      change(PledgeableCampaignRow, { campaignId }, { set: { open: true } }),
    ],
    'campaigns.CampaignWithdrawn': ({ data: { campaignId } }) => [
      change(PledgeableCampaignRow, { campaignId }, { set: { open: false } }),
    ],
  },
});
