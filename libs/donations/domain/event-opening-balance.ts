import type { Decider } from '@almoner/kernel';
import type { EventOpeningBalanceEvent, EventOpeningBalanceRecorded } from '../events';

export type EventOpeningBalance =
  { status: 'absent' } | { status: 'recorded'; balance: EventOpeningBalanceRecorded['data'] };

export const eventOpeningBalance: Decider<EventOpeningBalance, EventOpeningBalanceEvent> = {
  initial: { status: 'absent' },
  evolve(_state, event) {
    return { status: 'recorded', balance: event.data };
  },
};
