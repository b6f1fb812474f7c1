import type { EventOf, EventsOf } from '@almoner/kernel';
import { z } from 'zod';
import { id, instant, numbers } from './shapes';

const details = z.strictObject({ url: z.string(), description: z.string().nullable() });

export const pictureEvents = {
  'campaigns.PictureAdded': z.strictObject({
    campaignId: id,
    pictureId: id,
    url: z.string(),
    description: z.string().nullable(),
    addedAt: instant,
    numbers: numbers.optional(),
  }),
  'campaigns.PictureChanged': z.strictObject({
    campaignId: id,
    pictureId: id,
    changes: details.partial(),
    changedAt: instant,
  }),
  'campaigns.PictureRemoved': z.strictObject({ campaignId: id, pictureId: id, removedAt: instant }),
};

export type PictureDetails = z.infer<typeof details>;
export type PictureEvent = EventsOf<typeof pictureEvents>;
/** The campaign's gallery shows one picture more. */
export type PictureAdded = EventOf<typeof pictureEvents, 'campaigns.PictureAdded'>;
/** The picture's address or caption is another now. */
export type PictureChanged = EventOf<typeof pictureEvents, 'campaigns.PictureChanged'>;
/** The gallery shows the picture no more. */
export type PictureRemoved = EventOf<typeof pictureEvents, 'campaigns.PictureRemoved'>;
