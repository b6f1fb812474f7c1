import type { EventOf, EventsOf } from '@almoner/kernel';
import { z } from 'zod';
import { currency, id, instant, shares, usedRate } from './shapes';

export const openingBalanceEvents = {
  'donations.OpeningBalanceRecorded': z.strictObject({
    openingBalanceId: id,
    campaignId: id,
    seriesId: id,
    amountMinor: z.int().nonnegative(),
    currency,
    rates: z.array(usedRate),
    shares,
    donationCount: z.int().nonnegative(),
    backerCount: z.int().nonnegative(),
    donorCount: z.int().nonnegative().optional(),
    asOf: instant,
  }),
};

export type OpeningBalanceEvent = EventsOf<typeof openingBalanceEvents>;
/** Totals that a campaign brings along without the history of their gifts. */
export type OpeningBalanceRecorded = EventOf<typeof openingBalanceEvents, 'donations.OpeningBalanceRecorded'>;
