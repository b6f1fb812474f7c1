import type { EventOf, EventsOf } from '@almoner/kernel';
import { z } from 'zod';
import { id, instant, language, namedPerson, numbers } from './shapes';

const post = z.strictObject({
  language,
  title: z.string(),
  body: z.string(),
  payout: z
    .strictObject({ needs: z.array(z.strictObject({ needTitle: z.string(), amountEurMinor: z.int() })) })
    .nullable(),
  reportsPayout: z.boolean(),
  author: namedPerson.nullable(),
});

export const updateEvents = {
  'campaigns.UpdatePosted': post.extend({
    campaignId: id,
    updateId: id,
    postedAt: instant,
    numbers: numbers.optional(),
  }),
  'campaigns.UpdateEdited': z.strictObject({
    campaignId: id,
    updateId: id,
    changes: post.partial(),
    editedAt: instant,
  }),
  'campaigns.UpdateDeleted': z.strictObject({ campaignId: id, updateId: id, deletedAt: instant }),
};

export type UpdatePost = z.infer<typeof post>;
export type UpdateEvent = EventsOf<typeof updateEvents>;
/** The campaign tells its news, in one language, perhaps with what was paid out for its needs. */
export type UpdatePosted = EventOf<typeof updateEvents, 'campaigns.UpdatePosted'>;
/** Some of the update is other now; only that is named. */
export type UpdateEdited = EventOf<typeof updateEvents, 'campaigns.UpdateEdited'>;
/** The update is shown no more. */
export type UpdateDeleted = EventOf<typeof updateEvents, 'campaigns.UpdateDeleted'>;
