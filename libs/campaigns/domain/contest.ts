import type { Decider } from '@almoner/kernel';
import type { ContestEvent, ContestOpened, StandingRecorded } from '../events';

export type Contest =
  | { readonly status: 'absent' }
  | {
      readonly status: 'opened';
      readonly opening: ContestOpened['data'];
      /** What each campaign that competes brought along; null for those that brought nothing. */
      readonly standings: ReadonlyMap<string, StandingRecorded['data'] | null>;
    };

export const contest: Decider<Contest, ContestEvent> = {
  initial: { status: 'absent' },
  evolve(state, event) {
    if (event.type === 'campaigns.ContestOpened') {
      return { status: 'opened', opening: event.data, standings: new Map() };
    }
    if (state.status === 'absent') throw new Error(`${event.type} stands before the contest was opened`);
    const { campaignId } = event.data;
    const standing = event.type === 'campaigns.StandingRecorded' ? event.data : null;
    return { ...state, standings: new Map([...state.standings, [campaignId, standing]]) };
  },
};

export const contestStream = (command: { contestId: string }) => `contest-${command.contestId}`;
