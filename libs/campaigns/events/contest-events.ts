import type { EventOf, EventsOf } from '@almoner/kernel';
import { z } from 'zod';
import { id, instant, numbers } from './shapes';

export const contestEvents = {
  'campaigns.ContestOpened': z.strictObject({
    contestId: id,
    title: z.string(),
    beginsAt: instant,
    endsAt: instant,
    openedAt: instant,
    numbers: numbers.optional(),
  }),
  'campaigns.ContestEntered': z.strictObject({
    contestId: id,
    campaignId: id,
    enteredAt: instant,
    numbers: numbers.optional(),
  }),
  'campaigns.StandingRecorded': z.strictObject({
    contestId: id,
    campaignId: id,
    donationCount: z.int().nonnegative(),
    donatedEurMinor: z.int().nonnegative(),
    recordedAt: instant,
  }),
};

export type ContestEvent = EventsOf<typeof contestEvents>;
/** Campaigns may compete for the most gifts from its begin to its end. */
export type ContestOpened = EventOf<typeof contestEvents, 'campaigns.ContestOpened'>;
/** The campaign competes: gifts to it that are recorded from now on count, if they were given within the time. */
export type ContestEntered = EventOf<typeof contestEvents, 'campaigns.ContestEntered'>;
/** What the campaign had reached already comes along without the history of its gifts. */
export type StandingRecorded = EventOf<typeof contestEvents, 'campaigns.StandingRecorded'>;
