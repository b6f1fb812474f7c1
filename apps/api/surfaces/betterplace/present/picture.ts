import { type Link, type Urls, link } from './wire';

/** An uploaded picture: the original file, and smaller versions where somebody made them. */
export interface PictureSource {
  readonly original: string;
  /** Addresses by version: `fill_100x100`, `crop_original`. */
  readonly versions?: Readonly<Record<string, string>>;
}

/** `fallback` is only ever sent as true. */
export interface PictureWire {
  readonly fallback?: true;
  readonly links: readonly Link[];
}

/** The versions of each kind of picture, in the documented order; the original is the only one promised to stay. */
const kinds = {
  user: ['fill_100x100', 'original'],
  carrier: ['fill_100x100', 'original'],
  organisation: ['fill_100x100', 'fill_200x200', 'fill_400x400', 'original'],
  title: ['fill_960x500', 'fill_730x380', 'fill_618x322', 'fill_410x214', 'fill_270x141', 'original'],
  offer: ['fill_618x322', 'fill_270x141', 'original', 'thumb', 'medium', 'regular'],
} as const;

/** A picture block. Without a picture it shows a stock image: the official widget breaks where there is no block. */
export function presentPicture(
  picture: PictureSource | null,
  kind: keyof typeof kinds,
  urls: Urls,
): PictureWire {
  if (picture === null) {
    return { fallback: true, links: kinds[kind].map((rel) => link(rel, urls.stockPicture(rel, kind))) };
  }
  return { links: kinds[kind].map((rel) => link(rel, fileOf(picture, kind, rel))) };
}

/** What a block calls its original is cropped to its shape, where there is such a version; only the old block is not. */
function fileOf({ original, versions = {} }: PictureSource, kind: keyof typeof kinds, rel: string): string {
  const version = rel === 'original' && kind !== 'offer' ? 'crop_original' : rel;
  return versions[version] ?? original;
}
