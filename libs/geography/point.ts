/** A place on Earth in whole microdegrees (about 11 cm), as rows hold it: integers compare alike on both databases. */
export interface Point {
  /** −90,000,000 at the South Pole to 90,000,000 at the North Pole. */
  readonly latitude: number;
  /** −180,000,000 to 180,000,000; the two ends are the same meridian. */
  readonly longitude: number;
}

export const perDegree = 1_000_000;
export const poleMicrodegrees = 90 * perDegree;
export const antimeridian = 180 * perDegree;

/** The mean radius that the IUGG gives. */
export const earthRadiusMetres = 6_371_008.8;

/** Half the way round: no two points are farther apart. */
export const farthestMetres = Math.ceil(Math.PI * earthRadiusMetres);

/** Undefined for what is no place: a latitude beyond a pole, or no number. Longitudes go round. */
export function pointOf(latitudeDegrees: number, longitudeDegrees: number): Point | undefined {
  if (!Number.isFinite(longitudeDegrees) || !(Math.abs(latitudeDegrees) <= 90)) return undefined;
  return {
    latitude: microdegrees(latitudeDegrees),
    longitude: roundTheEarth(microdegrees(longitudeDegrees)),
  };
}

export const degrees = (microdegreesGiven: number): number => microdegreesGiven / perDegree;

// Adding zero turns a negative zero into the zero that databases know.
export const microdegrees = (degreesGiven: number): number => Math.round(degreesGiven * perDegree) + 0;

export function roundTheEarth(longitude: number): number {
  if (Math.abs(longitude) <= antimeridian) return longitude;
  const turn = 2 * antimeridian;
  return ((((longitude + antimeridian) % turn) + turn) % turn) - antimeridian;
}

export const radians = (microdegreesGiven: number): number => (degrees(microdegreesGiven) * Math.PI) / 180;

/** Along the surface of a sphere (haversine), in whole metres. */
export function distanceMetres(from: Point, to: Point): number {
  const north = Math.sin(radians(to.latitude - from.latitude) / 2);
  const east = Math.sin(radians(to.longitude - from.longitude) / 2);
  const chord = north ** 2 + Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * east ** 2;
  return Math.round(2 * earthRadiusMetres * Math.asin(Math.min(1, Math.sqrt(chord))));
}
