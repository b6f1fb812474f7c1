import { given, noon, sealed } from '@almoner/testing/given';
import { person, personId } from '@almoner/testing/records';
import type { PersonRegistered } from '../events';
import { registerPerson } from './register-person';

const registered: PersonRegistered = {
  type: 'identity.PersonRegistered',
  data: {
    personId,
    name: sealed(personId, 'Andrew Senter'),
    email: sealed(personId, 'andrew@example.org'),
    registeredAt: noon.toISOString(),
  },
};

describe('registering a person', () => {
  test('seals name and address under the person', () =>
    given(registerPerson).when(person()).then(registered));

  test('needs no address', () =>
    given(registerPerson)
      .when({ personId, name: ' Andrew Senter ' })
      .then({ ...registered, data: { ...registered.data, email: null } }));

  test('a repetition records nothing', async () => {
    await given(registerPerson).events(registered).when(person()).thenNothing();
    await given(registerPerson)
      .events({ ...registered, data: { ...registered.data, email: null } })
      .when(person({ email: null }))
      .thenNothing();
  });

  test.each([{ name: 'Cath Richardson' }, { email: 'cath@example.org' }, { email: null }])(
    'an id is never given to somebody else: %j',
    (other) =>
      given(registerPerson).events(registered).when(person(other)).thenRefused('identity.person-taken'),
  );

  test.each([{ personId: 'x' }, { name: ' ' }, { email: 'x' }, { colour: 'red' }])('is never %j', (wrong) =>
    given(registerPerson).when(person(wrong)).thenMalformed(),
  );

  test('writes the stream of the person', () => {
    expect(registerPerson.stream({ personId, name: '', email: null })).toBe(`person-${personId}`);
  });
});
