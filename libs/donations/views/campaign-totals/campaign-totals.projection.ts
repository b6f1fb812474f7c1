import type { CampaignEvent } from '@almoner/campaigns/events';
import type { SupportPledgeEvent } from '@almoner/participation/events';
import { projection, put } from '@almoner/readstore';
import type { DonationEvent, OpeningBalanceEvent } from '../../events';
import { CampaignBackerRow, CampaignTotalsRow, OverallTotalsRow } from './campaign-totals.table';
import { moving, nothing, showing } from './moving';

type Seen = CampaignEvent | DonationEvent | OpeningBalanceEvent | SupportPledgeEvent;

export const campaignTotals = projection<Seen>('campaign-totals', {
  version: 1,
  tables: [CampaignTotalsRow, CampaignBackerRow, OverallTotalsRow],
  on: {
    'campaigns.CampaignSubmitted': ({ data, position }) => {
      const { campaignId, seriesId, currency, reportingCurrency } = data;
      const empty = {
        campaignMinor: 0,
        seriesMinor: 0,
        eurMinor: 0,
        gbpMinor: 0,
        donationCount: 0,
        backerCount: 0,
      };
      return [
        put(CampaignTotalsRow, {
          campaignId,
          seriesId,
          currency,
          reportingCurrency,
          ...empty,
          version: position,
        }),
      ];
    },
    'campaigns.CampaignApproved': showing(true),
    'campaigns.CampaignWithdrawn': showing(false),
    'donations.DonationRecorded': moving(({ data: { donationId, campaignId, shares, backer } }) => ({
      campaignId,
      shares,
      by: 1,
      donations: 1,
      backer: backer ?? donationId,
    })),
    'donations.DonationReversed': moving(({ data: { donationId, campaignId, shares, backer } }) => ({
      campaignId,
      shares,
      by: -1,
      donations: 1,
      backer: backer ?? donationId,
    })),
    'donations.OpeningBalanceRecorded': moving(
      ({ data: { campaignId, shares, donationCount, backerCount } }) => ({
        campaignId,
        shares,
        by: 1,
        donations: donationCount,
        uncountedBackers: backerCount,
      }),
    ),
    'participation.SupportPledged': moving(({ data: { campaignId, backer } }) => ({
      campaignId,
      shares: nothing,
      by: 1,
      donations: 0,
      backer,
    })),
    'participation.SupportPledgeCancelled': moving(({ data: { campaignId, backer } }) => ({
      campaignId,
      shares: nothing,
      by: -1,
      donations: 0,
      backer,
    })),
  },
});
