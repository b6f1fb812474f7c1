import { p, viewTable } from '@almoner/readstore';

/** One partner site with the digests that open for it; the contact's words are null once its key was destroyed. */
export const ClientRow = viewTable(
  'clients',
  {
    clientId: p.string().primary(),
    permalink: p.string(),
    name: p.text(),
    secretDigest: p.string(),
    previousDigest: p.string().nullable(),
    previousUntil: p.bigint('number').nullable(),
    contactName: p.text().nullable(),
    contactEmail: p.text().nullable(),
    callbackUrl: p.text().nullable(),
    donationForm: p.boolean(),
    revoked: p.boolean().default(false),
    registeredAt: p.bigint('number'),
    version: p.bigint('number'),
  },
  { indexes: [['permalink']] },
);
