import fc from 'fast-check';
import { convert, currenciesNeeded, freeze, isSafe, rateOn } from './exchange';

const rate = (currency: string, rateToGbp: string, effectiveFrom = '2011-08-27') => ({
  currency,
  rateToGbp,
  effectiveFrom,
});
const usd = [rate('USD', '0.62', '2011-09-05'), rate('USD', '0.61', '2011-08-27')];
const pounds = (rates: Record<string, string>) => (currency: string) =>
  ({ GBP: '1', ...rates })[currency] ?? '';

describe('the rate of a day', () => {
  test.each([
    ['2011-08-26', '0.61'],
    ['2011-08-27', '0.61'],
    ['2011-09-04', '0.61'],
    ['2011-09-05', '0.62'],
    ['2030-01-01', '0.62'],
  ])('%s counts at %s: the latest on or before, else the first', (day, expected) => {
    expect(rateOn(day, 'USD', usd)?.rateToGbp).toBe(expected);
  });
  test('comes from the own currency only', () => {
    expect(rateOn('2011-09-05', 'EUR', usd)).toBeUndefined();
  });
});

describe('a conversion', () => {
  test.each([
    ['dollars to pounds', 50_000, 'USD', 'GBP', 30_500],
    ['half a penny up', 50, 'USD', 'GBP', 31],
    ['less than half a penny down', 4, 'USD', 'GBP', 2],
    ['pounds to dollars', 6_100, 'GBP', 'USD', 10_000],
    ['to a currency without minor units', 10_000, 'GBP', 'JPY', 12_500],
    ['from a currency without minor units', 125, 'JPY', 'GBP', 100],
    ['to three digits', 10_000, 'GBP', 'KWD', 50_000],
    ['from three digits', 1_234, 'KWD', 'GBP', 247],
    ['across through pounds', 10_000, 'USD', 'KWD', 30_500],
    ['nothing', 0, 'USD', 'GBP', 0],
  ])('%s', (_, amountMinor, currency, into, expected) => {
    const toPounds = pounds({ USD: '0.61', JPY: '0.008', KWD: '2' });
    expect(convert({ amountMinor, currency }, into, toPounds)).toBe(expected);
  });

  test('into the own currency changes nothing, whatever the rate', () => {
    expect(convert({ amountMinor: 7, currency: 'USD' }, 'USD', () => 'no rate')).toBe(7);
  });

  test('of an unknown currency is a fault', () => {
    expect(() => convert({ amountMinor: 1, currency: 'XQQ' }, 'GBP', () => '1')).toThrow('XQQ');
  });

  const amounts = fc.integer({ min: 0, max: 100_000_000_000 });
  const rates = fc
    .integer({ min: 1, max: 999_999_999 })
    .map((millionths) => (millionths / 1_000_000).toFixed(6));

  test('is the exact quotient, rounded half up once', () => {
    fc.assert(
      fc.property(amounts, rates, rates, (amountMinor, from, into) => {
        const whole = (text: string) => BigInt(text.replace('.', ''));
        const [numerator, denominator] = [BigInt(amountMinor) * whole(from), whole(into)];
        const expected = (2n * numerator + denominator) / (2n * denominator);
        const converted = convert({ amountMinor, currency: 'USD' }, 'EUR', pounds({ USD: from, EUR: into }));
        expect(converted).toBe(Number(expected));
      }),
    );
  });

  test('never makes the larger of two gifts the smaller one', () => {
    fc.assert(
      fc.property(amounts, amounts, rates, (one, other, to) => {
        const into = (amountMinor: number) =>
          convert({ amountMinor, currency: 'USD' }, 'GBP', pounds({ USD: to }));
        expect(Math.sign(into(one) - into(other)) * Math.sign(one - other)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('freezing a gift', () => {
  const destination = { currency: 'USD', reportingCurrency: 'KWD' };
  const rates = [...usd, rate('EUR', '0.87'), rate('KWD', '2')];

  test('needs the rates of gift, campaign, series and euros, but none of pounds', () => {
    expect(currenciesNeeded('GBP', destination)).toEqual(['EUR', 'KWD', 'USD']);
    expect(currenciesNeeded('EUR', { currency: 'GBP', reportingCurrency: 'EUR' })).toEqual(['EUR']);
  });

  test('converts into every currency that a total is kept in, and says by which rates', () => {
    expect(freeze({ amountMinor: 8_700, currency: 'GBP' }, destination, '2011-09-05', rates)).toEqual({
      shares: {
        campaign: { amountMinor: 14_032, currency: 'USD' },
        series: { amountMinor: 43_500, currency: 'KWD' },
        EUR: 10_000,
        GBP: 8_700,
      },
      rates: [rate('EUR', '0.87'), rate('KWD', '2'), rate('USD', '0.62', '2011-09-05')],
    });
  });

  test.each(['EUR', 'KWD', 'USD'])('stops without a rate of %s', (missing) => {
    const others = rates.filter(({ currency }) => currency !== missing);
    expect(freeze({ amountMinor: 1, currency: 'GBP' }, destination, '2011-09-05', others)).toBeUndefined();
  });
});

test('a share that no integer can hold is noticed', () => {
  const money = (amountMinor: number) => ({ amountMinor, currency: 'GBP' });
  const safe = { campaign: money(1), series: money(1), EUR: 1, GBP: 1 };
  expect(isSafe(safe)).toBe(true);
  expect(isSafe({ ...safe, campaign: money(2 ** 53) })).toBe(false);
  expect(isSafe({ ...safe, series: money(2 ** 53) })).toBe(false);
  expect(isSafe({ ...safe, EUR: 2 ** 53 })).toBe(false);
  expect(isSafe({ ...safe, GBP: 2 ** 53 })).toBe(false);
});
