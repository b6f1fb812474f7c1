import { askedWords } from '@almoner/readstore/words';
import type { Box } from '../box';
import { antimeridian, type Point } from '../point';

const languages = ['de', 'en'];

/** Names of countries in the languages that surfaces speak, as words, and to which code each leads. */
export function countryNames(codes: readonly string[]): ReadonlyMap<string, string> {
  const names = languages.map((language) => new Intl.DisplayNames([language], { type: 'region' }));
  return new Map(codes.flatMap((code) => names.map((name) => [askedWords(name.of(code)!), code] as const)));
}

/** The smallest box around some points; it crosses the antimeridian where that is shorter. */
export function boxOfAll(points: Iterable<Point>): Box | undefined {
  const longitudes: number[] = [];
  let south = Infinity;
  let north = -Infinity;
  for (const { latitude, longitude } of points) {
    longitudes.push(longitude);
    south = Math.min(south, latitude);
    north = Math.max(north, latitude);
  }
  if (longitudes.length === 0) return undefined;
  longitudes.sort((left, right) => left - right);
  let west = longitudes[0]!;
  let east = longitudes.at(-1)!;
  let widestGap = west + 2 * antimeridian - east;
  for (let index = 1; index < longitudes.length; index += 1) {
    const gap = longitudes[index]! - longitudes[index - 1]!;
    if (gap <= widestGap) continue;
    widestGap = gap;
    west = longitudes[index]!;
    east = longitudes[index - 1]!;
  }
  return { south, west, north, east };
}
