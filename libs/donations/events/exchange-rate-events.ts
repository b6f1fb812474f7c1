import type { EventOf, EventsOf } from '@almoner/kernel';
import type { z } from 'zod';
import { usedRate } from './shapes';

export const exchangeRateEvents = {
  'donations.ExchangeRateSet': usedRate,
};

export type ExchangeRate = z.infer<typeof usedRate>;
export type ExchangeRateEvent = EventsOf<typeof exchangeRateEvents>;
/** From this day on (UTC) one unit of the currency counts as so many pounds; older gifts keep what they froze. */
export type ExchangeRateSet = EventOf<typeof exchangeRateEvents, 'donations.ExchangeRateSet'>;
