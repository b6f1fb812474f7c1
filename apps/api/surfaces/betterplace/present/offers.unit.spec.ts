import { join } from 'node:path';
import { contractOf } from '../../../../../libs/testing/openapi';
import { OpenApiDocument, child } from '../../../../../libs/testing/openapi-document';
import { presentList, readPage } from '../paging';
import { presentContest, presentContestResult } from './contest';
import { presentForwarding, presentFundraisingEvent } from './fundraising-event';
import { presentMatchingFund } from './matching-fund';
import { presentOrganisation } from './organisation';
import { presentVolunteering } from './volunteering';
import { Urls } from './wire';

const openapi = join(__dirname, '../openapi.yaml');
const contract = contractOf(openapi);
const document = OpenApiDocument.read(openapi);
const urls = new Urls('de', 'https://api.betterplace.org', 'https://www.betterplace.org');

const list = (item: object) => presentList(readPage({}), 1, [item]);
const at = (instant: string): number => Date.parse(instant);

const upload = (version: string) => `https://asset1.betterplace.org/uploads/…/${version}_…`;
const versionsOf = (...versions: string[]) =>
  Object.fromEntries(versions.map((each) => [each, upload(each)]));

const muster = {
  name: 'E. Muster',
  account: { number: 130_618, slug: 'e_muster' },
  picture: { original: upload('original'), versions: versionsOf('fill_100x100', 'crop_original') },
};

const titlePicture = {
  original: upload('original'),
  versions: versionsOf(
    'fill_960x500',
    'fill_730x380',
    'fill_618x322',
    'fill_410x214',
    'fill_270x141',
    'crop_original',
  ),
};

const cleanWater = {
  number: 19_267,
  createdAt: at('2014-09-23T19:17:06Z'),
  updatedAt: at('2015-06-28T09:32:11Z'),
  title: 'Running for clean water',
  slug: 'clean-water-run',
  description: 'We run ten kilometres.<br><br>Please give.',
  taxDeductible: true,
  donationsProhibited: true,
  closedAt: at('2015-06-28T09:32:11Z'),
  donors: 124,
  donatedCents: 858_280,
  requestedCents: null,
  contact: muster,
  picture: titlePicture,
};
const event = presentFundraisingEvent(cleanWater, urls);

const visiting = {
  number: 18,
  createdAt: at('2013-01-28T09:23:14Z'),
  updatedAt: at('2015-04-20T01:07:41Z'),
  latitude: 51.3171,
  longitude: 9.49561,
  street: '',
  zip: '34121',
  city: 'Kassel',
  countryCode: 'DE',
  title: 'Visiting service',
  slug: 'visiting-service',
  description: '<p>Read to elderly people.</p>',
  carrier: {
    latitude: 51.3171,
    longitude: 9.49561,
    name: 'Freiwilligenzentrum',
    street: 'Spohrstr. 5',
    city: 'Kassel',
    zip: '34117',
    countryCode: 'DE',
    logoUrl: null,
  },
  vacancies: 1,
  picture: {
    ...titlePicture,
    versions: { ...titlePicture.versions, ...versionsOf('thumb', 'medium', 'regular') },
  },
  pictureCaption: null,
  contact: {
    name: 'F. Beispiel',
    phone: '0561 - 10 00 00',
    email: 'info@example.org',
    picture: muster.picture,
  },
  topics: ['Kranke', 'Menschen mit Behinderung', 'Senioren'],
  activities: ['Büroarbeit'],
  imported: {
    from: 'aktion_mensch',
    kind: 'Import::ImportFormat',
    id: 'fn-452',
    createdAt: at('2013-03-14T23:00:00Z'),
    updatedAt: at('2015-04-16T22:00:00Z'),
    importedAt: at('2015-04-20T01:07:41Z'),
  },
};
const offer = presentVolunteering(visiting, urls);

const organisation = presentOrganisation(
  {
    number: 125,
    createdAt: at('2008-02-06T16:10:42Z'),
    updatedAt: at('2015-06-24T06:40:27Z'),
    latitude: 53.55759811401367,
    longitude: 9.96815967559815,
    street: 'Neuer Kamp 32',
    zip: '20357',
    city: 'Hamburg',
    countryCode: 'DE',
    slug: 'vivaconagua',
    name: 'Viva con Agua de Sankt Pauli e.V.',
    description: 'Water for all.',
    taxDeductible: true,
    contact: muster,
    picture: {
      original: upload('original'),
      versions: versionsOf('fill_100x100', 'fill_200x200', 'fill_400x400', 'crop_original'),
    },
    website: 'http://www.example.org',
  },
  urls,
);

const fund = presentMatchingFund(
  {
    number: 2,
    createdAt: at('2013-10-14T13:26:19Z'),
    updatedAt: at('2015-03-10T08:44:38Z'),
    activatedAt: at('2013-10-21T07:54:41Z'),
    title: 'Trees for the city',
    slug: 'trees',
    description: '### One tree more',
    companyName: 'ACME',
    clientPermalink: 'volksfreund',
    providedCents: 521_500n,
    donatedCents: 521_500n,
    state: 'activated',
    logoUrl: 'https://example.org/logo.png',
  },
  urls,
);

const contest = presentContest(
  {
    number: 1,
    createdAt: at('2014-08-12T10:56:01Z'),
    updatedAt: at('2014-10-13T14:05:39Z'),
    beginsAt: at('2014-09-28T22:00:00Z'),
    endsAt: at('2014-10-12T21:59:00Z'),
    donatedCents: 2_020_088n,
    donations: 1367,
  },
  urls,
);

const result = presentContestResult(
  {
    number: 33,
    createdAt: at('2014-09-28T22:00:11Z'),
    updatedAt: at('2014-10-13T14:05:38Z'),
    rank: 1,
    donations: 552,
    donatedCents: 704_899n,
    projectNumber: 22_247,
  },
  urls,
);

test.each<[example: string, schema: string, wire: object]>([
  ['FundraisingEvent', 'FundraisingEvent', event],
  ['FundraisingEventList', 'FundraisingEventList', list(event)],
  [
    'ForwardingList',
    'ForwardingList',
    list(presentForwarding({ projectNumber: 1114, forwardedCents: 123n }, urls)),
  ],
  ['Volunteering', 'Volunteering', offer],
  ['VolunteeringList', 'VolunteeringList', list(offer)],
  ['Organisation', 'Organisation', organisation],
  ['OrganisationList', 'OrganisationList', list(organisation)],
  ['MatchingFund', 'MatchingFund', fund],
  ['MatchingFundList', 'MatchingFundList', list(fund)],
  ['Contest', 'Contest', contest],
  ['ContestResultList', 'ContestResultList', list(result)],
])('%s comes out as the contract prints it, key for key', (example, schema, wire) => {
  const text = JSON.stringify(wire);
  const printed = child(document.at(`/components/examples/${example}`)?.value, 'value');
  // As text, so that the order of keys counts.
  expect(text).toBe(JSON.stringify(printed));
  expect(contract.validateSchema(schema, JSON.parse(text))).toEqual([]);
});

test('an event with a goal tells how far it is, beyond 100 too', () => {
  const halfway = presentFundraisingEvent({ ...cleanWater, requestedCents: 500_000 }, urls);
  expect(halfway).toMatchObject({ requested_amount_in_cents: 500_000, progress_percentage: 171 });
});

test('an imported offer without a portrait has none, an own one a stock portrait', () => {
  const contact = { ...visiting.contact, picture: null };
  const imported = presentVolunteering({ ...visiting, contact }, urls);
  const own = presentVolunteering(
    { ...visiting, contact, imported: null, carrier: null, activities: null },
    urls,
  );
  expect(imported.contact.picture).toBeNull();
  expect(own.contact.picture).toMatchObject({ fallback: true });
  expect(own).toMatchObject({
    imported_from: null,
    import_information: null,
    carrier: null,
    activities: null,
  });
  for (const wire of [imported, own]) expect(contract.validateSchema('Volunteering', wire)).toEqual([]);
});
