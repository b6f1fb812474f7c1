import { p, viewTable } from '@almoner/readstore';

/** Every key that was ever issued, by its digest; a revoked one stays so that it is never issued again. */
export const ApiKeyRow = viewTable(
  'api_keys',
  {
    keyDigest: p.string().primary(),
    clientId: p.string(),
    label: p.string(),
    surface: p.string(),
    revoked: p.boolean().default(false),
  },
  { indexes: [['clientId']] },
);

/** Which campaigns a client may write to. */
export const AssignedCampaignRow = viewTable('assigned_campaigns', {
  clientId: p.string().primary(),
  campaignId: p.string().primary(),
});
