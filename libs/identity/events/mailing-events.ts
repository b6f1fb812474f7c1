import { type EventOf, type EventsOf, languages } from '@almoner/kernel';
import { z } from 'zod';
import { id, instant, sealed } from './shapes';

const subscription = z.strictObject({
  subscriptionId: id,
  clientId: id,
  campaignId: id,
  subscriber: z.string(),
  email: sealed,
  firstName: sealed,
  lastName: sealed,
  language: z.enum(languages),
  changedAt: instant,
});

export const mailingEvents = {
  'identity.MailingSubscribed': subscription,
  'identity.MailingUnsubscribed': subscription,
};

export type MailingEvent = EventsOf<typeof mailingEvents>;
/** Somebody wants news of a campaign through a client; `subscriber` is a keyed digest of who it is to whom about what. */
export type MailingSubscribed = EventOf<typeof mailingEvents, 'identity.MailingSubscribed'>;
/** Somebody wants no news of a campaign through a client, or no more. */
export type MailingUnsubscribed = EventOf<typeof mailingEvents, 'identity.MailingUnsubscribed'>;
