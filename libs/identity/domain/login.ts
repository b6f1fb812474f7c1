import type { Decider } from '@almoner/kernel';
import type { LoginEvent } from '../events';

/** How a person signs in, and which campaigns they administer; the one does not need the other. */
export interface Login {
  readonly status: 'absent' | 'open' | 'closed';
  readonly emailDigest: string;
  readonly passwordHash: string;
  readonly campaignIds: readonly string[];
}

export const login: Decider<Login, LoginEvent> = {
  initial: { status: 'absent', emailDigest: '', passwordHash: '', campaignIds: [] },
  evolve(state, event) {
    switch (event.type) {
      case 'identity.LoginOpened': {
        const { emailDigest, passwordHash } = event.data;
        return { ...state, status: 'open', emailDigest, passwordHash };
      }
      case 'identity.PasswordChanged':
        return { ...state, passwordHash: event.data.passwordHash };
      case 'identity.LoginClosed':
        return { ...state, status: 'closed' };
      case 'identity.OrganiserAppointed':
        return { ...state, campaignIds: [...state.campaignIds, event.data.campaignId] };
      case 'identity.OrganiserDismissed':
        return {
          ...state,
          campaignIds: state.campaignIds.filter((known) => known !== event.data.campaignId),
        };
      default:
        return event satisfies never;
    }
  },
};

export const loginStream = (command: { personId: string }) => `login-${command.personId}`;
