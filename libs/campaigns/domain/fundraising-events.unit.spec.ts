import { numbersGiven } from '@almoner/kernel';
import { answering, given, noon, sealed } from '@almoner/testing/given';
import { clientId, fundraisingEventId, idOf, personId } from '@almoner/testing/records';
import type { FundraisingEventChanged, FundraisingEventStarted } from '../events';
import { changeFundraisingEvent } from './change-fundraising-event';
import { fundraisingEventSlugHolder, organisationKnown } from './facts';
import { fundraisingEvent } from './fundraising-event';
import { startFundraisingEvent } from './start-fundraising-event';

const at = noon.toISOString();
const organisationId = idOf(30);
const profile = {
  title: { original: 'de', de: 'Laufen für Wasser' },
  slug: 'clean-water-run',
  description: { original: 'en', en: 'We run.<br>Please give.' },
} as const;
const person = { personId, firstName: 'Erika', lastName: 'Muster' };
const manager = { personId, firstName: sealed(personId, 'Erika'), lastName: sealed(personId, 'Muster') };
const command = (special: object = {}) => ({ fundraisingEventId, ...profile, manager: person, ...special });
const started = (special: Partial<FundraisingEventStarted['data']> = {}): FundraisingEventStarted => ({
  type: 'campaigns.FundraisingEventStarted',
  data: {
    fundraisingEventId,
    organisationId: null,
    clientId: null,
    ...profile,
    manager,
    goalEurMinor: null,
    taxDeductible: false,
    profilePicture: null,
    rank: 0,
    startedAt: at,
    ...special,
  },
});
const changed = (changes: FundraisingEventChanged['data']['changes']): FundraisingEventChanged => ({
  type: 'campaigns.FundraisingEventChanged',
  data: { fundraisingEventId, changes, changedAt: at },
});
const facts = [
  answering(fundraisingEventSlugHolder, (slug) =>
    slug === profile.slug ? undefined : slug === 'own' ? fundraisingEventId : idOf(99),
  ),
  answering(organisationKnown, (id) => id === organisationId),
  answering(numbersGiven['fundraising-event'], (surface, from) => surface === 'betterplace' && from === 7),
];

describe('starting a fundraising event', () => {
  const story = given(startFundraisingEvent).facts(...facts);

  test('needs a person, a name and words, and seals the name of the person', () =>
    story.when(command()).then(started()));

  test('may be run for an organisation, on the site of a client, with a goal and a number of its own', () => {
    const more = {
      organisationId,
      clientId,
      goalEurMinor: 50_000,
      taxDeductible: true,
      profilePicture: 'https://pictures.example/run.jpg',
      rank: 3,
      numbers: { betterplace: 19_267 },
    };
    return story.when(command(more)).then(started(more));
  });

  test.each([
    ['campaigns.slug-taken', { slug: 'taken' }],
    ['campaigns.number-taken', { numbers: { betterplace: 7 } }],
    ['campaigns.organisation-unknown', { organisationId: idOf(99) }],
  ] as const)('is refused with %s', (code, special) => story.when(command(special)).thenRefused(code));

  test('a repetition records nothing, although slug and number are taken by now', () =>
    story
      .events(started({ slug: 'taken' }))
      .when(command({ slug: 'taken', numbers: { betterplace: 7 } }))
      .thenNothing());

  test.each([{ slug: 'x' }, { organisationId }, { clientId }, { goalEurMinor: 1 }])(
    'an id is never given to another event: %j',
    (other) => story.events(started()).when(command(other)).thenRefused('campaigns.fundraising-event-taken'),
  );

  test.each([
    { slug: 'Clean Water' },
    { title: 'plain' },
    { title: { original: 'de', en: 'x' } },
    { description: { original: 'en', en: 'x'.repeat(25_001) } },
    { manager: null },
    { goalEurMinor: 0 },
    { rank: -1 },
    { rank: 1_000_001 },
    { profilePicture: 'javascript:alert(1)' },
  ])('is never %j', (wrong) => story.when(command(wrong)).thenMalformed());

  test('writes the stream of the event', () => {
    expect(startFundraisingEvent.stream(startFundraisingEvent.schema.parse(command()))).toBe(
      `fundraising_event-${fundraisingEventId}`,
    );
  });
});

describe('changing a fundraising event', () => {
  const story = given(changeFundraisingEvent)
    .events(started({ goalEurMinor: 50_000 }))
    .facts(...facts);

  test('records only what is other now', () =>
    story
      .when({ fundraisingEventId, slug: 'own', goalEurMinor: null, rank: 0 })
      .then(changed({ slug: 'own', goalEurMinor: null })));

  test('names another manager', () => {
    const next = { personId: idOf(31), firstName: 'Max', lastName: 'Muster' };
    return story.when({ fundraisingEventId, manager: next }).then(
      changed({
        manager: {
          personId: idOf(31),
          firstName: sealed(idOf(31), 'Max'),
          lastName: sealed(idOf(31), 'Muster'),
        },
      }),
    );
  });

  test('knows earlier changes', () =>
    story
      .events(changed({ rank: 4 }))
      .when({ fundraisingEventId, rank: 4 })
      .thenNothing());

  test.each([{}, { manager: person }, { goalEurMinor: 50_000 }])(
    'records nothing where nothing is other: %j',
    (same) => story.when({ fundraisingEventId, ...same }).thenNothing(),
  );

  test("another one's slug is refused", () =>
    story.when({ fundraisingEventId, slug: 'taken' }).thenRefused('campaigns.slug-taken'));

  test('needs an event', () =>
    given(changeFundraisingEvent)
      .when({ fundraisingEventId, rank: 1 })
      .thenRefused('campaigns.fundraising-event-unknown'));
});

test('a history that starts in the middle is a fault', () => {
  expect(() => fundraisingEvent.evolve(fundraisingEvent.initial, changed({ rank: 1 }))).toThrow(
    'before the event was started',
  );
});
