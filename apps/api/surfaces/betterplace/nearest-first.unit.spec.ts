import { pointOf } from '@almoner/geography';
import { type PlacedList, aroundLocation, nearestFirst } from './nearest-first';
import { readPage } from './paging';

const here = pointOf(0, 0)!;
/** By their distance from here, in degrees; two lie nowhere. */
const far: readonly (readonly [id: string, degrees: number])[] = [
  ['c', 3],
  ['a', 1],
  ['d', 40],
  ['b', 1],
];
const list: PlacedList<string> = {
  total: () => Promise.resolve(6),
  placesIn: ([south, north, west, east]) =>
    Promise.resolve(
      far
        .map(([id, degrees]) => ({ id, ...pointOf(degrees, 0)! }))
        .filter(({ latitude }) => south <= latitude && latitude <= north && west <= 0 && 0 <= east),
    ),
  byIds: (ids) => Promise.resolve(ids),
  nowhere: ({ offset, limit }) => Promise.resolve(['x', 'y'].slice(offset, offset + limit)),
};
const page = (perPage: number, number: number, withinMetres?: number) =>
  nearestFirst(
    list,
    { point: here, withinMetres },
    readPage({ per_page: String(perPage), page: String(number) }),
  );

test.each([
  [20, 1, ['a', 'b', 'c', 'd', 'x', 'y']],
  [4, 1, ['a', 'b', 'c', 'd']],
  [4, 2, ['x', 'y']],
  [3, 2, ['d', 'x', 'y']],
  [5, 2, ['y']],
  [2, 2, ['c', 'd']],
  [1, 6, ['y']],
  [1, 7, []],
  [5, 9, []],
])('pages of %d: page %d', async (perPage, number, items) => {
  expect(await page(perPage, number)).toEqual({ total: 6, items });
});

test('with a farthest distance, what lies beyond it or nowhere is no part of the list', async () => {
  expect(await page(2, 1, 400_000)).toEqual({ total: 3, items: ['a', 'b'] });
  expect(await page(2, 2, 400_000)).toEqual({ total: 3, items: ['c'] });
  expect(await page(2, 3, 400_000)).toEqual({ total: 3, items: [] });
});

test('the envelope tells where the list was measured from', () => {
  expect(aroundLocation(undefined)).toEqual({});
  expect(aroundLocation({ point: pointOf(52.5, 13.4)!, withinMetres: undefined })).toEqual({
    around_location: { latitude: 52.5, longitude: 13.4 },
  });
});
