import type { Decider } from '@almoner/kernel';
import type { FundraisingEventEvent, FundraisingEventProfile } from '../events';

interface KnownEvent {
  readonly status: 'known';
  readonly profile: FundraisingEventProfile;
  readonly organisationId: string | null;
  readonly clientId: string | null;
  readonly ended: boolean;
  readonly blocked: boolean;
  readonly featured: readonly string[];
}
export type FundraisingEvent = { readonly status: 'absent' } | KnownEvent;

export const fundraisingEvent: Decider<FundraisingEvent, FundraisingEventEvent> = {
  initial: { status: 'absent' },
  evolve(state, event) {
    if (event.type === 'campaigns.FundraisingEventStarted') {
      const { fundraisingEventId: _, startedAt: __, numbers: ___, ...told } = event.data;
      const { organisationId, clientId, ...profile } = told;
      return {
        status: 'known',
        profile,
        organisationId,
        clientId,
        ended: false,
        blocked: false,
        featured: [],
      };
    }
    if (state.status === 'absent') throw new Error(`${event.type} stands before the event was started`);
    switch (event.type) {
      case 'campaigns.FundraisingEventChanged':
        return { ...state, profile: { ...state.profile, ...event.data.changes } };
      case 'campaigns.FundraisingEventEnded':
        return { ...state, ended: true };
      case 'campaigns.FundraisingEventReopened':
        return { ...state, ended: false };
      case 'campaigns.FundraisingEventBlocked':
        return { ...state, blocked: true };
      case 'campaigns.FundraisingEventUnblocked':
        return { ...state, blocked: false };
      case 'campaigns.CampaignFeatured':
        return { ...state, featured: [...state.featured, event.data.campaignId] };
      case 'campaigns.CampaignUnfeatured':
        return { ...state, featured: state.featured.filter((id) => id !== event.data.campaignId) };
      default:
        return event satisfies never;
    }
  },
};

export const fundraisingEventStream = (command: { fundraisingEventId: string }) =>
  `fundraising_event-${command.fundraisingEventId}`;
