import { p, viewTable } from '@almoner/readstore';

/** One picture of a campaign's gallery; `version` is the log position of its last change. */
export const PictureRow = viewTable(
  'campaign_pictures',
  {
    pictureId: p.string().primary(),
    campaignId: p.string(),
    url: p.text(),
    description: p.text().nullable(),
    createdAt: p.bigint('number'),
    updatedAt: p.bigint('number'),
    version: p.bigint('number'),
  },
  { indexes: [['campaignId']] },
);

/** The numbers by which surfaces know pictures; they stay when a picture goes, so that none is given again. */
export const PictureNumberRow = viewTable(
  'campaign_picture_numbers',
  {
    surface: p.string().primary(),
    pictureId: p.string().primary(),
    number: p.integer(),
  },
  { indexes: [['surface', 'number']] },
);

/** How many pictures a campaign shows. */
export const PictureCountRow = viewTable('campaign_picture_counts', {
  campaignId: p.string().primary(),
  pictures: p.integer(),
});
