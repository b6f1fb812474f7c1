import type { Decider } from '@almoner/kernel';
import type { EventOpinionEvent, EventOpinionGiven, OpinionEvent, OpinionGiven } from '../events';

export type Opinion =
  | { status: 'absent' }
  | { status: 'given' | 'removed'; given: OpinionGiven['data'] }
  | { status: 'given' | 'removed'; onEvent: EventOpinionGiven['data'] };

export const opinion: Decider<Opinion, OpinionEvent | EventOpinionEvent> = {
  initial: { status: 'absent' },
  evolve(state, event) {
    switch (event.type) {
      case 'donations.OpinionGiven':
        return { status: 'given', given: event.data };
      case 'donations.OpinionRemoved':
        if (!('given' in state)) throw new Error('a removal stands before its opinion');
        return { ...state, status: 'removed' };
      case 'donations.EventOpinionGiven':
        return { status: 'given', onEvent: event.data };
      case 'donations.EventOpinionRemoved':
        if (!('onEvent' in state)) throw new Error('a removal stands before its opinion');
        return { ...state, status: 'removed' };
      default:
        return event satisfies never;
    }
  },
};

export const opinionStream = (command: { opinionId: string }) => `opinion-${command.opinionId}`;
