import {
  type BoxBounds,
  type Places,
  type Point,
  boxBounds,
  boxOf,
  farthestMetres,
} from '@almoner/geography';

type Query = Readonly<Record<string, unknown>>;

/** The place that is nearest to be first, and how far away others may be. */
export interface Around {
  readonly point: Point;
  readonly withinMetres: number | undefined;
}

/** What a list is searched for. */
export interface SearchQuery {
  readonly text: { readonly scope: 'words' | 'names'; readonly text: string } | undefined;
  /** What is found lies in all of them. */
  readonly boxes: readonly BoxBounds[];
  readonly around: Around | undefined;
}

/**
 * Reads `q` with its `scope`, the corners of a box, and `around` with its distance; what is no value of these says nothing.
 * @returns `none` where `q` names a place that nobody knows: nothing can lie there
 */
export async function readSearch(query: Query, places: Places): Promise<SearchQuery | 'none'> {
  const q = readText(query, 'q');
  const scope = readText(query, 'scope');
  const [asked, around] = await Promise.all([
    q === undefined || scope !== 'location' ? undefined : places.resolve(q).then((place) => place ?? 'none'),
    readAround(query, places),
  ]);
  if (asked === 'none') return 'none';
  const corners = readCorners(query);
  return {
    text:
      q === undefined || asked !== undefined
        ? undefined
        : { scope: scope === 'human_name' ? 'names' : 'words', text: q },
    boxes: [corners, asked && boxBounds(asked.box)].filter((box) => box !== undefined),
    around,
  };
}

/** What a list without places is searched for: a scope that it does not know is none. */
export function readWords(query: Query): SearchQuery['text'] {
  const text = readText(query, 'q');
  const scope = readText(query, 'scope') === 'human_name' ? 'names' : 'words';
  return text === undefined ? undefined : { scope, text };
}

/** All four or none. */
function readCorners(query: Query): BoxBounds | undefined {
  const corner = (name: string): number => {
    const text = readText(query, name) ?? '';
    return /^[+-]?\d{1,3}(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  };
  const [south, west, north, east] = [corner('swlat'), corner('swlng'), corner('nelat'), corner('nelng')];
  const box = boxOf({ south, west, north, east });
  return box && boxBounds(box);
}

/** Around a place that is not known, nothing is near or far. */
async function readAround(query: Query, places: Places): Promise<Around | undefined> {
  const text = readText(query, 'around');
  const place = text === undefined ? undefined : await places.resolve(text);
  if (place === undefined) return undefined;
  const [, number, unit] = /^(\d+)(km|m)$/.exec(readText(query, 'around_distance') ?? '') ?? [];
  const metres = Number(number) * (unit === 'km' ? 1000 : 1);
  return { point: place.point, withinMetres: number ? Math.min(metres, farthestMetres) : undefined };
}

/** A parameter's text; of one that comes again, the last. */
function readText(query: Query, name: string): string | undefined {
  const given: unknown = query[name];
  const text: unknown = Array.isArray(given) ? given.at(-1) : given;
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : undefined;
}
