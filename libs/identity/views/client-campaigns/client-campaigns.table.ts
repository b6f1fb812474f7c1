import { p, viewTable } from '@almoner/readstore';

/** A campaign of a client, and whether everybody may see it. */
export const ClientCampaignRow = viewTable('client_campaigns', {
  clientId: p.string().primary(),
  campaignId: p.string().primary(),
  listed: p.boolean(),
});

/** Whose campaign it is: a JSON list of clients, so that a change of the listing reaches each of their counts. */
export const CampaignClientsRow = viewTable('campaign_clients', {
  campaignId: p.string().primary(),
  listed: p.boolean().default(false),
  clientIds: p.text().default('[]'),
});

/** How many listed campaigns a client has. */
export const ClientSizeRow = viewTable('client_sizes', {
  clientId: p.string().primary(),
  campaignsCount: p.integer(),
});
