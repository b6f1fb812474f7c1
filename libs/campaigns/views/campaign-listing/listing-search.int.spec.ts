import { boxBounds, boxOf as cornersBox } from '@almoner/geography';
import type { TableReferences } from '@almoner/readstore';
import { campaignApproved, campaignSubmitted, campaignWithdrawn } from '@almoner/testing/events';
import { noon, sealed } from '@almoner/testing/given';
import { eachReadStore } from '@almoner/testing/read-store';
import { idOf, personId } from '@almoner/testing/records';
import { expectStableRows, sealedWith } from '@almoner/testing/views';
import type { CampaignDescribed } from '../../events';
import { campaignListing } from './campaign-listing.projection';
import { CampaignListing } from './campaign-listing.queries';
import { CampaignListingRow, CampaignStoryRow, CarrierRow } from './campaign-listing.table';
import { listedStatement } from './listed-statement';
import { pageStatement } from './listing-statement';
import { type WantedCampaigns, askedOf } from './wanted-campaigns';

const organisationId = idOf(30);
const at = noon.toISOString();
const tables = [CampaignListingRow, CampaignStoryRow] as const;
const event = <Type extends string, Data extends object>(type: Type, data: Data) => ({
  type: `campaigns.${type}` as const,
  data,
});
const described = (changes: CampaignDescribed['data']['changes'], id: string) =>
  event('CampaignDescribed', { campaignId: id, changes, describedAt: at });
const kabul = {
  street: 'Taimani 12',
  zip: null,
  city: 'Kabul',
  countryCode: 'AF',
  latitude: 34.531617284782,
  longitude: 69.13581752939456,
};
const organisation = event('OrganisationRegistered', {
  organisationId,
  name: 'Viva con Agua',
  slug: 'viva',
  description: { original: 'de', de: 'Wasser' },
  address: { street: null, zip: null, city: 'Hamburg', countryCode: 'DE', latitude: 1, longitude: 2 },
  taxDeductible: true,
  contact: null,
  logo: null,
  website: null,
  registeredAt: at,
});
const manager = { personId, firstName: sealed(personId, 'Erika'), lastName: sealed(personId, 'Müster') };
const campaigns = (...numbers: readonly number[]) =>
  numbers.flatMap((number) => [
    campaignSubmitted({ campaignId: idOf(200 + number), slug: `c${number}`, title: `Campaign ${number}` }),
    campaignApproved({ campaignId: idOf(200 + number) }),
  ]);
const at52 = (latitude: number, longitude: number, number: number) =>
  described({ location: { ...kabul, latitude, longitude } }, idOf(200 + number));
const boxOf = (south: number, west: number, north: number, east: number) =>
  boxBounds(cornersBox({ south, west, north, east })!);

eachReadStore((open, { name }) => {
  const after = async (...events: Parameters<typeof sealedWith>[1]) => {
    const views = await open(campaignListing('betterplace'));
    await views.given(...sealedWith(views.keys.seal, events));
    const listing = new CampaignListing(views.store);
    const page = async (wanted: Partial<WantedCampaigns> = {}) => {
      const { total, items } = await listing.page({ language: 'de', offset: 0, limit: 20, ...wanted });
      return [total, ...items.map(({ number }) => number)];
    };
    return { views, listing, page };
  };

  test('words are found in title, place and description of both languages and in names, which can be searched alone', async () => {
    const { views, page } = await after(
      organisation,
      ...campaigns(1, 2, 3),
      described({ title: { original: 'de', de: 'Brunnen für Größe', en: 'Wells' } }, idOf(201)),
      described({ location: { ...kabul, countryCode: 'KH' } }, idOf(201)),
      described({ description: { original: 'en', en: '<p>About <b>wells</b>.</p>' }, manager }, idOf(202)),
      described({ organisationId }, idOf(203)),
    );
    const find = (text: string, scope: 'words' | 'names' = 'words') => page({ search: { scope, text } });
    expect(await find('wells')).toEqual([2, 1, 2]);
    expect(await find('brunnen')).toEqual([1, 1]);
    expect(await find('grosse')).toEqual([1, 1]);
    expect(await find('viva')).toEqual([1, 3]);
    expect(await find('wells muster')).toEqual([1, 2]);
    expect(await find('kambod')).toEqual([1, 1]);
    expect(await find('brunnen cambodia')).toEqual([1, 1]);
    expect(await find('kambodscha', 'names')).toEqual([0]);
    expect(await find('viva', 'names')).toEqual([1, 3]);
    expect(await find('muster', 'names')).toEqual([1, 2]);
    expect(await page({ search: { scope: 'words', text: 'wells' }, order: [{ by: 'score' }] })).toEqual([
      2, 2, 1,
    ]);
    await views.given(
      event('OrganisationChanged', { organisationId, changes: { name: 'Neue Welt' }, changedAt: at }),
    );
    expect(await find('viva', 'names')).toEqual([0]);
    expect(await find('welt', 'names')).toEqual([1, 3]);
    await expectStableRows(views, ...tables, CarrierRow);
  });

  test('a box holds what lies in it, and goes together with everything else', async () => {
    const { views, page } = await after(
      organisation,
      ...campaigns(1, 2, 3, 4),
      at52(52.52437, 13.41053, 1),
      at52(52.4, 13.06566, 2),
      at52(-16, -180, 3),
      described({ organisationId }, idOf(202)),
    );
    const berlin = boxOf(52, 13, 53, 14);
    expect(await page({ boxes: [berlin] })).toEqual([2, 1, 2]);
    expect(await page({ boxes: [berlin], offset: 1, limit: 5 })).toEqual([2, 2]);
    expect(await page({ boxes: [berlin], organisationId })).toEqual([1, 2]);
    expect(await page({ boxes: [berlin], facets: { closed: true } })).toEqual([0]);
    expect(await page({ boxes: [berlin], search: { scope: 'words', text: '1' } })).toEqual([1, 1]);
    expect(await page({ boxes: [berlin, boxOf(52, 13, 52.5, 14)] })).toEqual([1, 2]);
    expect(await page({ boxes: [boxOf(-20, 170, -10, 180)] })).toEqual([1, 3]);
    expect(await page({ nowhere: true })).toEqual([1, 4]);
    await views.given(described({ location: null }, idOf(201)), at52(0, 0, 2));
    expect(await page({ boxes: [berlin] })).toEqual([0]);
    expect(await page({ nowhere: true })).toEqual([2, 1, 4]);
    await expectStableRows(views, ...tables);
  });

  test('where campaigns are is told in the order that was chosen', async () => {
    const { listing } = await after(...campaigns(1, 2, 3), at52(1.5, 2.5, 1), at52(-1.5, -2.5, 2));
    const everywhere = boxOf(-90, -180, 90, 180);
    const order = [{ by: 'number', descending: true }] as const;
    const places = [
      { campaignId: idOf(202), latitude: -1_500_000, longitude: -2_500_000 },
      { campaignId: idOf(201), latitude: 1_500_000, longitude: 2_500_000 },
    ];
    expect(await listing.placesIn(everywhere, { order })).toEqual(places);
    const search = { scope: 'words', text: 'campaign 2' } as const;
    expect(await listing.placesIn(everywhere, { search })).toEqual([places[0]]);
    expect(await listing.placesIn(boxOf(0, 0, 3, 3), { boxes: [everywhere] })).toEqual([places[1]]);
  });

  test('named campaigns come as they were named; those that are not listed are missing', async () => {
    const { views, listing } = await after(...campaigns(1, 2, 3), described({ manager }, idOf(202)));
    const names = [idOf(203), idOf(99), idOf(201), idOf(202)];
    const numbers = async () => (await listing.byIds(names, 'de')).map(({ number }) => number);
    expect(await numbers()).toEqual([3, 1, 2]);
    expect(await listing.byIds([], 'de')).toEqual([]);
    await views.given(campaignWithdrawn({ campaignId: idOf(201) }));
    expect(await numbers()).toEqual([3, 2]);
  });

  test('the state of a campaign is its version, and whether its manager is known', async () => {
    const { views, listing } = await after(...campaigns(1), described({ manager }, idOf(201)));
    const known = {
      campaignId: idOf(201),
      version: 3,
      managerId: personId,
      managerFirstName: 'Erika',
      managerLastName: 'Müster',
    };
    expect(await listing.states({}, { offset: 0, limit: 2 })).toEqual([known]);
    views.keys.destroy(personId);
    await views.rebuilt();
    expect(await listing.states({}, { offset: 0, limit: 2 })).toEqual([
      { ...known, managerFirstName: null, managerLastName: null },
    ]);
  });

  test('boxes, words and names of campaigns are answered from indexes', async () => {
    const { views } = await after(
      ...campaigns(...Array.from({ length: 300 }, (_, number) => number)),
      ...Array.from({ length: 300 }, (_, number) => at52(number / 4, number / 4, number)),
    );
    const [numbers, text] = [Array<number>(6).fill(0), 'campaign'];
    type Statement = (t: TableReferences) => string;
    const asked: [Statement, readonly (string | number | readonly string[])[], RegExp][] = [
      [
        (t) => pageStatement(t, askedOf({ boxes: [boxOf(0, 0, 1, 1)] })),
        [...numbers, 20, 0],
        /s USING INDEX \S+_i2/,
      ],
      [
        (t) => pageStatement(t, askedOf({ search: { scope: 'words', text } })),
        [text, text, 20, 0],
        /_search VIRTUAL TABLE INDEX/,
      ],
      [(t) => pageStatement(t, askedOf({})), [20, 0], /l USING COVERING INDEX \S+_i1 \(listed=/],
      [(t) => pageStatement(t, askedOf({ campaignIds: [] })), [[idOf(201)], 20, 0], /l USING PRIMARY KEY/],
      [(t) => listedStatement(t, 'de', t.among('l.campaign_id')), [[idOf(201)]], /l USING PRIMARY KEY/],
      [(t) => listedStatement(t, 'de', 'l.number = ?'), [1], /l USING INDEX \S+_i11 \(number=/],
    ];
    const explain = name === 'SQLite' ? 'explain query plan' : 'explain';
    for (const [statement, values, index] of asked) {
      const query = views.store.prepare<object, typeof values>((t) => `${explain} ${statement(t)}`);
      const plan = (await query.all(...values)).flatMap((step) => Object.values(step)).join('\n');
      // PostgreSQL weighs what it knows of the rows; that it takes the statement is enough.
      expect(plan).toMatch(name === 'SQLite' ? index : /./);
      expect(plan).not.toMatch(/SCAN [lsc]\b|USING (COVERING )?INDEX \S+ \(listed=\?\)\n.*LIST SUBQUERY/);
    }
  });
});
