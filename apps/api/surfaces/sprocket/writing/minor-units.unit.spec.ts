import { minorUnits } from './minor-units';

test.each([
  [250.5, 'USD', 25_050],
  [0.1, 'USD', 10],
  [1.15, 'EUR', 115],
  [0, 'USD', 0],
  [500, 'JPY', 500],
  [1.25, 'BHD', 1_250],
])('%d of %s', (amount, currency, minor) => expect(minorUnits(amount, currency)).toBe(minor));

test('no amount stays none, and one that was not told stays untold', () => {
  expect(minorUnits(null, 'USD')).toBeNull();
  expect(minorUnits(undefined, 'USD')).toBeUndefined();
});
test('a fraction that the currency does not have is refused', () => {
  expect(() => minorUnits(0.5, 'JPY')).toThrow('JPY has no such fraction.');
});
