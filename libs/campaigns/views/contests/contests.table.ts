import { p, viewTable } from '@almoner/readstore';

/** One contest with what counts in it; `version` is the log position of its last change. */
export const ContestRow = viewTable(
  'contests',
  {
    contestId: p.string().primary(),
    number: p.integer(),
    title: p.text(),
    beginsAt: p.bigint('number'),
    endsAt: p.bigint('number'),
    donatedEurMinor: p.bigint().default(0),
    donationCount: p.integer().default(0),
    resultCount: p.integer().default(0),
    createdAt: p.bigint('number'),
    updatedAt: p.bigint('number'),
    version: p.bigint('number'),
  },
  { indexes: [['number']] },
);

/** What one campaign reached in one contest. */
export const ContestResultRow = viewTable(
  'contest_results',
  {
    contestId: p.string().primary(),
    campaignId: p.string().primary(),
    number: p.integer(),
    donatedEurMinor: p.bigint().default(0),
    donationCount: p.integer().default(0),
    createdAt: p.bigint('number'),
    updatedAt: p.bigint('number'),
    version: p.bigint('number'),
  },
  { indexes: [['contestId', 'donationCount'], ['number']] },
);

/** How many campaigns of a contest have so many gifts: they share a place, and all with more stand before them. */
export const ContestPlaceRow = viewTable('contest_places', {
  contestId: p.string().primary(),
  donationCount: p.integer().primary(),
  references: p.integer(),
});

/** The contests that a campaign is in, as JSON, so that a gift finds them by its campaign; campaigns in none have no row. */
export const ContestantRow = viewTable('contestants', {
  campaignId: p.string().primary(),
  contests: p.text(),
});

/** In which contests a gift counted, as JSON; gifts that count in none have no row. */
export const ContestGiftRow = viewTable('contest_gifts', {
  donationId: p.string().primary(),
  contestIds: p.text(),
});

/** The campaigns' numbers, given as in their own directory: equal places go by them, and views never read each other. */
export const ContestCampaignRow = viewTable('contest_campaigns', {
  campaignId: p.string().primary(),
  number: p.integer(),
});
