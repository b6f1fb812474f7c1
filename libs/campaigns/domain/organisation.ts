import type { Decider } from '@almoner/kernel';
import type { OrganisationEvent, OrganisationProfile } from '../events';

export type Organisation = { status: 'absent' } | { status: 'registered'; profile: OrganisationProfile };

export const organisation: Decider<Organisation, OrganisationEvent> = {
  initial: { status: 'absent' },
  evolve(state, event) {
    switch (event.type) {
      case 'campaigns.OrganisationRegistered': {
        const { organisationId: _, registeredAt: __, numbers: ___, ...profile } = event.data;
        return { status: 'registered', profile };
      }
      case 'campaigns.OrganisationChanged':
        if (state.status === 'absent')
          throw new Error('a change stands before the organisation was registered');
        return { ...state, profile: { ...state.profile, ...event.data.changes } };
      default:
        return event satisfies never;
    }
  },
};

export const organisationStream = (command: { organisationId: string }) =>
  `organisation-${command.organisationId}`;
