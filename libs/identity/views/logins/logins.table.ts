import { p, viewTable } from '@almoner/readstore';

/** How one person signs in. */
export const LoginRow = viewTable(
  'logins',
  {
    personId: p.string().primary(),
    email: p.text(),
    emailDigest: p.string(),
    passwordHash: p.text(),
    closed: p.boolean().default(false),
    /** Since when the password is the one it is; who signed in before is signed in no more. */
    passwordSince: p.bigint('number'),
  },
  { indexes: [['emailDigest']] },
);

/** A campaign that a person administers. */
export const OrganiserRow = viewTable('organisers', {
  personId: p.string().primary(),
  campaignId: p.string().primary(),
});
