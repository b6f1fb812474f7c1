import { p, viewTable } from '@almoner/readstore';

/**
 * One fund and what it gave. It is `active` from its activation to its end; before and after that it matches nothing.
 * `version` is the log position of the last change.
 */
export const MatchingFundRow = viewTable('matching_funds', {
  matchingFundId: p.string().primary(),
  title: p.text(),
  slug: p.string(),
  description: p.text(),
  companyName: p.text(),
  clientId: p.string().nullable(),
  providedEurMinor: p.bigint(),
  donatedEurMinor: p.bigint(),
  maximumEurMinor: p.bigint('number').nullable(),
  logo: p.text().nullable(),
  active: p.boolean().default(false),
  activatedAt: p.bigint('number').nullable(),
  closedAt: p.bigint('number').nullable(),
  createdAt: p.bigint('number'),
  updatedAt: p.bigint('number'),
  version: p.bigint('number'),
});

/** The numbers by which surfaces know funds. */
export const MatchingFundNumberRow = viewTable(
  'matching_fund_numbers',
  {
    surface: p.string().primary(),
    matchingFundId: p.string().primary(),
    number: p.integer(),
  },
  { indexes: [['surface', 'number']] },
);

/** The campaigns whose gifts a fund matches. */
export const MatchedCampaignRow = viewTable(
  'matched_campaigns',
  {
    matchingFundId: p.string().primary(),
    campaignId: p.string().primary(),
  },
  { indexes: [['campaignId']] },
);

/** The matches that stand, so that a gift that is taken back finds its fund. */
export const DonationMatchRow = viewTable('donation_matches', {
  donationId: p.string().primary(),
  matchingFundId: p.string().primary(),
});

/** How many funds are active, and how many are not. */
export const MatchingFundCountRow = viewTable('matching_fund_counts', {
  active: p.boolean().primary(),
  funds: p.integer(),
});
