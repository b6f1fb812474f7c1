import { p, viewTable } from '@almoner/readstore';

/** A client's tag on a campaign, and whether everybody may see the campaign. */
export const CampaignTagRow = viewTable(
  'campaign_tags',
  {
    clientId: p.string().primary(),
    tagFolded: p.string().primary(),
    campaignId: p.string().primary(),
    tag: p.text(),
    listed: p.boolean(),
  },
  { indexes: [['clientId', 'campaignId']] },
);

/** All tags of a campaign as a JSON list of client and tag, so that a change of the listing reaches each count. */
export const TaggedCampaignRow = viewTable('tagged_campaigns', {
  campaignId: p.string().primary(),
  listed: p.boolean(),
  tags: p.text(),
});

/** A client's tag that stands on `references` listed campaigns; one that stands on none is no row. */
export const ClientTagRow = viewTable('client_tags', {
  clientId: p.string().primary(),
  tagFolded: p.string().primary(),
  tag: p.text().default(''),
  references: p.integer(),
});

/** How many such tags a client has. */
export const ClientTagCountRow = viewTable('client_tag_counts', {
  clientId: p.string().primary(),
  tagsCount: p.integer(),
});
