import type { PictureAdded, PictureEvent } from '../events';

/** A picture of a campaign's gallery; one that was removed keeps its id, which is never given again. */
export interface KnownPicture {
  readonly removed: boolean;
  readonly entry: PictureAdded['data'];
}
export type KnownPictures = Readonly<Record<string, KnownPicture>>;

export function evolvedPictures(pictures: KnownPictures, event: PictureEvent): KnownPictures {
  const { pictureId } = event.data;
  if (event.type === 'campaigns.PictureAdded') {
    return { ...pictures, [pictureId]: { removed: false, entry: event.data } };
  }
  const known = pictures[pictureId];
  if (known === undefined) throw new Error('a removal stands before the picture was added');
  return { ...pictures, [pictureId]: { ...known, removed: true } };
}
