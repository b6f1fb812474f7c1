import type { EventOf, EventsOf } from '@almoner/kernel';
import { z } from 'zod';
import { id, instant } from './shapes';

export const eventOpeningBalanceEvents = {
  'donations.EventOpeningBalanceRecorded': z.strictObject({
    openingBalanceId: id,
    fundraisingEventId: id,
    amountEurMinor: z.int().nonnegative(),
    donationCount: z.int().nonnegative(),
    donorCount: z.int().nonnegative(),
    asOf: instant,
  }),
};

export type EventOpeningBalanceEvent = EventsOf<typeof eventOpeningBalanceEvents>;
/** Totals that a fundraising event brings along without the history of their gifts; it may forward their money. */
export type EventOpeningBalanceRecorded = EventOf<
  typeof eventOpeningBalanceEvents,
  'donations.EventOpeningBalanceRecorded'
>;
