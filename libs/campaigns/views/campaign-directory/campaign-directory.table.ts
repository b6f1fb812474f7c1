import { p, viewTable } from '@almoner/readstore';

/** One campaign as it may be shown; `version` is the log position of its last change. */
export const CampaignRow = viewTable(
  'campaigns',
  {
    campaignId: p.string().primary(),
    seriesId: p.string(),
    campaignerId: p.string(),
    title: p.text(),
    description: p.text(),
    slug: p.string(),
    hashtag: p.string(),
    currency: p.string(),
    gatewayUrl: p.text().nullable(),
    status: p.string().$type<'draft' | 'listed' | 'withdrawn'>(),
    submittedAt: p.bigint('number'),
    version: p.bigint('number'),
  },
  { indexes: [['slug']] },
);

/** The numbers by which surfaces know campaigns. */
export const CampaignNumberRow = viewTable(
  'campaign_numbers',
  {
    surface: p.string().primary(),
    campaignId: p.string().primary(),
    number: p.integer(),
  },
  { indexes: [['surface', 'number']] },
);

/**
 * The numbers of campaigners once more, given by the same events in the same order as in the campaigner directory: a list of
 * campaigns shows them, and views never read each other.
 */
export const CampaignerOfCampaignNumberRow = viewTable('campaigner_of_campaign_numbers', {
  surface: p.string().primary(),
  campaignerId: p.string().primary(),
  number: p.integer(),
});
