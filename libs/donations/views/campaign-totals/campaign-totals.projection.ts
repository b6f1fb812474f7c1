import type { CampaignEvent } from '@almoner/campaigns/events';
import type { SupportPledgeEvent } from '@almoner/participation/events';
import { projection, put } from '@almoner/readstore';
import type {
  DonationEvent,
  DonationRecorded,
  DonationReversed,
  ForwardingEvent,
  OpeningBalanceEvent,
} from '../../events';
import {
  CampaignBackerRow,
  CampaignDonorRow,
  CampaignTotalsRow,
  NeedTotalsRow,
  OverallTotalsRow,
  SeriesTotalsRow,
} from './campaign-totals.table';
import { type MatchEvent, matches } from './matching';
import { moving, nothing, showing } from './moving';

/** A gift that nobody can be found behind has a backer and a donor of its own, which no other gift needs to find. */
function gift(data: DonationRecorded['data'] | DonationReversed['data']) {
  const backer = data.backer ?? undefined;
  const donor = data.donor ?? data.donorId ?? undefined;
  return {
    campaignId: data.campaignId,
    needId: data.needId ?? undefined,
    shares: data.shares,
    donations: 1,
    backer,
    uncountedBackers: backer === undefined ? 1 : 0,
    donor,
    uncountedDonors: donor === undefined ? 1 : 0,
  };
}

/** Forwarded money comes from gifts that an event counts; it is no gift to the campaign, and so nobody backs it. */
const forwarded = ({ campaignId, shares }: ForwardingEvent['data']) => ({ campaignId, shares, donations: 0 });

type Seen =
  CampaignEvent | DonationEvent | ForwardingEvent | OpeningBalanceEvent | SupportPledgeEvent | MatchEvent;

export const campaignTotals = projection<Seen>('campaign-totals', {
  version: 4,
  tables: [
    CampaignTotalsRow,
    SeriesTotalsRow,
    NeedTotalsRow,
    CampaignBackerRow,
    CampaignDonorRow,
    OverallTotalsRow,
  ],
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
        donorCount: 0,
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
    'donations.DonationRecorded': moving(({ data }) => ({ ...gift(data), by: 1 })),
    'donations.DonationReversed': moving(({ data }) => ({ ...gift(data), by: -1 })),
    ...matches,
    'donations.DonationsForwarded': moving(({ data }) => ({ ...forwarded(data), by: 1 })),
    'donations.ForwardingTakenBack': moving(({ data }) => ({ ...forwarded(data), by: -1 })),
    'donations.OpeningBalanceRecorded': moving(
      ({ data: { campaignId, shares, donationCount, backerCount, donorCount } }) => ({
        campaignId,
        shares,
        by: 1,
        donations: donationCount,
        uncountedBackers: backerCount,
        uncountedDonors: donorCount,
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
