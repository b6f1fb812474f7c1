import { p, viewTable } from '@almoner/readstore';

/** One gift that stands; a reversed one leaves. Pounds and euros are kept for surfaces that cannot write its currency. */
export const DonationRow = viewTable(
  'donations',
  {
    donationId: p.string().primary(),
    campaignId: p.string(),
    amountMinor: p.bigint('number'),
    currency: p.string(),
    gbpMinor: p.bigint('number'),
    eurMinor: p.bigint('number'),
    name: p.text().nullable(),
    nameFolded: p.text().nullable(),
    reference: p.text().nullable(),
    referenceDigest: p.string().nullable(),
    source: p.string(),
    donatedAt: p.bigint('number'),
    version: p.bigint('number'),
  },
  { indexes: [['campaignId', 'referenceDigest']] },
);

/** The numbers by which surfaces know gifts; they outlive a reversal, so none is given twice. */
export const DonationNumberRow = viewTable(
  'donation_numbers',
  {
    surface: p.string().primary(),
    donationId: p.string().primary(),
    campaignId: p.string(),
    number: p.integer(),
  },
  {
    indexes: [
      ['surface', 'campaignId', 'number'],
      ['surface', 'number'],
    ],
  },
);
