import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { person } from './person';
import { refuse } from './refusals';
import { id, words } from './shapes';

export const registerPerson = defineCommand({
  name: 'identity.RegisterPerson',
  summary: 'Makes a person known; name and address are sealed under the person.',
  schema: z.strictObject({
    personId: id,
    name: words(200),
    email: z.email().max(320).nullable().default(null),
  }),
  stream: (command) => `person-${command.personId}`,
  decider: person,
  creates: true,
  persons: (command) => [command.personId],
  decide(state, { personId, name, email }, _facts, { now, seal }) {
    const entry = {
      personId,
      name: seal(personId, name),
      email: email === null ? null : seal(personId, email),
    };
    if (state.status === 'registered') {
      const same = state.entry.name.text === entry.name.text && state.entry.email?.text === entry.email?.text;
      return same ? accept() : refuse('identity.person-taken');
    }
    return accept({
      type: 'identity.PersonRegistered',
      data: { ...entry, registeredAt: now.toISOString() },
    });
  },
});
