import { exchangeRateSet } from '@almoner/testing/events';
import { given } from '@almoner/testing/given';
import { setExchangeRate } from './set-exchange-rate';

const rate = { currency: 'usd', rateToGbp: '0.61', effectiveFrom: '2011-08-27' };
const set = exchangeRateSet('USD', '0.61', '2011-08-27');

describe('setting a rate', () => {
  test('counts from its day on', () => given(setExchangeRate).when(rate).then(set));
  test('a repetition records nothing', () => given(setExchangeRate).events(set).when(rate).thenNothing());
  test('the later word on a day counts', () =>
    given(setExchangeRate)
      .events(set, exchangeRateSet('USD', '0.62', '2011-08-27'))
      .when(rate)
      .then(set));
  test('another day is another rate', () =>
    given(setExchangeRate)
      .events(set)
      .when({ ...rate, effectiveFrom: '2011-08-28' })
      .then(exchangeRateSet('USD', '0.61', '2011-08-28')));
  test('pounds are the pivot', () =>
    given(setExchangeRate)
      .when({ ...rate, currency: 'GBP' })
      .thenRefused('donations.pivot-currency'));
  test.each(['0', '0.000000'])('is never nothing: %s', (rateToGbp) =>
    given(setExchangeRate)
      .when({ ...rate, rateToGbp })
      .thenMalformed(/above zero/),
  );
  test('is of a currency that exists', () =>
    given(setExchangeRate)
      .when({ ...rate, currency: 'XQQ' })
      .thenMalformed(/no ISO 4217 currency/));
  test.each(['.5', '1.', '0.6100001', '-1', '1e3', '01', ' 1', '1234567890', '1x'])(
    'is never %j',
    (rateToGbp) =>
      given(setExchangeRate)
        .when({ ...rate, rateToGbp })
        .thenMalformed(),
  );
  test.each(['1', '0.000001', '123456789.123456'])('may be %s', (rateToGbp) =>
    given(setExchangeRate)
      .when({ ...rate, rateToGbp })
      .then(exchangeRateSet('USD', rateToGbp, '2011-08-27')),
  );
  test('writes the stream of the currency', () => {
    expect(setExchangeRate.stream(setExchangeRate.schema.parse(rate))).toBe('exchange_rate-USD');
  });
});
