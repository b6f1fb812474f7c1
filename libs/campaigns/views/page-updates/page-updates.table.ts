import { p, viewTable } from '@almoner/readstore';

/**
 * One piece of news on a participant's page. Its words are null once the author's key was destroyed. `version` is the log
 * position of the last change.
 */
export const PageUpdateRow = viewTable(
  'page_updates',
  {
    pageUpdateId: p.string().primary(),
    campaignId: p.string(),
    personId: p.string(),
    number: p.integer(),
    title: p.text().nullable(),
    titleFolded: p.text().nullable(),
    body: p.text().nullable(),
    createdAt: p.bigint('number'),
    modifiedAt: p.bigint('number'),
    version: p.bigint('number'),
  },
  {
    indexes: [['number'], ['campaignId', 'personId', 'number']],
  },
);

/** The numbers by which the surface knows news; they stay when the news goes, so that none is given again. */
export const PageUpdateNumberRow = viewTable(
  'page_update_numbers',
  { pageUpdateId: p.string().primary(), number: p.integer() },
  { indexes: [['number']] },
);
