import { p, viewTable } from '@almoner/readstore';

/**
 * One update. `payout` is JSON as the event tells it; the author's names are null once the person's key was destroyed.
 * `version` is the log position of the last change.
 */
export const UpdateRow = viewTable(
  'campaign_updates',
  {
    updateId: p.string().primary(),
    campaignId: p.string(),
    language: p.string().$type<'de' | 'en'>(),
    title: p.text(),
    body: p.text(),
    payout: p.text().nullable(),
    reportsPayout: p.boolean(),
    authorId: p.string().nullable(),
    authorFirstName: p.text().nullable(),
    authorLastName: p.text().nullable(),
    createdAt: p.bigint('number'),
    updatedAt: p.bigint('number'),
    version: p.bigint('number'),
  },
  { indexes: [['campaignId', 'createdAt']] },
);

/** The numbers by which surfaces know updates; they stay when an update goes, so that none is given again. */
export const UpdateNumberRow = viewTable(
  'campaign_update_numbers',
  {
    surface: p.string().primary(),
    updateId: p.string().primary(),
    number: p.integer(),
  },
  { indexes: [['surface', 'number']] },
);

/** How many updates a campaign shows. */
export const UpdateCountRow = viewTable('campaign_update_counts', {
  campaignId: p.string().primary(),
  updates: p.integer(),
});
