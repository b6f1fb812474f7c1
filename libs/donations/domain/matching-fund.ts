import type { Decider } from '@almoner/kernel';
import type {
  DonationMatched,
  MatchReleased,
  MatchingFundEvent,
  MatchingFundOpened,
  MatchingFundProfile,
} from '../events';

/** What last happened to the matches of a fund, newest first: a list that grows without being copied. */
interface Move {
  readonly match: Omit<DonationMatched['data'], 'matchedAt'>;
  readonly released: boolean;
  readonly earlier: Move | null;
}

export interface OpenedFund {
  readonly status: 'opened';
  /** As it was opened, for a caller that repeats it. */
  readonly opening: MatchingFundOpened['data'];
  readonly profile: MatchingFundProfile;
  readonly campaignIds: ReadonlySet<string>;
  readonly activatedAt: string | null;
  readonly closedAt: string | null;
  /** What it has given and not got back; never above what was provided. */
  readonly matchedEurMinor: number;
  readonly moves: Move | null;
}

export type MatchingFund = { readonly status: 'absent' } | OpenedFund;

export const matchingFund: Decider<MatchingFund, MatchingFundEvent> = {
  initial: { status: 'absent' },
  evolve(state, event) {
    if (event.type === 'donations.MatchingFundOpened') return opened(event.data);
    if (state.status === 'absent') throw new Error(`${event.type} stands before the fund was opened`);
    switch (event.type) {
      case 'donations.MatchingFundChanged':
        return { ...state, profile: { ...state.profile, ...event.data.changes } };
      case 'donations.MatchedCampaignAdded':
        return { ...state, campaignIds: new Set([...state.campaignIds, event.data.campaignId]) };
      case 'donations.MatchedCampaignRemoved':
        return { ...state, campaignIds: without(state.campaignIds, event.data.campaignId) };
      case 'donations.MatchingFundActivated':
        return { ...state, activatedAt: event.data.activatedAt };
      case 'donations.MatchingFundClosed':
        return { ...state, closedAt: event.data.closedAt };
      default:
        return moved(state, event);
    }
  },
};

const without = (campaignIds: ReadonlySet<string>, gone: string) =>
  new Set([...campaignIds].filter((campaignId) => campaignId !== gone));

function opened(opening: MatchingFundOpened['data']): OpenedFund {
  const {
    matchingFundId: _,
    openedAt: __,
    numbers: ___,
    campaignIds,
    matchedBeforeEurMinor,
    ...profile
  } = opening;
  return {
    status: 'opened',
    opening,
    profile,
    campaignIds: new Set(campaignIds),
    activatedAt: null,
    closedAt: null,
    matchedEurMinor: matchedBeforeEurMinor,
    moves: null,
  };
}

function moved(fund: OpenedFund, event: DonationMatched | MatchReleased): OpenedFund {
  const { matchingFundId, donationId, campaignId, seriesId, needId, shares } = event.data;
  const match = { matchingFundId, donationId, campaignId, seriesId, needId, shares };
  const released = event.type === 'donations.MatchReleased';
  return {
    ...fund,
    matchedEurMinor: fund.matchedEurMinor + (released ? -shares.EUR : shares.EUR),
    moves: { match, released, earlier: fund.moves },
  };
}

/** What last happened to the match of a gift. */
export function lastMove({ moves }: OpenedFund, donationId: string): Move | undefined {
  for (let move = moves; move !== null; move = move.earlier) {
    if (move.match.donationId === donationId) return move;
  }
  return undefined;
}

export const matchingFundStream = (command: { matchingFundId: string }) =>
  `matching_fund-${command.matchingFundId}`;
