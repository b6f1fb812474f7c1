import { p, viewTable } from '@almoner/readstore';
import type { CampaignPlan } from '../../events';

/** One series as peer-to-peer fundraising shows it. Its goal is in minor units of the reporting currency. */
export const PeerSeriesRow = viewTable(
  'peer_series',
  {
    seriesId: p.string().primary(),
    number: p.integer(),
    pageNumber: p.integer(),
    title: p.text(),
    url: p.text().nullable(),
    reportingCurrency: p.string(),
    goalMinor: p.bigint('number').nullable(),
    createdAt: p.bigint('number'),
    version: p.bigint('number'),
  },
  { indexes: [['number']] },
);

/** One campaign as peer-to-peer fundraising shows it; what it raised is told by the donations. */
export const PeerCampaignRow = viewTable(
  'peer_campaigns',
  {
    campaignId: p.string().primary(),
    seriesId: p.string(),
    number: p.integer(),
    seriesNumber: p.integer(),
    /** Null until anybody can see the campaign on the surface. */
    pageNumber: p.integer().nullable(),
    organisationId: p.string().nullable(),
    title: p.text(),
    titleFolded: p.text(),
    description: p.text(),
    slug: p.string(),
    currency: p.string(),
    status: p.string().$type<'draft' | 'listed' | 'withdrawn'>(),
    listed: p.boolean(),
    kind: p.string().$type<CampaignPlan['kind']>(),
    /** The place of the kind in the order of kinds, which lists sort and filter by; 0 is any other. */
    kindPlace: p.integer(),
    goalMinor: p.bigint('number').nullable(),
    heldAt: p.bigint('number').nullable(),
    url: p.text().nullable(),
    donorDataRestricted: p.boolean(),
    createdAt: p.bigint('number'),
    modifiedAt: p.bigint('number'),
    version: p.bigint('number'),
  },
  {
    indexes: [
      ['number'],
      ['seriesId', 'number'],
      ['seriesId', 'titleFolded', 'number'],
      ['seriesId', 'heldAt', 'number'],
    ],
  },
);

/** Who administers which campaigns. */
export const OrganiserRow = viewTable('peer_organisers', {
  personId: p.string().primary(),
  campaignId: p.string().primary(),
});
