import type { MatchingFundItem } from '@almoner/donations';
import type { Clients } from '@almoner/identity';
import type { Part } from './etag';
import type { MatchingFundSource } from './present/matching-fund';

/** A fund with what an answer that shows it is made from. */
export interface ShownFund {
  readonly source: MatchingFundSource;
  readonly parts: readonly Part[];
}

/** The permalinks of the clients that own some of the funds: this API names clients by nothing else. */
export function ownersOf(
  funds: readonly MatchingFundItem[],
  clients: Clients,
): Promise<ReadonlyMap<string, string>> {
  return clients.permalinks([...new Set(funds.flatMap(({ clientId }) => clientId ?? []))]);
}

/** There are two states only: a fund that is not activated yet matches as little as one that has ended. */
export function shownFund(fund: MatchingFundItem, owners: ReadonlyMap<string, string>): ShownFund {
  const clientPermalink = (fund.clientId !== null && owners.get(fund.clientId)) || null;
  return {
    source: {
      ...fund,
      clientPermalink,
      providedCents: fund.providedEurMinor,
      donatedCents: fund.donatedEurMinor,
      state: fund.active ? 'activated' : 'closed',
      logoUrl: fund.logo,
    },
    parts: [fund.number, fund.version, clientPermalink],
  };
}
