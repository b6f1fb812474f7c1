import type { OrganisationChanged, OrganisationRegistered } from '@almoner/campaigns/events';
import { boxBounds, boxOf } from '@almoner/geography';
import { noon, sealed } from '@almoner/testing/given';
import type { GivenEvent } from '@almoner/testing/memory-log';
import type { TableReferences } from '@almoner/readstore';
import { eachReadStore } from '@almoner/testing/read-store';
import { idOf } from '@almoner/testing/records';
import { expectStableRows, sealedWith } from '@almoner/testing/views';
import type { VolunteeringEvent, VolunteeringOffered } from '../../events';
import { type CauseOrder, type ChosenCauses, pageStatement, placesStatement } from './cause-statements';
import { volunteeringCauses } from './volunteering-causes.projection';
import { VolunteeringCauses } from './volunteering-causes.queries';
import {
  CauseCarrierRow,
  VolunteeringCauseCountRow,
  VolunteeringCauseNumberRow,
  VolunteeringCauseRow,
} from './volunteering-causes.table';

const surface = 'betterplace';
const organisationId = idOf(502);
const causeId = idOf(501);
const at = noon.toISOString();
const carrierAddress = {
  street: 'Spohrstr. 5',
  zip: '34117',
  city: 'Kassel',
  countryCode: 'DE',
  latitude: 51.3171,
  longitude: 9.49561,
};
const registered: OrganisationRegistered = {
  type: 'campaigns.OrganisationRegistered',
  data: {
    organisationId,
    name: 'Freiwilligenzentrum',
    slug: 'freiwilligenzentrum',
    description: { original: 'de', de: 'x' },
    address: carrierAddress,
    taxDeductible: true,
    contact: null,
    logo: null,
    website: null,
    registeredAt: at,
  },
};
const carrierChanged = (changes: OrganisationChanged['data']['changes']): OrganisationChanged => ({
  type: 'campaigns.OrganisationChanged',
  data: { organisationId, changes, changedAt: at },
});
const offered = (special: Partial<VolunteeringOffered['data']> = {}): VolunteeringOffered => ({
  type: 'participation.VolunteeringOffered',
  data: {
    causeId,
    title: { original: 'en', en: 'Visiting service' },
    description: { original: 'en', en: '<p>Read to elderly people.</p>', de: '<p>Älteren vorlesen.</p>' },
    organisationId,
    location: { ...carrierAddress, street: null, zip: '34121' },
    contact: {
      name: sealed(causeId, 'F. Beispiel'),
      phone: sealed(causeId, '0561 - 10 00 00'),
      email: sealed(causeId, 'info@example.org'),
      picture: null,
    },
    vacancies: 1,
    topics: ['health', 'elderly'],
    activities: ['office-work'],
    picture: 'https://pictures.example/18.png',
    pictureCaption: null,
    begins: null,
    ends: '2018-03-06',
    imported: {
      from: 'aktion_mensch',
      kind: 'Import::ImportFormat',
      id: 'fn-452',
      createdAt: null,
      updatedAt: at,
      importedAt: at,
    },
    offeredAt: at,
    ...special,
  },
});
const other = (number: number, special: Partial<VolunteeringOffered['data']> = {}) =>
  offered({ causeId: idOf(510 + number), contact: null, imported: null, ...special });
const changed = (data: object): VolunteeringEvent => ({
  type: 'participation.VolunteeringOfferChanged',
  data: { causeId, changes: data, changedAt: '2011-09-02T12:00:00.000Z' },
});
const withdrawn = (id = causeId): VolunteeringEvent => ({
  type: 'participation.VolunteeringOfferWithdrawn',
  data: { causeId: id, withdrawnAt: at },
});
const shown = {
  causeId,
  number: 1,
  title: 'Visiting service',
  description: '<p>Älteren vorlesen.</p>',
  street: null,
  zip: '34121',
  city: 'Kassel',
  countryCode: 'DE',
  latitude: 51.3171,
  longitude: 9.49561,
  carrier: { organisationId, name: 'Freiwilligenzentrum', logo: null, ...carrierAddress },
  contact: { name: 'F. Beispiel', phone: '0561 - 10 00 00', email: 'info@example.org', picture: null },
  vacancies: 1,
  topics: ['health', 'elderly'],
  activities: ['office-work'],
  picture: 'https://pictures.example/18.png',
  pictureCaption: null,
  begins: null,
  ends: '2018-03-06',
  imported: {
    from: 'aktion_mensch',
    kind: 'Import::ImportFormat',
    id: 'fn-452',
    createdAt: null,
    updatedAt: noon.getTime(),
    importedAt: noon.getTime(),
  },
  createdAt: noon.getTime(),
  updatedAt: noon.getTime(),
  version: 2,
};

eachReadStore((open, { name }) => {
  const after = async (...events: GivenEvent[]) => {
    const views = await open(volunteeringCauses([surface]));
    await views.given(registered, ...sealedWith(views.keys.seal, events));
    const causes = new VolunteeringCauses(views.store);
    const whole = { surface, language: 'de', offset: 0, limit: 20 } as const;
    const numbers = async (special: Partial<Parameters<VolunteeringCauses['page']>[0]> = {}) => {
      const { total, items } = await causes.page({ ...whole, ...special });
      return [total, ...items.map(({ number }) => number)];
    };
    return { views, causes, numbers };
  };
  const stable = (views: Awaited<ReturnType<typeof after>>['views']) =>
    expectStableRows(
      views,
      VolunteeringCauseRow,
      CauseCarrierRow,
      VolunteeringCauseNumberRow,
      VolunteeringCauseCountRow,
    );

  test('a cause is shown in each language with its carrier and number', async () => {
    const { views, causes } = await after(offered());
    expect(await causes.byNumber(surface, 1, 'de')).toEqual(shown);
    expect(await causes.byNumber(surface, 1, 'en')).toEqual({
      ...shown,
      description: '<p>Read to elderly people.</p>',
    });
    expect(await causes.page({ surface, language: 'de', offset: 0, limit: 20 })).toEqual({
      total: 1,
      items: [shown],
    });
    expect(await causes.byNumber(surface, 2, 'de')).toBeUndefined();
    expect(await causes.byNumber('elsewhere', 1, 'de')).toBeUndefined();
    expect(await causes.isCarrierKnown(organisationId)).toBe(true);
    expect(await causes.isCarrierKnown(idOf(99))).toBe(false);
    await stable(views);
  });

  test('a cause without carrier, contact and import says so', async () => {
    const { causes } = await after(other(1, { organisationId: null }));
    expect(await causes.byNumber(surface, 1, 'de')).toMatchObject({
      carrier: null,
      contact: { name: null, phone: null, email: null, picture: null },
      imported: null,
    });
  });

  test('what was changed is shown, and the rest stays', async () => {
    const { views, causes } = await after(
      offered(),
      changed({
        title: { original: 'en', en: 'Reading', de: 'Vorlesen' },
        location: { ...carrierAddress, latitude: 1.5 },
        topics: [],
        activities: ['sports'],
        picture: null,
        imported: null,
        begins: '2011-10-01',
      }),
    );
    const now = {
      ...shown,
      title: 'Vorlesen',
      street: 'Spohrstr. 5',
      zip: '34117',
      latitude: 1.5,
      topics: [],
      activities: ['sports'],
      picture: null,
      imported: null,
      begins: '2011-10-01',
      updatedAt: Date.parse('2011-09-02T12:00:00.000Z'),
      version: 3,
    };
    expect(await causes.byNumber(surface, 1, 'de')).toEqual(now);
    await views.given(
      changed({ description: { original: 'de', de: 'Neu' }, contact: null, organisationId: null }),
    );
    expect(await causes.byNumber(surface, 1, 'en')).toEqual({
      ...now,
      title: 'Reading',
      description: 'Neu',
      contact: { name: null, phone: null, email: null, picture: null },
      carrier: null,
      version: 4,
    });
    await views.given(changed({ organisationId, picture: 'https://pictures.example/2.png', imported: null }));
    expect(await causes.byNumber(surface, 1, 'de')).toMatchObject({ carrier: shown.carrier });
    await stable(views);
  });

  test('a change of the carrier reaches its causes, their order and their version', async () => {
    const { views, causes, numbers } = await after(
      other(1, { organisationId: null }),
      offered(),
      carrierChanged({ description: { original: 'de', de: 'y' } }),
    );
    expect(await causes.byNumber(surface, 2, 'de')).toMatchObject({ version: 3 });
    const orders = [{ by: 'carrierHasImage', descending: true }] as const;
    expect(await numbers({ orders })).toEqual([2, 1, 2]);
    await views.given(carrierChanged({ logo: 'https://pictures.example/logo.png', name: 'Zentrum' }));
    expect(await numbers({ orders })).toEqual([2, 2, 1]);
    const { carrier } = shown;
    expect(await causes.byNumber(surface, 2, 'de')).toMatchObject({
      carrier: { ...carrier, name: 'Zentrum', logo: 'https://pictures.example/logo.png' },
      version: 5,
    });
    expect(await numbers({ search: { scope: 'humanNames', text: 'zentrum' } })).toEqual([1, 2]);
    await views.given(carrierChanged({ address: { ...carrierAddress, city: 'Trier' } }), other(3));
    expect(await causes.byNumber(surface, 2, 'de')).toMatchObject({
      carrier: { name: 'Zentrum', city: 'Trier' },
      version: 6,
    });
    expect(await numbers({ orders })).toEqual([3, 2, 3, 1]);
    await stable(views);
  });

  test('a withdrawn cause vanishes, and its number is never given again', async () => {
    const { views, causes, numbers } = await after(
      { type: 'identity.NumbersReserved', data: { surface, kind: 'volunteering-cause', from: 1, to: 20 } },
      { type: 'identity.NumbersReserved', data: { surface, kind: 'campaign', from: 1, to: 50 } },
      offered({ numbers: { [surface]: 18 } }),
      other(1),
      withdrawn(),
      other(2, { numbers: { [surface]: 18 } }),
    );
    expect(await numbers()).toEqual([2, 21, 22]);
    expect(await causes.numbersGiven(surface, 18, 18)).toBe(true);
    expect(await causes.numbersGiven(surface, 1, 17)).toBe(false);
    expect(await causes.numbersGiven('elsewhere', 18, 18)).toBe(false);
    await stable(views);
  });

  const second = (seconds: number) => `2011-09-01T12:00:0${seconds}.000Z`;
  const orders: [string, CauseOrder[], number[]][] = [
    ['by number where nothing is asked', [], [1, 2, 3, 4]],
    ['without an image first', [{ by: 'hasImage' }], [2, 4, 1, 3]],
    ['oldest first', [{ by: 'createdAt' }], [3, 1, 2, 4]],
    ['newest first, ties at the lowest number', [{ by: 'createdAt', descending: true }], [1, 2, 4, 3]],
    ['last changed first', [{ by: 'updatedAt', descending: true }], [1, 2, 4, 3]],
    [
      'as betterplace shows them',
      [
        { by: 'hasImage', descending: true },
        { by: 'carrierHasImage', descending: true },
        { by: 'createdAt', descending: true },
      ],
      [1, 3, 2, 4],
    ],
    [
      'by the first of a key that comes twice',
      [{ by: 'hasImage', descending: true }, { by: 'hasImage' }],
      [1, 3, 2, 4],
    ],
  ];
  test.each(orders)('causes stand %s', async (_, asked, expected) => {
    const { numbers } = await after(
      carrierChanged({ logo: 'https://pictures.example/logo.png' }),
      other(1, { offeredAt: second(2) }),
      other(2, { offeredAt: second(2), picture: null }),
      other(3, { offeredAt: second(1), organisationId: null }),
      other(4, { offeredAt: second(2), picture: null, organisationId: null }),
    );
    expect(await numbers({ orders: asked })).toEqual([4, ...expected]);
    expect(await numbers({ orders: asked, offset: 1, limit: 2 })).toEqual([4, ...expected.slice(1, 3)]);
  });

  test('words are found in both languages, names beside them', async () => {
    const { views, numbers } = await after(
      offered(),
      other(1, {
        title: { original: 'de', de: 'Garten' },
        description: { original: 'de', de: '<strong>Beete</strong>' },
        organisationId: null,
      }),
    );
    const words = (text: string) => numbers({ search: { scope: 'words', text } });
    const names = (text: string) => numbers({ search: { scope: 'humanNames', text } });
    expect(await words('VISITING elderly')).toEqual([1, 1]);
    expect(await words('alteren')).toEqual([1, 1]);
    expect(await words('kassel')).toEqual([2, 1, 2]);
    expect(await words('beete')).toEqual([1, 2]);
    expect(await words('strong')).toEqual([0]);
    expect(await words('garten kass')).toEqual([1, 2]);
    expect(await words('garten freiwilligen')).toEqual([0]);
    expect(await words('visiting beispiel')).toEqual([1, 1]);
    expect(await words('germany freiwilligenzentrum')).toEqual([1, 1]);
    expect(await names('beispiel freiwilligen')).toEqual([1, 1]);
    expect(await names('kassel')).toEqual([0]);
    views.keys.destroy(causeId);
    await views.rebuilt();
    expect(await names('beispiel')).toEqual([0]);
    expect(await names('freiwilligenzentrum')).toEqual([1, 1]);
  });

  test('a box holds what lies in it, and goes together with words', async () => {
    const at = (latitude: number, longitude: number) => ({
      location: { ...carrierAddress, city: null, latitude, longitude },
    });
    const { views, numbers } = await after(
      other(1, at(52.52437, 13.41053)),
      other(2, at(-16, -180)),
      offered(at(52.4, 13.06566)),
    );
    const berlin = boxBounds(boxOf({ south: 52, west: 13, north: 53, east: 14 })!);
    const fiji = boxBounds(boxOf({ south: -20, west: 170, north: -10, east: 180 })!);
    expect(await numbers({ boxes: [berlin] })).toEqual([2, 1, 3]);
    expect(await numbers({ boxes: [berlin], offset: 1 })).toEqual([2, 3]);
    expect(await numbers({ boxes: [fiji] })).toEqual([1, 2]);
    const search = { scope: 'humanNames', text: 'beispiel' } as const;
    expect(await numbers({ boxes: [berlin], search })).toEqual([1, 3]);
    await views.given(changed(at(48, 11)));
    expect(await numbers({ boxes: [berlin] })).toEqual([1, 1]);
    await stable(views);
  });

  test('where causes are is told in the order that was chosen, and named ones come as they were named', async () => {
    const at = (latitude: number, longitude: number) => ({
      location: { ...carrierAddress, latitude, longitude },
    });
    const { causes } = await after(other(1, at(1.5, 2.5)), other(2, at(-1.5, -2.5)));
    const everywhere = boxBounds(boxOf({ south: -90, west: -180, north: 90, east: 180 })!);
    const chosen = { surface, orders: [{ by: 'hasImage' }] } as const;
    const [first, second] = [
      { causeId: idOf(511), latitude: 1_500_000, longitude: 2_500_000 },
      { causeId: idOf(512), latitude: -1_500_000, longitude: -2_500_000 },
    ];
    expect(await causes.placesIn(everywhere, chosen)).toEqual([first, second]);
    const south = boxBounds(boxOf({ south: -90, west: -180, north: 0, east: 180 })!);
    expect(await causes.placesIn(everywhere, { surface, boxes: [south] })).toEqual([second]);
    expect(await causes.placesIn(everywhere, { surface: 'elsewhere' })).toEqual([]);
    const named = await causes.byIds(surface, [idOf(512), idOf(99), idOf(511)], 'de');
    expect(named.map(({ number }) => number)).toEqual([2, 1]);
  });

  test('words and boxes are answered from indexes, and so is the order that betterplace asks for', async () => {
    const { views } = await after(...Array.from({ length: 50 }, (_, number) => other(number)));
    const orders: ChosenCauses['orders'] = [
      { by: 'hasImage', descending: true },
      { by: 'carrierHasImage', descending: true },
      { by: 'createdAt', descending: true },
    ];
    const boxes = [boxBounds(boxOf({ south: 1, west: 1, north: 2, east: 2 })!)];
    const search = { scope: 'words', text: 'visiting' } as const;
    type Statement = (t: TableReferences) => string;
    const asked: [Statement, (string | number)[], RegExp][] = [
      [(t) => pageStatement(t, { surface, orders }), [20, 0], /c USING INDEX \S+_i2/],
      [(t) => pageStatement(t, { surface, boxes }), [...boxes.flat(), 20, 0], /c USING INDEX \S+_i3/],
      [(t) => placesStatement(t, { surface, boxes }), boxes.flat(), /c USING INDEX \S+_i3/],
      [(t) => pageStatement(t, { surface, search }), [search.text, 20, 0], /VIRTUAL TABLE INDEX/],
    ];
    const explain = name === 'SQLite' ? 'explain query plan' : 'explain';
    for (const [statement, values, index] of asked) {
      const query = views.store.prepare<object, (string | number)[]>((t) => `${explain} ${statement(t)}`);
      const plan = (await query.all(surface, ...values)).flatMap((step) => Object.values(step)).join('\n');
      // PostgreSQL weighs what it knows of the rows; that it takes the statement is enough.
      expect(plan).toMatch(name === 'SQLite' ? index : /./);
    }
  });

  test('whom to talk to is gone once it was erased', async () => {
    const { views, causes } = await after(offered());
    views.keys.destroy(causeId);
    await views.rebuilt();
    expect(await causes.byNumber(surface, 1, 'de')).toEqual({
      ...shown,
      contact: { name: null, phone: null, email: null, picture: null },
    });
  });
});
