import { p, viewTable } from '@almoner/readstore';

/** One campaigner; its words are null once its key was destroyed. `version` is the log position of its last change. */
export const CampaignerRow = viewTable('campaigners', {
  campaignerId: p.string().primary(),
  name: p.text().nullable(),
  description: p.text().nullable(),
  location: p.text().nullable(),
  avatar: p.text().nullable(),
  listedCampaigns: p.integer().default(0),
  registeredAt: p.bigint('number'),
  version: p.bigint('number'),
});

/** The numbers by which surfaces know campaigners. */
export const CampaignerNumberRow = viewTable(
  'campaigner_numbers',
  {
    surface: p.string().primary(),
    campaignerId: p.string().primary(),
    number: p.integer(),
  },
  { indexes: [['surface', 'number']] },
);
