import { boxAround, type BoxBounds, boxBounds } from './box';
import { distanceMetres, farthestMetres, type Point } from './point';

/** How far the first look reaches, and how much farther each one after it. */
const firstMetres = 10_000;
const growth = 4;

export interface Nearby {
  /** How many from the nearest on: offset and limit of a page together. */
  readonly count: number;
  readonly withinMetres?: number;
}

/**
 * The nearest rows first, exactly, from an index that knows only boxes: `candidates` gives the rows in a box, which grows
 * until it holds enough. Rows at the same distance stay in the order of the candidates, so those are ordered down to
 * their ids.
 */
export async function nearest<Row extends Point>(
  centre: Point,
  { count, withinMetres = farthestMetres }: Nearby,
  candidates: (bounds: BoxBounds) => Promise<readonly Row[]>,
): Promise<readonly (Row & { readonly distanceMetres: number })[]> {
  for (let metres = firstMetres; ; metres *= growth) {
    const reach = Math.min(metres, withinMetres);
    const rows = await candidates(boxBounds(boxAround(centre, reach)));
    const inside = rows
      .map((row) => ({ ...row, distanceMetres: distanceMetres(centre, row) }))
      .filter((row) => row.distanceMetres <= reach);
    if (inside.length >= count || reach === withinMetres) {
      return inside.sort((left, right) => left.distanceMetres - right.distanceMetres).slice(0, count);
    }
  }
}
