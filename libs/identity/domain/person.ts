import type { Decider } from '@almoner/kernel';
import type { AccountOpened, PersonEvent, PersonRegistered } from '../events';

export type Person =
  | { status: 'absent' }
  | { status: 'registered'; entry: PersonRegistered['data']; account?: AccountOpened['data'] };

export const person: Decider<Person, PersonEvent> = {
  initial: { status: 'absent' },
  evolve(state, event) {
    if (event.type === 'identity.PersonRegistered') return { status: 'registered', entry: event.data };
    if (state.status === 'absent') throw new Error(`${event.type} stands before the person was registered`);
    return { ...state, account: event.data };
  },
};
