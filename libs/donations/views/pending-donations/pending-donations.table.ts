import { p, viewTable } from '@almoner/readstore';

/** A gift that was announced; `status` is announced, confirmed or abandoned. */
export const PendingDonationRow = viewTable(
  'pending_donations',
  {
    donationId: p.string().primary(),
    campaignId: p.string().nullable(),
    fundraisingEventId: p.string().nullable(),
    amountMinor: p.bigint('number'),
    currency: p.string(),
    paymentReference: p.string(),
    token: p.string().nullable(),
    status: p.string(),
    announcedAt: p.bigint('number'),
    version: p.bigint('number'),
  },
  { indexes: [['paymentReference'], ['token']] },
);
