import type { EventOf, EventsOf } from '@almoner/kernel';
import { z } from 'zod';
import { id, instant, numbers } from './shapes';

export const pictureEvents = {
  'campaigns.PictureAdded': z.strictObject({
    campaignId: id,
    pictureId: id,
    url: z.string(),
    description: z.string().nullable(),
    addedAt: instant,
    numbers: numbers.optional(),
  }),
  'campaigns.PictureRemoved': z.strictObject({ campaignId: id, pictureId: id, removedAt: instant }),
};

export type PictureEvent = EventsOf<typeof pictureEvents>;
/** The campaign's gallery shows one picture more. */
export type PictureAdded = EventOf<typeof pictureEvents, 'campaigns.PictureAdded'>;
/** The gallery shows the picture no more. */
export type PictureRemoved = EventOf<typeof pictureEvents, 'campaigns.PictureRemoved'>;
