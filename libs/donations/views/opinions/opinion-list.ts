import type { TableReferences } from '@almoner/readstore';
import { OpinionNumberRow, OpinionRow } from './opinions.table';

export interface OpinionFacets {
  readonly score?: 'positive' | 'negative';
  readonly hasMessage?: boolean;
  readonly hasDonation?: boolean;
}

/**
 * `number` orders by the surface's own numbers; among scores the negative one comes first; of amounts those that are shown
 * count, in euros.
 */
export interface OpinionOrder {
  readonly by: 'created-at' | 'number' | 'score' | 'amount';
  readonly descending?: boolean;
}

const columnOf = {
  'created-at': 'o.created_at',
  number: 'n.number',
  score: 'o.score',
  amount: 'o.shown_eur_minor',
} as const;

/** The order that counts: what repeats an earlier key says nothing, and numbers, the last resort, have no ties. */
export function effectiveOrder(order: readonly OpinionOrder[]): OpinionOrder[] {
  const keys: OpinionOrder[] = [];
  for (const key of [...order, { by: 'number' } as const]) {
    if (!keys.some(({ by }) => by === key.by)) keys.push(key);
    if (key.by === 'number') break;
  }
  return keys;
}

/** Facets that are asked for, as conditions and their arguments. */
export function conditions({ score, hasMessage, hasDonation }: OpinionFacets, alias: string) {
  const asked = [
    ['score', score],
    ['has_message', hasMessage],
    ['has_donation', hasDonation],
  ] as const;
  const given = asked.filter(([, value]) => value !== undefined);
  return {
    sql: given.map(([column]) => ` and ${alias}.${column} = ?`).join(''),
    values: given.map(([, value]) => value as string | boolean),
  };
}

/**
 * One page of the opinions on a campaign or an event, or on many. SQLite keeps the order of a cross join, so each list starts from
 * the table whose index has its order.
 */
export function pageStatement(
  t: TableReferences,
  asked: { readonly facets: OpinionFacets; readonly keys: readonly OpinionOrder[]; readonly many: boolean },
): string {
  const { facets, keys, many } = asked;
  const byNumber = keys[0]?.by === 'number';
  const [opinions, numbers] = [t(OpinionRow, 'o'), t(OpinionNumberRow, 'n')];
  const driving = byNumber ? 'n' : 'o';
  const parents = many ? t.among(`${driving}.parent_id`) : `${driving}.parent_id = ?`;
  const order = keys.map(({ by, descending }) => `${columnOf[by]}${descending ? ' desc' : ''}`).join(', ');
  return `select ${t.columns(OpinionRow, 'o')}, n.number
    from ${byNumber ? `${numbers} cross join ${opinions}` : `${opinions} cross join ${numbers}`}
    where ${parents} and n.surface = ? and n.opinion_id = o.opinion_id${conditions(facets, 'o').sql}
    order by ${order} limit ? offset ?`;
}
