import { p, viewTable } from '@almoner/readstore';

/**
 * One opinion on a campaign or a fundraising event: a gift that stands, or words without money. `amountMinor` is null without
 * a gift; `shownEurMinor` is what lists sort by, and 0 where the amount is hidden or there is none.
 */
export const OpinionRow = viewTable(
  'opinions',
  {
    opinionId: p.string().primary(),
    parent: p.string().$type<'campaign' | 'fundraising-event'>(),
    parentId: p.string(),
    score: p.string().$type<'positive' | 'negative'>(),
    hasMessage: p.boolean(),
    hasDonation: p.boolean(),
    amountMinor: p.bigint('number').nullable(),
    currency: p.string().nullable(),
    eurMinor: p.bigint('number').nullable(),
    gbpMinor: p.bigint('number').nullable(),
    shownEurMinor: p.bigint('number').default(0),
    anonymous: p.boolean(),
    hideAmount: p.boolean(),
    authorId: p.string().nullable(),
    author: p.text().nullable(),
    message: p.text().nullable(),
    clientId: p.string().nullable(),
    createdAt: p.bigint('number'),
    confirmedAt: p.bigint('number').nullable(),
    version: p.bigint('number'),
  },
  { indexes: [['parentId', 'createdAt']] },
);

/** The numbers by which surfaces know opinions, of both kinds in one row; they outlive the opinion. */
export const OpinionNumberRow = viewTable(
  'opinion_numbers',
  {
    surface: p.string().primary(),
    opinionId: p.string().primary(),
    parentId: p.string(),
    number: p.integer(),
  },
  {
    indexes: [
      ['surface', 'parentId', 'number'],
      ['surface', 'number'],
    ],
  },
);

/** How many opinions of each kind a campaign or an event has, so that no list counts its entries. */
export const OpinionCountRow = viewTable('opinion_counts', {
  parentId: p.string().primary(),
  score: p.string().$type<'positive' | 'negative'>().primary(),
  hasMessage: p.boolean().primary(),
  hasDonation: p.boolean().primary(),
  count: p.integer(),
});
