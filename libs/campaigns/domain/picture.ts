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
  if (known === undefined) throw new Error(`${event.type} stands before the picture was added`);
  switch (event.type) {
    case 'campaigns.PictureChanged':
      return { ...pictures, [pictureId]: { ...known, entry: { ...known.entry, ...event.data.changes } } };
    case 'campaigns.PictureRemoved':
      return { ...pictures, [pictureId]: { ...known, removed: true } };
    default:
      return event satisfies never;
  }
}
