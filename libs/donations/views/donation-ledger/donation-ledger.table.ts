import { p, viewTable } from '@almoner/readstore';
import type { OfflinePayment } from '../../events';

/**
 * One gift that stands, or one entry that is pending, as it is told today. An entry that is gone keeps its number and belongs to
 * no campaign. `amountExact` is in ten thousandths of the major unit, so that amounts in any currency compare;
 * `shownAmountExact` is that of the campaign's currency, null where the amount is hidden, and `name` is null where the name is.
 * Instants are milliseconds. `version` is the log position of the last change.
 */
export const LedgerRow = viewTable(
  'donation_ledger',
  {
    donationId: p.string().primary(),
    number: p.integer(),
    campaignId: p.string().nullable(),
    amountMinor: p.bigint('number'),
    amountExact: p.bigint('number'),
    shownAmountExact: p.bigint('number').nullable(),
    /** In lower case, as it is compared. */
    currencyFolded: p.string(),
    /** What it counts for in the campaign's own currency. */
    campaignMinor: p.bigint('number'),
    campaignCurrency: p.string(),
    donorId: p.string().nullable(),
    donorNumber: p.integer().nullable(),
    firstName: p.text().nullable(),
    lastName: p.text().nullable(),
    lastNameFolded: p.text().nullable(),
    email: p.text().nullable(),
    emailFolded: p.text().nullable(),
    /** The `addressText`s with their ids, as JSON. */
    addresses: p.text().nullable(),
    name: p.text().nullable(),
    nameFolded: p.text().nullable(),
    message: p.text().nullable(),
    messageFolded: p.text().nullable(),
    anonymous: p.boolean(),
    hideAmount: p.boolean(),
    corporate: p.boolean(),
    withheldFromSync: p.boolean(),
    offline: p.boolean(),
    pending: p.boolean(),
    verified: p.boolean(),
    payment: p.string().$type<OfflinePayment | 'online'>(),
    paidAt: p.bigint('number'),
    /** Whom it is credited to, and the numbers by which the surface knows them. */
    pageId: p.string().nullable(),
    pageNumber: p.integer().nullable(),
    personId: p.string().nullable(),
    personNumber: p.integer().nullable(),
    teamId: p.string().nullable(),
    teamNumber: p.integer().nullable(),
    createdAt: p.bigint('number'),
    modifiedAt: p.bigint('number'),
    version: p.bigint('number'),
  },
  {
    // A donor waits for every one of them: what else is sorted by is sorted when it is asked.
    indexes: [
      ['number'],
      ['campaignId', 'number'],
      ['campaignId', 'amountExact', 'number'],
      ['campaignId', 'lastNameFolded', 'number'],
      ['campaignId', 'paidAt', 'number'],
      ['campaignId', 'modifiedAt', 'number'],
      ['pageId', 'number'],
      ['teamId', 'number'],
    ],
  },
);

/** How many entries and how many gifts among them a campaign, a page or a team has; `scope` is its id. */
export const LedgerCountRow = viewTable('donation_ledger_counts', {
  scope: p.string().primary(),
  entries: p.integer(),
  gifts: p.integer(),
});

/** The numbers of those whom gifts are credited to, and of donors; given by the same events in the same order as theirs. */
export const CreditNumberRow = viewTable('credit_numbers', {
  kind: p.string().$type<'participant' | 'page' | 'team'>().primary(),
  recordId: p.string().primary(),
  number: p.integer(),
});

/** Whether those who raise money for a campaign may know how its donors can be reached. */
export const DonorPrivacyRow = viewTable('donor_privacy', {
  campaignId: p.string().primary(),
  restricted: p.boolean(),
});
