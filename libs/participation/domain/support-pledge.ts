import type { Decider } from '@almoner/kernel';
import type { SupportPledgeEvent, SupportPledged } from '../events';

export type SupportPledge =
  { status: 'absent' } | { status: 'active' | 'cancelled'; pledge: SupportPledged['data'] };

export const supportPledge: Decider<SupportPledge, SupportPledgeEvent> = {
  initial: { status: 'absent' },
  evolve(state, event) {
    switch (event.type) {
      case 'participation.SupportPledged':
        return { status: 'active', pledge: event.data };
      case 'participation.SupportPledgeCancelled':
        if (state.status === 'absent') throw new Error('a cancellation stands before its pledge');
        return { ...state, status: 'cancelled' };
      default:
        return event satisfies never;
    }
  },
};

export const supportPledgeStream = (command: { supportPledgeId: string }) =>
  `support_pledge-${command.supportPledgeId}`;
