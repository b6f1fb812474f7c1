import { projection, put } from '@almoner/readstore';
import type { PersonRegistered } from '../../events';
import { PersonContactRow } from './person-contacts.table';

export const personContacts = projection<PersonRegistered>('person-contacts', {
  version: 1,
  tables: [PersonContactRow],
  on: {
    'identity.PersonRegistered': ({ data: { personId, email } }, { open }) =>
      email === null ? [] : [put(PersonContactRow, { personId, email: open(email) })],
  },
});
