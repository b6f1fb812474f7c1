import { type BoxBounds, type Point, degrees, nearest } from '@almoner/geography';
import type { Page, Slice } from './paging';
import type { Around } from './search-query';

type Placed = Point & { readonly id: string };

/** A list whose entries lie somewhere, in the order that is asked for beside the distance. */
export interface PlacedList<Item> {
  total(): Promise<number>;
  placesIn(box: BoxBounds): Promise<readonly Placed[]>;
  /** In the order of the ids. */
  byIds(ids: readonly string[]): Promise<readonly Item[]>;
  /** Those that lie nowhere. */
  nowhere(part: { readonly offset: number; readonly limit: number }): Promise<readonly Item[]>;
}

/** Near to far; the list's own order breaks ties. What lies nowhere comes last, or not at all where there is a farthest distance. */
export async function nearestFirst<Item>(
  list: PlacedList<Item>,
  { point, withinMetres }: Around,
  { offset, perPage }: Page,
): Promise<Slice<Item>> {
  const idsOf = (placed: readonly Placed[]) => placed.slice(offset, offset + perPage).map(({ id }) => id);
  if (withinMetres !== undefined) {
    const all = { count: Number.POSITIVE_INFINITY, withinMetres };
    const inside = await nearest(point, all, (box) => list.placesIn(box));
    return { total: inside.length, items: await list.byIds(idsOf(inside)) };
  }
  const wanted = { count: offset + perPage };
  const [placed, total] = await Promise.all([
    nearest(point, wanted, (box) => list.placesIn(box)),
    list.total(),
  ]);
  const limit = offset + perPage - Math.max(placed.length, offset);
  const [near, rest] = await Promise.all([
    list.byIds(idsOf(placed)),
    limit === 0 ? [] : list.nowhere({ offset: Math.max(0, offset - placed.length), limit }),
  ]);
  return { total, items: [...near, ...rest] };
}

/** Where the list was measured from, for the envelope. */
export const aroundLocation = (around: Around | undefined) =>
  around === undefined
    ? {}
    : {
        around_location: {
          latitude: degrees(around.point.latitude),
          longitude: degrees(around.point.longitude),
        },
      };
