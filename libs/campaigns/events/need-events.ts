import type { EventOf, EventsOf } from '@almoner/kernel';
import { z } from 'zod';
import { currency, id, instant, numbers, texts } from './shapes';

const priced = z.strictObject({
  title: texts,
  description: texts.nullable(),
  requestedMinor: z.int().positive(),
  requestedEurMinor: z.int().positive(),
});

export const needEvents = {
  'campaigns.NeedAdded': priced.extend({
    campaignId: id,
    needId: id,
    currency,
    addedAt: instant,
    numbers: numbers.optional(),
  }),
  'campaigns.NeedChanged': z.strictObject({
    campaignId: id,
    needId: id,
    changes: priced.partial(),
    changedAt: instant,
  }),
  'campaigns.NeedRemoved': z.strictObject({ campaignId: id, needId: id, removedAt: instant }),
};

export type PricedNeed = z.infer<typeof priced>;
export type NeedEvent = EventsOf<typeof needEvents>;
/** The campaign asks for money for one thing; its price stands in the campaign's currency and in euros. */
export type NeedAdded = EventOf<typeof needEvents, 'campaigns.NeedAdded'>;
/** Some of the need is other now; only that is named. */
export type NeedChanged = EventOf<typeof needEvents, 'campaigns.NeedChanged'>;
/** The campaign asks for it no more; what was given to it stays with the campaign. */
export type NeedRemoved = EventOf<typeof needEvents, 'campaigns.NeedRemoved'>;
