import type { EventOf, EventsOf } from '@almoner/kernel';
import { z } from 'zod';
import { id, instant, numbers, sealed } from './shapes';

const score = z.enum(['positive', 'negative']);
const opinion = z.strictObject({ opinionId: id, fundraisingEventId: id, score });

export const eventOpinionEvents = {
  'donations.EventOpinionGiven': opinion.extend({
    authorId: id.nullable(),
    author: sealed.nullable(),
    message: sealed.nullable(),
    givenAt: instant,
    numbers: numbers.optional(),
  }),
  'donations.EventOpinionRemoved': opinion.extend({ removedAt: instant }),
};

export type EventOpinionEvent = EventsOf<typeof eventOpinionEvents>;
/** Somebody said what they think of a fundraising event, without money. */
export type EventOpinionGiven = EventOf<typeof eventOpinionEvents, 'donations.EventOpinionGiven'>;
/** The opinion on the event is shown and counted no more. */
export type EventOpinionRemoved = EventOf<typeof eventOpinionEvents, 'donations.EventOpinionRemoved'>;
