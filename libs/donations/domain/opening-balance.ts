import type { Decider } from '@almoner/kernel';
import type { OpeningBalanceEvent, OpeningBalanceRecorded } from '../events';

export type OpeningBalance =
  { status: 'absent' } | { status: 'recorded'; balance: OpeningBalanceRecorded['data'] };

export const openingBalance: Decider<OpeningBalance, OpeningBalanceEvent> = {
  initial: { status: 'absent' },
  evolve(_state, event) {
    return { status: 'recorded', balance: event.data };
  },
};
