import { p, viewTable } from '@almoner/readstore';

/**
 * One gift that came through a client and stands. The donor's words are kept only where the client may read them, and are null
 * once they were forgotten. `version` is the log position of the gift.
 */
export const ClientDonationRow = viewTable(
  'client_donations',
  {
    donationId: p.string().primary(),
    clientId: p.string(),
    token: p.string(),
    reference: p.text().nullable(),
    campaignId: p.string().nullable(),
    needId: p.string().nullable(),
    fundraisingEventId: p.string().nullable(),
    eurMinor: p.bigint('number'),
    firstName: p.text().nullable(),
    lastName: p.text().nullable(),
    email: p.text().nullable(),
    createdAt: p.bigint('number'),
    version: p.bigint('number'),
  },
  {
    indexes: [
      ['clientId', 'createdAt', 'version'],
      ['clientId', 'token'],
      ['clientId', 'reference'],
    ],
  },
);

/** The gift that a client's own reference stands for, also after it did not last: no reference is ever used twice. */
export const ClientReferenceRow = viewTable('client_references', {
  clientId: p.string().primary(),
  reference: p.text().primary(),
  donationId: p.string(),
});

/** What came through a client, to campaigns alone or to events too; what waits in its pool, and what its funds added. */
export const ClientMoneyRow = viewTable('client_money', {
  clientId: p.string().primary(),
  donationCount: p.integer(),
  campaignDonationCount: p.integer(),
  campaignDonatedEurMinor: p.bigint(),
  pooledEurMinor: p.bigint(),
  matchedEurMinor: p.bigint(),
  version: p.bigint('number'),
});

/** Whose a matching fund is, and what it added so far. */
export const FundOfClientRow = viewTable('client_funds', {
  matchingFundId: p.string().primary(),
  clientId: p.string().nullable(),
  matchedEurMinor: p.bigint(),
});
