import { numbersGiven } from '@almoner/kernel';
import { answering, given, noon, sealed } from '@almoner/testing/given';
import { personId } from '@almoner/testing/records';
import type { AccountOpened, PersonRegistered } from '../events';
import { accountSlugHolder } from './facts';
import { openAccount } from './open-account';
import { person } from './person';

const registered: PersonRegistered = {
  type: 'identity.PersonRegistered',
  data: {
    personId,
    name: sealed(personId, 'Erika Muster'),
    email: null,
    registeredAt: noon.toISOString(),
  },
};
const picture = 'https://pictures.example/e.jpg';
const wanted = (special: object = {}) => ({ personId, slug: 'e_muster', picture, ...special });
const opened = (special: Partial<AccountOpened['data']> = {}): AccountOpened => ({
  type: 'identity.AccountOpened',
  data: {
    personId,
    slug: sealed(personId, 'e_muster'),
    picture: sealed(personId, picture),
    openedAt: noon.toISOString(),
    ...special,
  },
});

describe('opening an account', () => {
  const story = given(openAccount)
    .events(registered)
    .facts(
      answering(accountSlugHolder, (slug) => (slug === 'held' ? personId : undefined)),
      answering(numbersGiven.person, (_surface, from) => from === 7),
    );

  test('seals what may tell the name', () => story.when(wanted()).then(opened()));
  test('needs no picture, and keeps the number it brings along', () =>
    story
      .when(wanted({ picture: undefined, numbers: { betterplace: 130618 } }))
      .then(opened({ picture: null, numbers: { betterplace: 130618 } })));
  test('a repetition records nothing, although its number is given by now', async () => {
    await story
      .events(opened())
      .when(wanted({ numbers: { betterplace: 7 } }))
      .thenNothing();
    await story
      .events(opened({ picture: null }))
      .when(wanted({ picture: null }))
      .thenNothing();
  });
  test.each([{ slug: 'other' }, { picture: null }, { picture: 'https://pictures.example/2.jpg' }])(
    'a person has one account: %j',
    (other) => story.events(opened()).when(wanted(other)).thenRefused('identity.account-taken'),
  );
  test('a picture that comes later is another account', () =>
    story
      .events(opened({ picture: null }))
      .when(wanted())
      .thenRefused('identity.account-taken'));
  test('the address of another page is refused', () =>
    story.when(wanted({ slug: 'held' })).thenRefused('identity.slug-taken'));
  test('a number that another person has is refused', () =>
    story.when(wanted({ numbers: { betterplace: 7 } })).thenRefused('identity.number-taken'));
  test('needs a person', () =>
    given(openAccount)
      .facts(answering(accountSlugHolder, undefined), answering(numbersGiven.person, false))
      .when(wanted())
      .thenRefused('identity.person-unknown'));
  test.each(['a', 'a1', 'a-b', 'a_b_c', 'x'.repeat(100)])('may be at %s', (slug) =>
    story.when(wanted({ slug })).then(opened({ slug: sealed(personId, slug) })),
  );
  test.each(['', 'A', '-a', 'a-', 'a__b', 'a b', 'x'.repeat(101)])('is never at %j', (slug) =>
    story.when(wanted({ slug })).thenMalformed(),
  );
  test.each([{ picture: 'javascript:alert(1)' }, { personId: 'x' }, { colour: 'red' }])(
    'is never %j',
    (wrong) => story.when(wanted(wrong)).thenMalformed(),
  );
  test('writes the stream of the person', () => {
    expect(openAccount.stream({ personId, slug: '', picture: null })).toBe(`person-${personId}`);
  });
});

test('a history that starts with an account is a fault', () => {
  expect(() => person.evolve(person.initial, opened())).toThrow('before the person was registered');
});
