import { p, viewTable } from '@almoner/readstore';

/** A fundraising page: `personId` is its owner, `teamId` the team whose own page it is. */
export const CreditablePageRow = viewTable(
  'creditable_pages',
  {
    pageId: p.string().primary(),
    campaignId: p.string(),
    personId: p.string().nullable(),
    teamId: p.string().nullable(),
  },
  { indexes: [['personId', 'campaignId'], ['teamId']] },
);

/** Which team a participant is on. */
export const TeamMemberRow = viewTable(
  'credited_members',
  { campaignId: p.string().primary(), personId: p.string().primary(), teamId: p.string() },
  { indexes: [['teamId']] },
);
