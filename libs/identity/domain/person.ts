import type { Decider } from '@almoner/kernel';
import type { PersonEvent, PersonRegistered } from '../events';

export type Person = { status: 'absent' } | { status: 'registered'; entry: PersonRegistered['data'] };

export const person: Decider<Person, PersonEvent> = {
  initial: { status: 'absent' },
  evolve(_state, event) {
    return { status: 'registered', entry: event.data };
  },
};
