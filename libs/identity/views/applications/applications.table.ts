import { p, viewTable } from '@almoner/readstore';

/** One application of a third party, and what its secret is compared with. */
export const ApplicationRow = viewTable(
  'applications',
  {
    applicationId: p.string().primary(),
    publicId: p.string(),
    name: p.text(),
    secretDigest: p.string(),
    /** A JSON list. */
    redirectPrefixes: p.text(),
    revoked: p.boolean().default(false),
  },
  { indexes: [['publicId']] },
);

/** What a person let an application do. */
export const GrantRow = viewTable('grants', {
  grantId: p.string().primary(),
  applicationId: p.string(),
  personId: p.string(),
  revoked: p.boolean().default(false),
});
