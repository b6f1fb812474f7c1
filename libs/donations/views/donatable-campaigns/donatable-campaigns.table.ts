import { p, viewTable } from '@almoner/readstore';

/** What a gift must know of its campaign. */
export const DonatableCampaignRow = viewTable('donatable_campaigns', {
  campaignId: p.string().primary(),
  listed: p.boolean().default(false),
  closed: p.boolean().default(false),
  prohibited: p.boolean().default(false),
  currency: p.string(),
  seriesId: p.string(),
  reportingCurrency: p.string(),
});
