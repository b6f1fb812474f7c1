import * as fc from 'fast-check';
import { contains } from '../box';
import { Places } from '../index';
import { degrees, distanceMetres, type Point, pointOf } from '../point';
import { boxOfAll } from './countries';
import { NameIndex } from './name-index';

const at = (latitude: number, longitude: number): Point => pointOf(latitude, longitude)!;
const places = new Places();

describe('places', () => {
  test.each([
    ['51.5,-0.12', at(51.5, -0.12)],
    [' +52.50 ; 13.45 ', at(52.5, 13.45)],
    ['52 13', at(52, 13)],
  ])('%j is coordinates', async (text, point) => {
    const place = await places.resolve(text);
    expect(place?.point).toEqual(point);
    expect(contains(place!.box, point)).toBe(true);
  });

  test.each([
    ['Berlin', at(52.52, 13.41)],
    ['  MÜNCHEN ', at(48.14, 11.57)],
    ['Munich', at(48.14, 11.57)],
    ['muenchen', at(48.14, 11.57)],
    ['Köln', at(50.93, 6.95)],
    ['Cologne', at(50.93, 6.95)],
    ['Wien', at(48.21, 16.37)],
    ['Bern', at(46.95, 7.45)],
    ['Rom', at(41.89, 12.48)],
    ['Warschau', at(52.23, 21.01)],
    ['Frankfurt (Main)', at(50.12, 8.68)],
    ['Frankfurt am Main', at(50.12, 8.68)],
    ['Frankfurt/Oder', at(52.34, 14.55)],
    ['Москва', at(55.75, 37.62)],
    ['10115 Berlin', at(52.52, 13.41)],
    ['D-80331 München, Deutschland', at(48.14, 11.57)],
    ['Paris, US', at(33.66, -95.56)],
    ['Wien, Österreich', at(48.21, 16.37)],
    ['Kabul, Afghanistan', at(34.53, 69.17)],
    ['Köln, Nordrhein-Westfalen', at(50.93, 6.95)],
  ])('%j is found', async (text, point) => {
    const place = await places.resolve(text);
    expect(distanceMetres(place!.point, point)).toBeLessThan(5_000);
    expect(contains(place!.box, point)).toBe(true);
  });

  test.each([
    '',
    '!',
    '99,200',
    '10115',
    'Xyzzyville',
    'Berlin, Afghanistan',
    '80331, Deutschland',
    'x'.repeat(300),
  ])('%j is not known', async (text) => {
    expect(await places.resolve(text)).toBeUndefined();
  });

  test('a country is the box around its towns, across the antimeridian too', async () => {
    const germany = await places.resolve('Deutschland');
    expect(await places.resolve('germany')).toEqual(germany);
    for (const town of ['Flensburg', 'Garmisch-Partenkirchen', 'Aachen', 'Görlitz'])
      expect(contains(germany!.box, (await places.resolve(town))!.point)).toBe(true);
    expect(contains(germany!.box, (await places.resolve('Wien'))!.point)).toBe(false);
    const fiji = (await places.resolve('Fidschi'))!.box;
    expect(degrees(fiji.east) - degrees(fiji.west)).toBeLessThan(10);
  });

  test('any text gives a place or none, never an error', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 250 }), async (text) => {
        expect(['object', 'undefined']).toContain(typeof (await places.resolve(text)));
      }),
    );
  });

  test('a list that cannot be read fails each time it is needed, and coordinates do not need it', async () => {
    const lost = new Places('/nowhere/cities.txt');
    await expect(lost.resolve('Berlin')).rejects.toThrow('ENOENT');
    await expect(lost.resolve('Berlin')).rejects.toThrow('ENOENT');
    expect((await lost.resolve('1,1'))?.point).toEqual(at(1, 1));
  });
});

test('the box of points crosses the antimeridian where that is shorter', () => {
  expect(boxOfAll([at(1, 179), at(-1, -178), at(0, 180)])).toEqual({
    south: -1e6,
    west: 179e6,
    north: 1e6,
    east: -178e6,
  });
  expect(boxOfAll([at(1, 10), at(-1, -20)])).toEqual({ south: -1e6, west: -20e6, north: 1e6, east: 10e6 });
  expect(boxOfAll([])).toBeUndefined();
});

test('a name leads to all its records, the newest first, and another name to none of them', () => {
  const index = new NameIndex();
  for (let record = 0; record < 600_000; record += 1) index.add(`name ${record % 300_000}`, record);
  expect([...index.find('name 7')]).toEqual([300_007, 7]);
  expect([...index.find('name x')]).toEqual([]);
});
