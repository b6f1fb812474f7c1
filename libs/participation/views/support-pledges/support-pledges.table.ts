import { p, viewTable } from '@almoner/readstore';

/** One active promise to take part; its words are null once the person's key was destroyed. */
export const SupportPledgeRow = viewTable(
  'support_pledges',
  {
    supportPledgeId: p.string().primary(),
    campaignId: p.string(),
    personId: p.string(),
    name: p.text().nullable(),
    nameFolded: p.text(),
    email: p.text().nullable(),
    avatar: p.text().nullable(),
    pledgedAt: p.bigint('number'),
    version: p.bigint('number'),
  },
  { indexes: [['campaignId', 'pledgedAt']] },
);
