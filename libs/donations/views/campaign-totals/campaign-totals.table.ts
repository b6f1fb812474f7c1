import { p, viewTable } from '@almoner/readstore';

/** What one campaign has raised, in each currency that a surface totals in; `version` is the position of its last change. */
export const CampaignTotalsRow = viewTable('campaign_totals', {
  campaignId: p.string().primary(),
  seriesId: p.string(),
  listed: p.boolean().default(false),
  currency: p.string(),
  campaignMinor: p.bigint(),
  reportingCurrency: p.string(),
  seriesMinor: p.bigint(),
  eurMinor: p.bigint(),
  gbpMinor: p.bigint(),
  donationCount: p.integer(),
  backerCount: p.integer(),
  donorCount: p.integer(),
  version: p.bigint('number'),
});

/** What all campaigns of a series raised together, in minor units of its reporting currency. */
export const SeriesTotalsRow = viewTable('series_totals', {
  seriesId: p.string().primary(),
  seriesMinor: p.bigint(),
  version: p.bigint('number'),
});

/** What one need of a campaign got; it is part of the campaign's totals. */
export const NeedTotalsRow = viewTable(
  'need_totals',
  {
    needId: p.string().primary(),
    campaignId: p.string(),
    campaignMinor: p.bigint(),
    eurMinor: p.bigint(),
    gbpMinor: p.bigint(),
    donationCount: p.integer(),
    version: p.bigint('number'),
  },
  { indexes: [['campaignId']] },
);

/** How many gifts of a campaign came from one donor; who gave without any trace is only counted. */
export const CampaignDonorRow = viewTable('campaign_donors', {
  campaignId: p.string().primary(),
  donor: p.string().primary(),
  references: p.integer(),
});

/** How many gifts and active pledges of a campaign stand behind one backer; who stands behind an unnamed gift is only counted. */
export const CampaignBackerRow = viewTable('campaign_backers', {
  campaignId: p.string().primary(),
  backer: p.string().primary(),
  references: p.integer(),
});

/** The sums over all listed campaigns, in one row. */
export const OverallTotalsRow = viewTable('overall_totals', {
  scope: p.string().$type<'listed'>().primary(),
  campaignCount: p.integer(),
  backerCount: p.integer(),
  donationCount: p.integer(),
  gbpMinor: p.bigint(),
  eurMinor: p.bigint(),
  version: p.bigint('number'),
});
