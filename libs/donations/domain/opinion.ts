import type { Decider } from '@almoner/kernel';
import type { OpinionEvent, OpinionGiven } from '../events';

export type Opinion = { status: 'absent' } | { status: 'given' | 'removed'; given: OpinionGiven['data'] };

export const opinion: Decider<Opinion, OpinionEvent> = {
  initial: { status: 'absent' },
  evolve(state, event) {
    switch (event.type) {
      case 'donations.OpinionGiven':
        return { status: 'given', given: event.data };
      case 'donations.OpinionRemoved':
        if (state.status === 'absent') throw new Error('a removal stands before its opinion');
        return { ...state, status: 'removed' };
      default:
        return event satisfies never;
    }
  },
};

export const opinionStream = (command: { opinionId: string }) => `opinion-${command.opinionId}`;
