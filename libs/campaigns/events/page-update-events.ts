import type { EventOf, EventsOf } from '@almoner/kernel';
import { z } from 'zod';
import { id, instant, numbers, sealed } from './shapes';

const post = z.strictObject({ title: sealed, body: sealed });
const known = z.strictObject({ campaignId: id, personId: id, pageUpdateId: id });

export const pageUpdateEvents = {
  'campaigns.PageUpdatePosted': post.extend({
    campaignId: id,
    personId: id,
    pageUpdateId: id,
    postedAt: instant,
    numbers: numbers.optional(),
  }),
  'campaigns.PageUpdateEdited': known.extend({ changes: post.partial(), editedAt: instant }),
  'campaigns.PageUpdateDeleted': known.extend({ deletedAt: instant }),
};

export type PageUpdateEvent = EventsOf<typeof pageUpdateEvents>;
/** A participant tells news on their own page. */
export type PageUpdatePosted = EventOf<typeof pageUpdateEvents, 'campaigns.PageUpdatePosted'>;
/** Some of the news is other now; only that is named. */
export type PageUpdateEdited = EventOf<typeof pageUpdateEvents, 'campaigns.PageUpdateEdited'>;
/** The news is shown no more. */
export type PageUpdateDeleted = EventOf<typeof pageUpdateEvents, 'campaigns.PageUpdateDeleted'>;
