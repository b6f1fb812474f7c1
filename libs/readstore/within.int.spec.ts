import { boxAround, boxBounds, boxOf, nearest, type Point, pointOf } from '@almoner/geography';
import type { Event } from '@almoner/kernel';
import { eachReadStore } from '@almoner/testing/read-store';
import { p, projection, put, viewTable } from './index';

const Sites = viewTable(
  'sites',
  {
    siteId: p.string().primary(),
    latitude: p.integer().nullable(),
    longitude: p.integer().nullable(),
  },
  { indexes: [['latitude', 'longitude']] },
);
type Opened = Event<'testing.Opened', { siteId: string } & Partial<Point>>;
const sites = projection<Opened>('sites', {
  version: 1,
  tables: [Sites],
  on: { 'testing.Opened': ({ data }) => [put(Sites, data)] },
});
const site = (siteId: string, latitude: number, longitude: number) => ({
  type: 'testing.Opened',
  data: { siteId, ...pointOf(latitude, longitude)! },
});
const some = [
  site('berlin', 52.52437, 13.41053),
  site('potsdam', 52.39886, 13.06566),
  site('suva', -18.14161, 178.44149),
  site('apia', -13.83333, -171.76666),
  site('date-line', -16, 180),
  site('pole', 90, 0),
  { type: 'testing.Opened', data: { siteId: 'nowhere' } },
];

eachReadStore((open, { name }) => {
  const after = async (...events: typeof some) => {
    const views = await open(sites);
    await views.given(...events);
    const inside = (explain = '') =>
      views.store.prepare<{ siteId: string } & Point, [number, number, number, number, number, number]>(
        (t) => `${explain} select site_id, latitude, longitude from ${t(Sites)}
          where ${t.within('latitude', 'longitude')} order by site_id`,
      );
    return { inside, within: inside() };
  };
  const ids = (rows: readonly { siteId: string }[]) => rows.map(({ siteId }) => siteId);

  test.each([
    ['a box', boxOf({ south: 52, west: 13, north: 53, east: 14 }), ['berlin', 'potsdam']],
    [
      'a box across the antimeridian',
      boxOf({ south: -20, west: 170, north: -10, east: -170 }),
      ['apia', 'date-line', 'suva'],
    ],
    [
      'a box that ends at the antimeridian',
      boxOf({ south: -20, west: -180, north: -10, east: -175 }),
      ['date-line'],
    ],
    ['the surroundings of a pole', boxAround(pointOf(89.9, 77)!, 50_000), ['pole']],
    [
      'the whole Earth',
      boxOf({ south: -90, west: -180, north: 90, east: 180 }),
      ['apia', 'berlin', 'date-line', 'pole', 'potsdam', 'suva'],
    ],
    ['a box whose south lies north', boxOf({ south: 53, west: 13, north: 52, east: 14 }), []],
  ])('%s', async (_, box, expected) => {
    const { within } = await after(...some);
    expect(ids(await within.all(...boxBounds(box!)))).toEqual(expected);
  });

  test('the nearest rows come first, with their distance', async () => {
    const { within } = await after(...some, site('berlin-too', 52.52437, 13.41053));
    const near = await nearest(pointOf(52.4, 13.1)!, { count: 4 }, (bounds) => within.all(...bounds));
    expect(near.map(({ siteId, distanceMetres }) => [siteId, distanceMetres])).toEqual([
      ['potsdam', 2_333],
      ['berlin', 25_177],
      ['berlin-too', 25_177],
      ['pole', 4_180_935],
    ]);
    const close = { count: 4, withinMetres: 10_000 };
    expect(ids(await nearest(pointOf(52.4, 13.1)!, close, (bounds) => within.all(...bounds)))).toEqual([
      'potsdam',
    ]);
  });

  test('a box is answered from the index', async () => {
    const grid = [...Array(4_000)].map((_, index) => site(`s${index}`, (index % 80) - 40, index / 40 - 50));
    const { inside } = await after(...grid);
    const steps = await (name === 'SQLite' ? inside('explain query plan') : inside('explain')).all(
      ...boxBounds(boxAround(pointOf(10, 10)!, 20_000)),
    );
    const plan = steps.flatMap((step) => Object.values(step)).join('\n');
    expect(plan).toMatch(/USING (COVERING )?INDEX sites_v1_i1|Index Scan (using|on) sites_v1_i1/);
    expect(plan).not.toMatch(/Seq Scan|SCAN sites/);
  });
});
