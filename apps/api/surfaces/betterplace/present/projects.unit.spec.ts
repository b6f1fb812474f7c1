import { join } from 'node:path';
import { contractOf } from '../../../../../libs/testing/openapi';
import { OpenApiDocument, child } from '../../../../../libs/testing/openapi-document';
import { presentList, readPage } from '../paging';
import { presentBlogPost } from './blog-post';
import { presentNeed } from './need';
import { presentOpinion } from './opinion';
import { presentProject } from './project';
import { presentProjectPicture } from './project-picture';
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

const skatepark = {
  number: 1114,
  createdAt: at('2009-03-10T10:12:16Z'),
  updatedAt: at('2015-09-14T12:39:33Z'),
  latitude: 34.531617284782,
  longitude: 69.13581752939456,
  street: 'Taimani 12',
  zip: '10997',
  city: 'Kabul',
  countryCode: 'AF',
  title: 'Skatepark Kabul',
  slug: 'skatepark-kabul',
  description: 'A skate school for girls and boys.<br><br>Lessons run six days a week.',
  taxDeductible: true,
  donationsProhibited: true,
  completedAt: null,
  closedAt: at('2015-09-14T12:39:32Z'),
  openCents: 625_442n,
  donatedCents: 4_668_010n,
  positiveOpinions: 708,
  negativeOpinions: 0,
  donors: 542,
  incompleteNeeds: 1,
  completedNeeds: 86,
  updates: 91,
  contact: muster,
  carrier: { number: 1054, name: 'Skateistan', picture: muster.picture },
  picture: titlePicture,
  activeMatchingFund: null,
};
const project = presentProject(skatepark, urls);

const need = presentNeed(
  {
    number: 114_551,
    projectNumber: 1114,
    createdAt: at('2015-09-03T12:33:56Z'),
    updatedAt: at('2015-09-03T12:33:57Z'),
    title: 'Ten skateboards',
    description: 'Boards for the beginners class.',
    completed: false,
    donatedCents: 41_158,
    openCents: 625_442,
    requestedCents: 666_600,
  },
  urls,
);

const climbing = {
  number: 88_972,
  project: { number: 1114, slug: 'skatepark-kabul' },
  createdAt: at('2013-10-30T11:39:27Z'),
  updatedAt: at('2013-10-30T11:39:27Z'),
  language: 'en' as const,
  title: 'First climbing contest',
  body: '<p>It was a good day.</p>',
  reportsPayout: false,
  payout: null,
  author: muster,
};
const post = presentBlogPost(climbing, urls);

const keepGoing = {
  number: 5442,
  parent: { kind: 'project' as 'project' | 'fundraising_event', number: 1114 },
  createdAt: at('2010-11-14T08:43:17Z'),
  updatedAt: at('2010-11-14T08:43:17Z'),
  donatedCents: 5000n,
  score: 'positive' as const,
  author: muster,
  message: 'Keep going!',
};
const opinion = presentOpinion(keepGoing, urls);
const onEvent = presentOpinion(
  { ...keepGoing, number: 6001, parent: { kind: 'fundraising_event', number: 19_267 } },
  urls,
);

const fountain = {
  number: 31_766,
  projectNumber: 1114,
  createdAt: at('2012-07-23T11:45:15Z'),
  updatedAt: at('2014-03-13T03:10:27Z'),
  caption: 'Instructor at the fountain',
  url: 'https://asset1.betterplace.org/uploads/project/image/000/001/114/31766/image.jpg',
};
const picture = presentProjectPicture(fountain, urls);

test.each<[example: string, schema: string, wire: object]>([
  ['Project', 'Project', project],
  ['ProjectList', 'ProjectList', list(project)],
  ['Need', 'Need', need],
  ['NeedList', 'NeedList', list(need)],
  ['BlogPost', 'BlogPost', post],
  ['BlogPostList', 'BlogPostList', list(post)],
  ['Opinion', 'Opinion', opinion],
  ['OpinionList', 'OpinionList', list(opinion)],
  ['EventOpinion', 'Opinion', onEvent],
  ['EventOpinionList', 'OpinionList', list(onEvent)],
  ['ProjectPicture', 'ProjectPicture', picture],
  ['ProjectPictureList', 'ProjectPictureList', list(picture)],
])('%s comes out as the contract prints it, key for key', (example, schema, wire) => {
  const text = JSON.stringify(wire);
  const printed = child(document.at(`/components/examples/${example}`)?.value, 'value');
  // As text, so that the order of keys counts.
  expect(text).toBe(JSON.stringify(printed));
  expect(contract.validateSchema(schema, JSON.parse(text))).toEqual([]);
});

const keeps = (schema: string, wire: object) =>
  expect(contract.validateSchema(schema, JSON.parse(JSON.stringify(wire)))).toEqual([]);

test('a project without pictures, carrier and contact keeps the contract, and says that its pictures are stock', () => {
  const bare = presentProject(
    { ...skatepark, carrier: null, picture: null, contact: { name: null, account: null, picture: null } },
    urls,
  );
  keeps('Project', bare);
  expect(bare.carrier).toBeNull();
  expect(bare.profile_picture.fallback).toBe(true);
  expect(bare.profile_picture.links[0]?.href).toContain('/assets/default/');
  expect(bare.contact).toMatchObject({ name: null, links: [] });
});

test('an active fund stands in the project, and its link before those of all funds', () => {
  const fund = {
    number: 2,
    createdAt: 0,
    updatedAt: 0,
    activatedAt: 0,
    title: 'Trees',
    slug: 'trees',
    description: '',
    companyName: 'ACME',
    clientPermalink: null,
    providedCents: 1,
    donatedCents: 0,
    state: 'activated' as const,
    logoUrl: null,
  };
  const matched = presentProject({ ...skatepark, activeMatchingFund: fund }, urls);
  keeps('Project', matched);
  expect(matched.active_matching_fund).toMatchObject({ id: 2, client_id: null });
  const rels = matched.links.map(({ rel }) => rel);
  expect(rels.indexOf('active_matching_fund')).toBe(rels.indexOf('matching_funds') - 1);
});

test('under /en names of countries, links and pages are English', () => {
  const english = presentProject(
    { ...skatepark, countryCode: 'KH' },
    new Urls('en', 'https://a', 'https://w'),
  );
  expect(english.country).toBe('Cambodia');
  expect(presentProject({ ...skatepark, countryCode: 'KH' }, urls).country).toBe('Kambodscha');
  expect(english.links.slice(0, 2).map(({ href }) => href)).toEqual([
    'https://a/en/api_v4/projects/1114.json',
    'https://w/en/projects/1114-skatepark-kabul',
  ]);
});

test('an opinion without a gift has no amount, and one without an author none', () => {
  const visitor = presentOpinion({ ...keepGoing, donatedCents: null, author: null, message: null }, urls);
  keeps('Opinion', visitor);
  expect(visitor).not.toHaveProperty('donated_amount_in_cents');
  expect(visitor).toMatchObject({ author: null, message: null });
});

test('a post may report on a payout and still be called BlogPost', () => {
  const report = presentBlogPost(
    { ...climbing, payout: [{ needTitle: 'School books', cents: 56_050n }] },
    urls,
  );
  keeps('BlogPost', report);
  expect(report.type).toBe('BlogPost');
  expect(presentBlogPost({ ...climbing, reportsPayout: true }, urls).type).toBe('PayoutBlogPost');
  expect(report.payout).toEqual({
    needs: [{ need_title: 'School books', payout_amount_in_cents: 56_050, links: [] }],
    links: [],
  });
});

test('a picture whose file is missing has an empty image', () => {
  const missing = presentProjectPicture({ ...fountain, caption: null, url: null }, urls);
  keeps('ProjectPicture', missing);
  expect(missing).toMatchObject({ description: null });
  expect(missing.links[0]).toEqual({ rel: 'image', href: '' });
});
