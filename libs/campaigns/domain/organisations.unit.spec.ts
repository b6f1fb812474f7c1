import { numbersGiven } from '@almoner/kernel';
import { answering, given, noon, sealed } from '@almoner/testing/given';
import { idOf, personId } from '@almoner/testing/records';
import type { OrganisationChanged, OrganisationRegistered } from '../events';
import { changeOrganisation } from './change-organisation';
import { organisationSlugHolder } from './facts';
import { organisation } from './organisation';
import { registerOrganisation } from './register-organisation';

const organisationId = idOf(30);
const at = noon.toISOString();
const profile = {
  name: 'Viva con Agua',
  slug: 'vivaconagua',
  description: { original: 'de', de: 'Wasser für alle.' },
  address: {
    street: 'Neuer Kamp 32',
    zip: '20357',
    city: 'Hamburg',
    countryCode: 'DE',
    latitude: 53.55759811401367,
    longitude: 9.96815967559815,
  },
  taxDeductible: true,
  logo: 'https://pictures.example/1.png',
  website: 'https://vivaconagua.example',
} as const;
const command = (special: object = {}) => ({
  organisationId,
  ...profile,
  contact: { personId, firstName: 'Erika', lastName: 'Muster' },
  ...special,
});
const contact = { personId, firstName: sealed(personId, 'Erika'), lastName: sealed(personId, 'Muster') };
const registered = (special: Partial<OrganisationRegistered['data']> = {}): OrganisationRegistered => ({
  type: 'campaigns.OrganisationRegistered',
  data: { ...profile, contact, organisationId, registeredAt: at, ...special },
});
const changed = (changes: OrganisationChanged['data']['changes']): OrganisationChanged => ({
  type: 'campaigns.OrganisationChanged',
  data: { organisationId, changes, changedAt: at },
});
const known = [
  answering(organisationSlugHolder, (slug) => ({ taken: idOf(99), vivaconagua: organisationId })[slug]),
  answering(numbersGiven.organisation, (surface, from) => surface === 'betterplace' && from === 7),
];

describe('registering an organisation', () => {
  const story = given(registerOrganisation).facts(
    ...known,
    answering(organisationSlugHolder, (slug) => (slug === 'taken' ? idOf(99) : undefined)),
  );

  test('seals the name of who can be asked', () => story.when(command()).then(registered()));

  test('needs neither contact, logo nor website, and promises no tax receipt unless told', () => {
    const none = { contact: null, logo: null, website: null, taxDeductible: false };
    return story
      .when(command({ contact: undefined, logo: undefined, website: undefined, taxDeductible: undefined }))
      .then(registered(none));
  });

  test('reads a country code in any letter case, and may know no more than the coordinates', () =>
    story.when(command({ address: { countryCode: 'de', latitude: 1, longitude: 2 } })).then(
      registered({
        address: { street: null, zip: null, city: null, countryCode: 'DE', latitude: 1, longitude: 2 },
      }),
    ));

  test('may tell its tax number', () =>
    story.when(command({ taxId: '12-3456789' })).then(registered({ taxId: '12-3456789' })));

  test('keeps the number it brings along', () =>
    story
      .when(command({ numbers: { betterplace: 125 } }))
      .then(registered({ numbers: { betterplace: 125 } })));

  test.each([
    ['campaigns.slug-taken', { slug: 'taken' }],
    ['campaigns.number-taken', { numbers: { betterplace: 7 } }],
  ] as const)('is refused with %s', (code, special) => story.when(command(special)).thenRefused(code));

  test('a repetition records nothing, although slug and number are taken by now', () =>
    story
      .events(registered({ slug: 'taken' }))
      .when(command({ slug: 'taken', numbers: { betterplace: 7 } }))
      .thenNothing());

  test.each([{ name: 'x' }, { contact: null }, { address: { latitude: 1, longitude: 2 } }])(
    'an id is never given to another one: %j',
    (other) => story.events(registered()).when(command(other)).thenRefused('campaigns.organisation-taken'),
  );

  test.each([
    { name: '' },
    { slug: 'Viva con Agua' },
    { description: 'plain' },
    { description: { original: 'de', en: 'Water for all.' } },
    { description: { original: 'fr', fr: 'De l’eau.' } },
    { address: { city: 'Hamburg' } },
    { address: { latitude: 91, longitude: 0 } },
    { address: { latitude: 0, longitude: -181 } },
    { address: { countryCode: 'Germany', latitude: 0, longitude: 0 } },
    { logo: 'javascript:alert(1)' },
    { contact: { personId, firstName: 'Erika' } },
  ])('is never %j', (wrong) => story.when(command(wrong)).thenMalformed());

  test('writes the stream of the organisation', () => {
    expect(registerOrganisation.stream(registerOrganisation.schema.parse(command()))).toBe(
      `organisation-${organisationId}`,
    );
  });
});

describe('changing an organisation', () => {
  const story = given(changeOrganisation)
    .events(registered())
    .facts(...known);

  test('records only what is other now', () =>
    story
      .when({ organisationId, name: 'Viva', slug: 'vivaconagua', taxDeductible: true, logo: null })
      .then(changed({ name: 'Viva', logo: null })));

  test('tells its tax number', async () => {
    await story.when({ organisationId, taxId: '12-3456789' }).then(changed({ taxId: '12-3456789' }));
    await story
      .events(changed({ taxId: '12-3456789' }))
      .when({ organisationId, taxId: null })
      .then(changed({ taxId: null }));
  });

  test('translates', () => {
    const description = { ...profile.description, en: 'Water for all.' };
    return story.when({ organisationId, description }).then(changed({ description }));
  });

  test('names another contact, or none', async () => {
    const next = { personId: idOf(31), firstName: 'Max', lastName: 'Muster' };
    await story.when({ organisationId, contact: next }).then(
      changed({
        contact: {
          personId: idOf(31),
          firstName: sealed(idOf(31), 'Max'),
          lastName: sealed(idOf(31), 'Muster'),
        },
      }),
    );
    await story.when({ organisationId, contact: null }).then(changed({ contact: null }));
  });

  test('knows earlier changes', () =>
    story
      .events(changed({ name: 'Viva' }))
      .when({ organisationId, name: 'Viva' })
      .thenNothing());

  test.each([{}, { contact: { personId, firstName: 'Erika', lastName: 'Muster' } }, { slug: 'vivaconagua' }])(
    'records nothing where nothing is other: %j',
    (same) => story.when({ organisationId, ...same }).thenNothing(),
  );

  test("another one's slug is refused", () =>
    story.when({ organisationId, slug: 'taken' }).thenRefused('campaigns.slug-taken'));

  test('needs an organisation', () =>
    given(changeOrganisation)
      .when({ organisationId, name: 'x' })
      .thenRefused('campaigns.organisation-unknown'));
});

test('a history that starts in the middle is a fault', () => {
  expect(() => organisation.evolve(organisation.initial, changed({ name: 'x' }))).toThrow(
    'before the organisation',
  );
});
