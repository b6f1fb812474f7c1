import { join } from 'node:path';
import { contractOf } from '../../../../../libs/testing/openapi';
import { OpenApiDocument, child } from '../../../../../libs/testing/openapi-document';
import { presentList, readPage } from '../paging';
import { presentClient, presentEventStatistics, presentProjectStatistics, presentTag } from './client';
import {
  presentClientDonation,
  presentContact,
  presentPledgeAccepted,
  presentSubscribed,
} from './client-donation';
import { Urls } from './wire';

const openapi = join(__dirname, '../openapi.yaml');
const contract = contractOf(openapi);
const document = OpenApiDocument.read(openapi);
const urls = new Urls('de', 'https://api.betterplace.org', 'https://www.betterplace.org');

const list = (item: object) => presentList(readPage({}), 1, [item]);
const at = (instant: string): number => Date.parse(instant);

const volksfreund = {
  donatedCents: 153_081_612n,
  poolBalanceCents: 8_592_940n,
  openCents: 26_200_685n + 8_592_940n,
  requestedCents: 179_282_297n,
  projects: 338,
  clientDonatedCents: 110_263_382n,
  clientMatchedCents: 0n,
  clientDonations: 11_758,
};

const nothing = {
  donatedCents: 0n,
  poolBalanceCents: 0n,
  openCents: 0n,
  requestedCents: 0n,
  projects: 0,
  clientDonatedCents: 0n,
  clientMatchedCents: 0n,
  clientDonations: 0,
};

const youthCentre = {
  cents: 500n,
  token: 'V9mxWWAeuVK9PtJw9mrZRyRk',
  clientReference: '922ec9b-etc',
  createdAt: at('2014-04-15T08:26:20Z'),
  receiver: { kind: 'Project' as const, number: 18_417, title: 'Youth centre on wheels' },
};
const donation = presentClientDonation(youthCentre, 'volksfreund', urls);

test.each<[example: string, schema: string, wire: object]>([
  ['Client', 'Client', presentClient('volksfreund', volksfreund, urls)],
  ['ClientProjectStatistics', 'ClientProjectStatistics', presentProjectStatistics(nothing)],
  [
    'ClientFundraisingEventStatistics',
    'ClientFundraisingEventStatistics',
    presentEventStatistics({ donatedCents: 0, events: 0, clientDonatedCents: 0, clientDonations: 0 }),
  ],
  ['ClientDonation', 'ClientDonation', donation],
  ['ClientDonationList', 'ClientDonationList', list(donation)],
  [
    'ContactData',
    'ContactData',
    presentContact({ firstName: 'Erika', lastName: 'Muster', email: 'erika@example.org' }),
  ],
  ['TagList', 'TagList', list(presentTag({ tag: 'Trier', projects: 209 }, 'volksfreund', urls))],
  [
    'PledgeAcknowledgement',
    'Acknowledgement',
    presentPledgeAccepted('djksbf23u4sjkdn234p', 'volksfreund', urls),
  ],
  ['SubscriptionAcknowledgement', 'Acknowledgement', presentSubscribed()],
])('%s comes out as the contract prints it, key for key', (example, schema, wire) => {
  const text = JSON.stringify(wire);
  const printed = child(document.at(`/components/examples/${example}`)?.value, 'value');
  // As text, so that the order of keys counts.
  expect(text).toBe(JSON.stringify(printed));
  expect(contract.validateSchema(schema, JSON.parse(text))).toEqual([]);
});

test('what is open is never less than nothing, however full the pool is', () => {
  expect(presentClient('x', { ...nothing, poolBalanceCents: 5n }, urls).open_amount_in_cents).toBe(0);
});

test('a tag is percent-encoded in its link', () => {
  const [projects] = presentTag({ tag: 'Köln/Süd', projects: 1 }, 'volksfreund', urls).links;
  expect(projects?.href).toContain('/tags/K%C3%B6ln%2FS%C3%BCd/projects.json');
});

test.each([
  [{ kind: 'FundraisingEvent' as const, number: 7, title: 'Run' }, '/fundraising_events/7.json'],
  [
    { kind: 'ProjectElement' as const, number: 8, title: 'Boards', projectNumber: 1114 },
    '/projects/1114/needs/8.json',
  ],
])('a gift to %j links there', (receiver, path) => {
  const shown = presentClientDonation(
    { ...youthCentre, clientReference: null, receiver },
    'volksfreund',
    urls,
  );
  expect(shown.links[0]?.href).toBe(`https://api.betterplace.org/de/api_v4${path}`);
  expect(contract.validateSchema('ClientDonation', shown)).toEqual([]);
});
