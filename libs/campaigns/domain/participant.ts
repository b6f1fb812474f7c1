import type { Decider } from '@almoner/kernel';
import type { ParticipantEvent, ParticipantRegistered } from '../events';

type Registration = ParticipantRegistered['data'];
export type ParticipantProfile = Pick<
  Registration,
  'firstName' | 'lastName' | 'email' | 'emailDigest' | 'picture'
>;
export type PersonalPage = NonNullable<Registration['page']>;

interface KnownParticipant extends ParticipantProfile {
  readonly status: 'registered';
  readonly seriesId: string;
  readonly managerId: string | null;
  /** The team that was joined last and not left, though it may be no more. */
  readonly teamId: string | null;
  /** Every team that was ever joined. */
  readonly joinedTeamIds: readonly string[];
  readonly page: PersonalPage | null;
  readonly addresses: Registration['addresses'];
  readonly completedSteps: readonly number[];
}
/** Who was removed is as one who never took part, and may register again. */
export type Participant = { readonly status: 'absent' } | KnownParticipant;

export const participant: Decider<Participant, ParticipantEvent> = {
  initial: { status: 'absent' },
  evolve(state, event) {
    if (event.type === 'campaigns.ParticipantRegistered') {
      const { campaignId: _, personId: __, registeredAt: ___, numbers: ____, ...known } = event.data;
      return { status: 'registered', ...known, joinedTeamIds: [], completedSteps: [] };
    }
    if (state.status === 'absent')
      throw new Error(`${event.type} stands before the participant was registered`);
    switch (event.type) {
      case 'campaigns.ParticipantChanged':
        return { ...state, ...event.data.changes };
      case 'campaigns.AddressesSet':
        return { ...state, addresses: event.data.addresses };
      case 'campaigns.ExternalStepMarked': {
        const others = state.completedSteps.filter((step) => step !== event.data.step);
        return { ...state, completedSteps: event.data.completed ? [...others, event.data.step] : others };
      }
      case 'campaigns.PersonalPageOpened':
        return { ...state, page: event.data.page };
      case 'campaigns.PersonalPageChanged':
        return { ...state, page: { ...pageOf(state), ...event.data.changes } };
      case 'campaigns.PersonalPageAccessSet':
        return { ...state, page: { ...pageOf(state), access: event.data.access } };
      case 'campaigns.TeamJoined':
        return {
          ...state,
          teamId: event.data.teamId,
          joinedTeamIds: [...state.joinedTeamIds, event.data.teamId],
        };
      case 'campaigns.TeamLeft':
        return { ...state, teamId: null };
      case 'campaigns.ParticipantRemoved':
        return { status: 'absent' };
      default:
        return event satisfies never;
    }
  },
};

function pageOf({ page }: KnownParticipant): PersonalPage {
  if (page === null) throw new Error('a page changed before it was opened');
  return page;
}

export const participantStream = (command: { campaignId: string; personId: string }) =>
  `participant-${command.campaignId}-${command.personId}`;
