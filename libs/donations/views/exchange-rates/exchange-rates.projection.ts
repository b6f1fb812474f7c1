import { projection, put } from '@almoner/readstore';
import type { ExchangeRateEvent } from '../../events';
import { ExchangeRateRow } from './exchange-rates.table';

export const exchangeRates = projection<ExchangeRateEvent>('exchange-rates', {
  version: 1,
  tables: [ExchangeRateRow],
  on: {
    'donations.ExchangeRateSet': ({ data }) => [put(ExchangeRateRow, data)],
  },
});
