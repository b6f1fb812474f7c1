import {
  antimeridian,
  earthRadiusMetres,
  microdegrees,
  type Point,
  poleMicrodegrees,
  radians,
  roundTheEarth,
} from './point';

/** Everything between two parallels and two meridians, in microdegrees; `west` beyond `east` crosses the antimeridian. */
export interface Box {
  readonly south: number;
  readonly west: number;
  readonly north: number;
  readonly east: number;
}

/** What the read store's `within` takes, in its order: latitudes from and to, then two ranges of longitudes. */
export type BoxBounds = readonly [
  south: number,
  north: number,
  west: number,
  east: number,
  otherWest: number,
  otherEast: number,
];

export interface Corners {
  readonly south: number;
  readonly west: number;
  readonly north: number;
  readonly east: number;
}

/** A box by its corners in degrees, as maps ask for it; undefined where one is no number. South of its south it is empty. */
export function boxOf({ south, west, north, east }: Corners): Box | undefined {
  if (![south, west, north, east].every(Number.isFinite)) return undefined;
  const latitude = (degreesGiven: number): number =>
    Math.max(-poleMicrodegrees, Math.min(poleMicrodegrees, microdegrees(degreesGiven)));
  const around = east - west >= 360;
  return {
    south: latitude(south),
    north: latitude(north),
    west: around ? -antimeridian : roundTheEarth(microdegrees(west)),
    east: around ? antimeridian : roundTheEarth(microdegrees(east)),
  };
}

/** The smallest box of this kind that holds everything within so many metres of a point. */
export function boxAround({ latitude, longitude }: Point, metres: number): Box {
  // Distances are rounded, so a metre more.
  const angle = (metres + 1) / earthRadiusMetres;
  const high = Math.ceil(microdegrees((angle * 180) / Math.PI)) + 1;
  const south = Math.max(-poleMicrodegrees, latitude - high);
  const north = Math.min(poleMicrodegrees, latitude + high);
  const everywhere = { south, north, west: -antimeridian, east: antimeridian };
  if (south === -poleMicrodegrees || north === poleMicrodegrees) return everywhere;
  const wide = Math.asin(Math.min(1, Math.sin(angle) / Math.cos(radians(latitude))));
  const half = Math.ceil(microdegrees((wide * 180) / Math.PI)) + 1;
  if (half >= antimeridian) return everywhere;
  return { south, north, west: roundTheEarth(longitude - half), east: roundTheEarth(longitude + half) };
}

export function boxBounds({ south, north, west, east }: Box): BoxBounds {
  if (west > east) return [south, north, west, antimeridian, -antimeridian, east];
  // A box that touches the antimeridian from one side holds it from both.
  if (west === -antimeridian) return [south, north, west, east, antimeridian, antimeridian];
  if (east === antimeridian) return [south, north, west, east, -antimeridian, -antimeridian];
  return [south, north, west, east, 1, 0];
}

export function contains(box: Box, { latitude, longitude }: Point): boolean {
  const [south, north, west, east, otherWest, otherEast] = boxBounds(box);
  return (
    south <= latitude &&
    latitude <= north &&
    ((west <= longitude && longitude <= east) || (otherWest <= longitude && longitude <= otherEast))
  );
}

export function centreOf({ south, north, west, east }: Box): Point {
  const width = west <= east ? east - west : east - west + 2 * antimeridian;
  return {
    latitude: Math.round((south + north) / 2),
    longitude: roundTheEarth(Math.round(west + width / 2)),
  };
}
