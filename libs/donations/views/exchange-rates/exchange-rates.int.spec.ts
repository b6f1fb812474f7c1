import { exchangeRateSet } from '@almoner/testing/events';
import { eachReadStore } from '@almoner/testing/read-store';
import { expectStableRows } from '@almoner/testing/views';
import { exchangeRates } from './exchange-rates.projection';
import { ExchangeRates } from './exchange-rates.queries';
import { ExchangeRateRow } from './exchange-rates.table';

eachReadStore((open) => {
  test('each currency has the latest rate on or before the day, else its first', async () => {
    const views = await open(exchangeRates);
    await views.given(
      exchangeRateSet('USD', '0.62', '2011-09-05'),
      exchangeRateSet('USD', '0.60', '2011-08-27'),
      exchangeRateSet('USD', '0.61', '2011-08-27'),
      exchangeRateSet('EUR', '0.87', '2011-08-27'),
    );
    const rates = new ExchangeRates(views.store);
    const on = async (day: string) =>
      (await rates.around(['CHF', 'EUR', 'USD'], day)).map(
        ({ currency, rateToGbp }) => `${currency} ${rateToGbp}`,
      );
    expect(await on('2011-08-26')).toEqual(['EUR 0.87', 'USD 0.61']);
    expect(await on('2011-09-04')).toEqual(['EUR 0.87', 'USD 0.61']);
    expect(await on('2011-09-05')).toEqual(['EUR 0.87', 'USD 0.62']);
    expect(await rates.around([], '2011-09-05')).toEqual([]);
    await expectStableRows(views, ExchangeRateRow);
  });
});
