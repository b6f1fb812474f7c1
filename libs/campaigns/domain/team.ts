import type { Decider } from '@almoner/kernel';
import type { TeamCreated, TeamEvent } from '../events';

interface KnownTeam {
  readonly status: 'known' | 'removed';
  readonly entry: Omit<TeamCreated['data'], 'createdAt' | 'numbers' | 'pageNumbers'>;
}
export type Team = { readonly status: 'absent' } | KnownTeam;

/** What is told of a team and stands on its page. */
export type TeamWords = Pick<TeamCreated['data'], 'name' | 'picture' | 'goalMinor' | 'header' | 'html'>;

export const team: Decider<Team, TeamEvent> = {
  initial: { status: 'absent' },
  evolve(state, event) {
    if (event.type === 'campaigns.TeamCreated') {
      const { createdAt: _, numbers: __, pageNumbers: ___, ...entry } = event.data;
      return { status: 'known', entry };
    }
    if (state.status === 'absent') throw new Error(`${event.type} stands before the team was created`);
    switch (event.type) {
      case 'campaigns.TeamChanged':
        return { ...state, entry: { ...state.entry, ...event.data.changes } };
      case 'campaigns.TeamPageAccessSet':
        return { ...state, entry: { ...state.entry, access: event.data.access } };
      case 'campaigns.CaptainsNamed':
        return { ...state, entry: { ...state.entry, captainIds: event.data.captainIds } };
      case 'campaigns.TeamRemoved':
        return { ...state, status: 'removed' };
      default:
        return event satisfies never;
    }
  },
};

export const teamStream = (command: { teamId: string }) => `team-${command.teamId}`;

/** The team as long as it is there, in the campaign that the command speaks of. */
export function standing(state: Team, campaignId: string): KnownTeam['entry'] | undefined {
  return state.status === 'known' && state.entry.campaignId === campaignId ? state.entry : undefined;
}
