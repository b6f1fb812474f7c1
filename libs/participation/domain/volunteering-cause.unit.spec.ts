import { numbersGiven } from '@almoner/kernel';
import { answering, given, noon, sealed } from '@almoner/testing/given';
import { idOf } from '@almoner/testing/records';
import type { VolunteeringOfferChanged, VolunteeringOfferWithdrawn, VolunteeringOffered } from '../events';
import { changeVolunteeringOffer } from './change-volunteering-offer';
import { organisationKnown } from './facts';
import { offerVolunteering } from './offer-volunteering';
import { volunteeringCause } from './volunteering-cause';
import { withdrawVolunteeringOffer } from './withdraw-volunteering-offer';

const causeId = idOf(501);
const organisationId = idOf(502);
const at = noon.toISOString();
const plain = {
  title: { original: 'en' as const, en: 'Visiting service' },
  description: { original: 'en' as const, en: '<p>Read to elderly people.</p>' },
  location: {
    street: null,
    zip: '34121',
    city: 'Kassel',
    countryCode: 'DE',
    latitude: 51.3171,
    longitude: 9.49561,
  },
  vacancies: 1,
};
const contact = { name: 'F. Beispiel', phone: '0561 - 10 00 00', email: 'info@example.org', picture: null };
const sealedContact = {
  name: sealed(causeId, 'F. Beispiel'),
  phone: sealed(causeId, '0561 - 10 00 00'),
  email: sealed(causeId, 'info@example.org'),
  picture: null,
};
const imported = {
  from: 'aktion_mensch',
  kind: 'Import',
  id: 'fn-452',
  importedAt: '2015-04-20T03:07:41+02:00',
};
const recordedImport = {
  ...imported,
  createdAt: null,
  updatedAt: null,
  importedAt: '2015-04-20T01:07:41.000Z',
};
const rest = {
  organisationId,
  topics: ['health' as const, 'disability' as const],
  activities: ['office-work' as const],
  picture: 'https://pictures.example/18.png',
  pictureCaption: 'Reading',
  begins: '2013-02-01',
  ends: '2013-03-01',
};
const asking = { causeId, ...plain, ...rest, contact, imported, numbers: { betterplace: 18 } };
const offered = (special: Partial<VolunteeringOffered['data']> = {}): VolunteeringOffered => ({
  type: 'participation.VolunteeringOffered',
  data: {
    causeId,
    ...plain,
    ...rest,
    contact: sealedContact,
    imported: recordedImport,
    numbers: { betterplace: 18 },
    offeredAt: at,
    ...special,
  },
});
const changed = (changes: VolunteeringOfferChanged['data']['changes']): VolunteeringOfferChanged => ({
  type: 'participation.VolunteeringOfferChanged',
  data: { causeId, changes, changedAt: at },
});
const withdrawn: VolunteeringOfferWithdrawn = {
  type: 'participation.VolunteeringOfferWithdrawn',
  data: { causeId, withdrawnAt: at },
};
const long = { original: 'de' as const, de: 'x', en: 'x'.repeat(101) };

describe('offering a cause', () => {
  const story = given(offerVolunteering).facts(
    answering(organisationKnown, (asked) => asked === organisationId),
    answering(numbersGiven['volunteering-cause'], (_surface, from) => from === 99),
  );

  test('seals the person to talk to and writes instants in UTC', () => story.when(asking).then(offered()));

  test('needs only words, a place and how many are wanted', () =>
    story.when({ causeId, ...plain }).then(
      offered({
        organisationId: null,
        contact: null,
        topics: [],
        activities: [],
        picture: null,
        pictureCaption: null,
        begins: null,
        ends: null,
        imported: null,
        numbers: undefined,
      }),
    ));

  test('every part of a contact may be unknown', () =>
    story.when({ ...asking, contact: { picture: 'https://pictures.example/1.png' } }).then(
      offered({
        contact: {
          name: null,
          phone: null,
          email: null,
          picture: sealed(causeId, 'https://pictures.example/1.png'),
        },
      }),
    ));

  test('a repetition records nothing, also after a withdrawal', async () => {
    await story.events(offered()).when(asking).thenNothing();
    await story.events(offered(), withdrawn).when(asking).thenNothing();
  });

  test.each([
    { vacancies: 2 },
    { title: { original: 'en', en: 'x' } },
    { contact: null },
    { topics: ['health'] },
    { imported: null },
  ])('an id is never given to another cause: %j', (other) =>
    story
      .events(offered())
      .when({ ...asking, ...other })
      .thenRefused('participation.cause-taken'),
  );

  test('a title of its own has at most a hundred characters in each language', async () => {
    await story
      .when({ ...asking, imported: null, title: { ...long, en: 'x'.repeat(100) } })
      .then(offered({ imported: null, title: { ...long, en: 'x'.repeat(100) } }));
    await story.when({ ...asking, imported: null, title: long }).thenRefused('participation.title-too-long');
    await story
      .when({ ...asking, imported: null, title: { original: 'de', de: 'x'.repeat(101), en: 'x' } })
      .thenRefused('participation.title-too-long');
  });
  test('an imported title may be longer', () =>
    story.when({ ...asking, title: long }).then(offered({ title: long })));

  test('does not end before it begins', async () => {
    await story.when({ ...asking, ends: '2013-01-31' }).thenRefused('participation.ends-before-beginning');
    await story.when({ ...asking, ends: '2013-02-01' }).then(offered({ ends: '2013-02-01' }));
    await story.when({ ...asking, begins: null }).then(offered({ begins: null }));
    await story.when({ ...asking, ends: null }).then(offered({ ends: null }));
  });

  test('needs the organisation that it names', () =>
    story.when({ ...asking, organisationId: idOf(99) }).thenRefused('participation.organisation-unknown'));
  test('a number is given once', () =>
    story.when({ ...asking, numbers: { betterplace: 99 } }).thenRefused('participation.number-taken'));

  test.each([
    { title: { original: 'de', en: 'x' } },
    { vacancies: -1 },
    { vacancies: 1.5 },
    { topics: ['colours'] },
    { topics: ['health', 'health'] },
    { topics: ['health', 'disability', 'education', 'elderly', 'neighbourhood'] },
    { activities: ['sports', 'sports'] },
    { picture: 'javascript:alert(1)' },
    { begins: '2013-02-30' },
    { contact: { email: 'x' } },
    { location: { latitude: 91, longitude: 0 } },
    { location: { latitude: 0, longitude: -181 } },
    { location: { latitude: 0, longitude: 0, countryCode: 'DEU' } },
    { imported: { ...imported, importedAt: 'yesterday' } },
  ])('is never %j', (wrong) => story.when({ ...asking, ...wrong }).thenMalformed());

  test('writes the stream of the cause', () => {
    expect(offerVolunteering.stream(offerVolunteering.schema.parse(asking))).toBe(
      `volunteering_cause-${causeId}`,
    );
  });
});

describe('changing an offer', () => {
  const story = given(changeVolunteeringOffer)
    .events(offered())
    .facts(answering(organisationKnown, (asked) => asked === organisationId));

  test('records only what is other now', () =>
    story
      .when({ causeId, vacancies: 2, contact, topics: rest.topics, ends: null, picture: null })
      .then(changed({ vacancies: 2, ends: null, picture: null })));
  test('a part is replaced whole', () =>
    story.when({ causeId, location: { latitude: 1, longitude: 2 }, contact: { name: 'Ruth' } }).then(
      changed({
        location: { street: null, zip: null, city: null, countryCode: null, latitude: 1, longitude: 2 },
        contact: { name: sealed(causeId, 'Ruth'), phone: null, email: null, picture: null },
      }),
    ));
  test('takes the contact and the organisation away', () =>
    story
      .when({ causeId, contact: null, organisationId: null })
      .then(changed({ contact: null, organisationId: null })));
  test('knows earlier changes', () =>
    story
      .events(changed({ vacancies: 2 }))
      .when({ causeId, vacancies: 2 })
      .thenNothing());
  test('records nothing where nothing is asked', () => story.when({ causeId }).thenNothing());
  test('holds what an offer must hold', async () => {
    await story.when({ causeId, ends: '2012-01-01' }).thenRefused('participation.ends-before-beginning');
    await story.when({ causeId, title: long, imported: null }).thenRefused('participation.title-too-long');
    await story.when({ causeId, title: long }).then(changed({ title: long }));
    await story.when({ causeId, organisationId: idOf(99) }).thenRefused('participation.organisation-unknown');
    await given(changeVolunteeringOffer)
      .events(offered({ organisationId: null }))
      .facts(answering(organisationKnown, true))
      .when({ causeId, organisationId })
      .then(changed({ organisationId }));
  });
  test('a withdrawn offer is not changed', () =>
    story.events(withdrawn).when({ causeId, vacancies: 2 }).thenRefused('participation.cause-withdrawn'));
  test('needs a cause', () =>
    given(changeVolunteeringOffer)
      .when({ causeId, vacancies: 2 })
      .thenRefused('participation.cause-unknown'));
});

describe('withdrawing an offer', () => {
  const story = given(withdrawVolunteeringOffer);
  test('ends it', () => story.events(offered()).when({ causeId }).then(withdrawn));
  test('a repetition records nothing', () =>
    story.events(offered(), withdrawn).when({ causeId }).thenNothing());
  test('needs a cause', () => story.when({ causeId }).thenRefused('participation.cause-unknown'));
});

test('an offer stands until it is withdrawn', () => {
  const standing = volunteeringCause.evolve(volunteeringCause.initial, offered());
  expect(standing).toMatchObject({ status: 'offered', offer: plain });
  expect(volunteeringCause.evolve(standing, withdrawn)).toMatchObject({ status: 'withdrawn', offer: plain });
});

test('a history that starts with a change is a fault', () => {
  expect(() => volunteeringCause.evolve(volunteeringCause.initial, withdrawn)).toThrow('before the offer');
});
