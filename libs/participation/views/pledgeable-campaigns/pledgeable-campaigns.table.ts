import { p, viewTable } from '@almoner/readstore';

/** Whether a campaign may be pledged to. */
export const PledgeableCampaignRow = viewTable('pledgeable_campaigns', {
  campaignId: p.string().primary(),
  open: p.boolean().default(false),
});
