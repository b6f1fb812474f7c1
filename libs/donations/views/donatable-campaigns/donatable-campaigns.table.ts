import { p, viewTable } from '@almoner/readstore';

/** What a gift must know of its campaign. */
export const DonatableCampaignRow = viewTable('donatable_campaigns', {
  campaignId: p.string().primary(),
  open: p.boolean().default(false),
  currency: p.string(),
  seriesId: p.string(),
  reportingCurrency: p.string(),
});
