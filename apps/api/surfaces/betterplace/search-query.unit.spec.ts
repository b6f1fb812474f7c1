import {
  type Place,
  type Places,
  boxAround,
  boxBounds,
  boxOf,
  farthestMetres,
  pointOf,
} from '@almoner/geography';
import { readSearch } from './search-query';

const point = pointOf(52.5, 13.4)!;
const berlin: Place = { point, box: boxAround(point, 28_000) };
const places = {
  resolve: (text: string) => Promise.resolve(text === 'Berlin' ? berlin : undefined),
} as Places;
const read = (query: object) => readSearch(query as Record<string, unknown>, places);
const nothing = { text: undefined, boxes: [], around: undefined };
const words = (text: string) => ({ ...nothing, text: { scope: 'words', text } });

test.each([
  ['nothing', {}, nothing],
  ['words', { q: ' clean  water ' }, words('clean  water')],
  ['an empty question', { q: ' ' }, nothing],
  ['a question that comes twice', { q: ['one', 'two'] }, words('two')],
  ['a question that is no text', { q: { a: 'b' } }, nothing],
  ['names', { q: 'till', scope: 'human_name' }, { ...nothing, text: { scope: 'names', text: 'till' } }],
  ['an unknown scope', { q: 'till', scope: 'colour' }, words('till')],
  ['a place', { q: 'Berlin', scope: 'location' }, { ...nothing, boxes: [boxBounds(berlin.box)] }],
  ['a scope without a question', { scope: 'location' }, nothing],
  ['a place that nobody knows', { q: 'Nowhere', scope: 'location' }, 'none'],
])('%s', async (_, query, expected) => {
  expect(await read(query)).toEqual(expected);
});

describe('a box', () => {
  const corners = { swlat: '51.001', swlng: '12.001', nelat: '51.123', nelng: '12.123' };
  const box = boxBounds(boxOf({ south: 51.001, west: 12.001, north: 51.123, east: 12.123 })!);

  test('has four corners', async () => {
    expect(await read(corners)).toEqual({ ...nothing, boxes: [box] });
  });

  test('goes together with a place', async () => {
    const both = await read({ ...corners, q: 'Berlin', scope: 'location' });
    expect(both).toEqual({ ...nothing, boxes: [box, boxBounds(berlin.box)] });
  });

  test.each(['', 'north', '1e2', '0x10', '1234', 'Infinity'])(
    'is none with %p for a corner',
    async (nelat) => {
      expect(await read({ ...corners, nelat })).toEqual(nothing);
    },
  );
});

describe('around', () => {
  const around = async (query: object) => {
    const search = await read(query);
    return search === 'none' ? search : search.around;
  };

  test('a place, however far things are', async () => {
    expect(await around({ around: 'Berlin' })).toEqual({ point, withinMetres: undefined });
    expect(await around({ around: 'Nowhere' })).toBeUndefined();
    expect(await around({ around_distance: '25km' })).toBeUndefined();
  });

  test.each([
    ['25km', 25_000],
    ['1000m', 1_000],
    ['0m', 0],
    ['99999999999999999999km', farthestMetres],
    ['25', undefined],
    ['25 km', undefined],
    ['-1km', undefined],
    ['far', undefined],
  ])('a place within %s', async (distance, withinMetres) => {
    expect(await around({ around: 'Berlin', around_distance: distance })).toEqual({ point, withinMetres });
  });
});
