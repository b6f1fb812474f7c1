import type { Decider } from '@almoner/kernel';
import type { ExchangeRateEvent } from '../events';

/** The rates of one currency by the day from which they hold; a day that is set again takes the later word. */
export const exchangeRate: Decider<ReadonlyMap<string, string>, ExchangeRateEvent> = {
  initial: new Map(),
  evolve: (rates, event) => new Map(rates).set(event.data.effectiveFrom, event.data.rateToGbp),
};
