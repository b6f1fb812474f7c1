import type { EventOf, EventsOf } from '@almoner/kernel';
import { z } from 'zod';
import { id, instant, numbers, sealed } from './shapes';

const score = z.enum(['positive', 'negative']);

export const opinionEvents = {
  'donations.OpinionGiven': z.strictObject({
    opinionId: id,
    campaignId: id,
    authorId: id.nullable(),
    author: sealed.nullable(),
    message: sealed.nullable(),
    score,
    givenAt: instant,
    numbers: numbers.optional(),
  }),
  'donations.OpinionRemoved': z.strictObject({ opinionId: id, campaignId: id, score, removedAt: instant }),
};

export type OpinionEvent = EventsOf<typeof opinionEvents>;
/** Somebody said what they think of a campaign, without money. */
export type OpinionGiven = EventOf<typeof opinionEvents, 'donations.OpinionGiven'>;
/** The opinion is shown and counted no more. */
export type OpinionRemoved = EventOf<typeof opinionEvents, 'donations.OpinionRemoved'>;
