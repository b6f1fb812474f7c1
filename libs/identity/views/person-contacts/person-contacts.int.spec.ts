import { noon, sealed } from '@almoner/testing/given';
import { eachReadStore } from '@almoner/testing/read-store';
import { idOf, personId } from '@almoner/testing/records';
import { expectStableRows, sealedWith } from '@almoner/testing/views';
import type { PersonRegistered } from '../../events';
import { personContacts } from './person-contacts.projection';
import { PersonContacts } from './person-contacts.queries';
import { PersonContactRow } from './person-contacts.table';

const registered = (person: string, email: string | null): PersonRegistered => ({
  type: 'identity.PersonRegistered',
  data: {
    personId: person,
    name: sealed(person, 'Erika Muster'),
    email: email === null ? null : sealed(person, email),
    registeredAt: noon.toISOString(),
  },
});

eachReadStore((open) => {
  test('somebody is reached by the address that they gave, until they are forgotten', async () => {
    const views = await open(personContacts);
    const known = [registered(personId, 'erika@example.org'), registered(idOf(50), null)];
    await views.given(...sealedWith(views.keys.seal, known));
    const contacts = new PersonContacts(views.store);
    expect(await contacts.emailOf(personId)).toBe('erika@example.org');
    expect(await contacts.emailOf(idOf(50))).toBeUndefined();
    expect(await contacts.emailOf(idOf(51))).toBeUndefined();
    await expectStableRows(views, PersonContactRow);
    views.keys.destroy(personId);
    await views.rebuilt();
    expect(await contacts.emailOf(personId)).toBeUndefined();
  });
});
