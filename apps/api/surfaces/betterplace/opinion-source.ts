import type { OpinionSearch, ShownOpinion } from '@almoner/donations';
import type { Part } from './etag';
import type { Filters, Sort } from './list-grammar';
import type { lists } from './lists';
import type { KnownPersons } from './persons';
import type { OpinionSource } from './present/opinion';

type Facets = Filters<(typeof lists.opinions)['facets']>;
type Order = Sort<(typeof lists.opinions)['orders'][number]>;

const keys = { created_at: 'created-at', id: 'number', score: 'score', amount_in_cents: 'amount' } as const;

/** What a list of opinions is asked for, in the words of the view. */
export function opinionSearch(facets: Facets, order: readonly Order[]): OpinionSearch {
  return {
    score: facets.score,
    hasMessage: facets.has_message,
    hasDonation: facets.has_donation,
    order: order.map(({ key, direction }) => ({ by: keys[key], descending: direction === 'desc' })),
  };
}

/** What somebody said can be forgotten without anything being recorded of the opinion. */
export const opinionParts = (
  { number, version, author, message, authorId }: ShownOpinion,
  persons: KnownPersons,
): readonly Part[] => [number, version, author, message, ...persons.partsOf(authorId)];

export function opinionSource(
  opinion: ShownOpinion,
  parent: OpinionSource['parent'],
  persons: KnownPersons,
): OpinionSource {
  const { createdAt, confirmedAt, author, authorId } = opinion;
  return {
    ...opinion,
    parent,
    updatedAt: Math.max(createdAt, confirmedAt ?? createdAt),
    donatedCents: opinion.eurMinor,
    author: author === null ? null : persons.shown(authorId, author),
  };
}
