import type { EventOf, EventsOf } from '@almoner/kernel';
import { z } from 'zod';
import { id, instant, namedPerson, numbers, texts } from './shapes';

const profile = z.strictObject({
  title: texts,
  slug: z.string(),
  description: texts,
  manager: namedPerson,
  goalEurMinor: z.int().positive().nullable(),
  taxDeductible: z.boolean(),
  profilePicture: z.string().nullable(),
  rank: z.int(),
});

const known = z.strictObject({ fundraisingEventId: id });

export const fundraisingEventEvents = {
  'campaigns.FundraisingEventStarted': profile.extend({
    fundraisingEventId: id,
    organisationId: id.nullable(),
    clientId: id.nullable(),
    startedAt: instant,
    numbers: numbers.optional(),
  }),
  'campaigns.FundraisingEventChanged': known.extend({ changes: profile.partial(), changedAt: instant }),
  'campaigns.FundraisingEventEnded': known.extend({ endedAt: instant }),
  'campaigns.FundraisingEventReopened': known.extend({ reopenedAt: instant }),
  'campaigns.FundraisingEventBlocked': known.extend({ blockedAt: instant }),
  'campaigns.FundraisingEventUnblocked': known.extend({ unblockedAt: instant }),
  'campaigns.CampaignFeatured': known.extend({ campaignId: id, featuredAt: instant }),
  'campaigns.CampaignUnfeatured': known.extend({ campaignId: id, unfeaturedAt: instant }),
};

export type FundraisingEventProfile = z.infer<typeof profile>;
export type FundraisingEventEvent = EventsOf<typeof fundraisingEventEvents>;
/** A person gathers money for campaigns, on behalf of an organisation perhaps, and perhaps on a client's site. */
export type FundraisingEventStarted = EventOf<
  typeof fundraisingEventEvents,
  'campaigns.FundraisingEventStarted'
>;
/** Some of the event is other now; only that is named. */
export type FundraisingEventChanged = EventOf<
  typeof fundraisingEventEvents,
  'campaigns.FundraisingEventChanged'
>;
/** Its manager ended the event: it is still shown, forwards what it has, and takes no gifts. */
export type FundraisingEventEnded = EventOf<typeof fundraisingEventEvents, 'campaigns.FundraisingEventEnded'>;
/** The event goes on. */
export type FundraisingEventReopened = EventOf<
  typeof fundraisingEventEvents,
  'campaigns.FundraisingEventReopened'
>;
/** The operator lets the event take no gifts. */
export type FundraisingEventBlocked = EventOf<
  typeof fundraisingEventEvents,
  'campaigns.FundraisingEventBlocked'
>;
/** The operator lets the event take gifts again. */
export type FundraisingEventUnblocked = EventOf<
  typeof fundraisingEventEvents,
  'campaigns.FundraisingEventUnblocked'
>;
/** The event shows a campaign as one that it supports now; that need not be one that got money. */
export type CampaignFeatured = EventOf<typeof fundraisingEventEvents, 'campaigns.CampaignFeatured'>;
/** The event shows the campaign no more. */
export type CampaignUnfeatured = EventOf<typeof fundraisingEventEvents, 'campaigns.CampaignUnfeatured'>;
