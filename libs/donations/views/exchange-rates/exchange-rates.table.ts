import { p, viewTable } from '@almoner/readstore';

/** What one unit of a currency counts in pounds from a day on. */
export const ExchangeRateRow = viewTable('exchange_rates', {
  currency: p.string().primary(),
  effectiveFrom: p.string().primary(),
  rateToGbp: p.string(),
});
