import { p, viewTable } from '@almoner/readstore';

/** The public page of one person; slug and picture are null once the person's key was destroyed. */
export const AccountRow = viewTable(
  'accounts',
  {
    personId: p.string().primary(),
    slug: p.string().nullable(),
    picture: p.text().nullable(),
  },
  { indexes: [['slug']] },
);

/** The numbers by which surfaces know persons. */
export const AccountNumberRow = viewTable(
  'account_numbers',
  {
    surface: p.string().primary(),
    personId: p.string().primary(),
    number: p.integer(),
  },
  { indexes: [['surface', 'number']] },
);
