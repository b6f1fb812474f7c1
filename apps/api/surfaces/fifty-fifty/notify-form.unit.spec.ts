import fc from 'fast-check';
import { readForm, readGift, readId } from './notify-form';

const valid = { amount: '25.50', currency: 'GBP' };

describe('the gift of a notify form', () => {
  test('is read with name and data', () => {
    expect(readGift({ ...valid, name: ' Dee Okoro ', data: ' order-77 ' })).toEqual({
      money: { amountMinor: 2550, currency: 'GBP' },
      name: 'Dee Okoro',
      reference: ' order-77 ',
    });
  });

  test.each([
    ['0.01', 1],
    ['1', 100],
    ['1.5', 150],
    ['25.500', 2550],
    ['007.00', 700],
    ['1000000.00', 100_000_000],
    ['0001000000', 100_000_000],
  ])('%s is %i pennies', (amount, amountMinor) => {
    expect(readGift({ ...valid, amount }).money.amountMinor).toBe(amountMinor);
  });

  test.each([
    '0',
    '0.00',
    '0.005',
    '1.234',
    '1.2340',
    '1000000.01',
    '10000000',
    '-1',
    '+1',
    '1e3',
    '1,000',
    '1 ',
    ' 1',
    '£1',
    '.5',
    '5.',
    '١',
    'NaN',
    '0'.repeat(101),
  ])('the amount %p is invalid', (amount) => {
    expect(() => readGift({ ...valid, amount })).toThrow('Invalid parameter: amount');
  });

  test('every amount of pennies reads back as it was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000_000 }), fc.nat(3), (pennies, zeros) => {
        const amount = `${Math.floor(pennies / 100)}.${String(pennies % 100).padStart(2, '0')}${'0'.repeat(zeros)}`;
        expect(readGift({ ...valid, amount }).money.amountMinor).toBe(pennies);
      }),
    );
  });

  test('amount comes before currency, currency before name, name before data', () => {
    expect(() => readGift({})).toThrow('Missing parameter: amount');
    expect(() => readGift({ amount: 'x' })).toThrow('Invalid parameter: amount');
    expect(() => readGift({ amount: '1' })).toThrow('Missing parameter: currency');
    expect(() => readGift({ amount: '1', currency: 'CHF', name: 'a'.repeat(201) })).toThrow(
      'Unsupported currency',
    );
    expect(() => readGift({ ...valid, name: 'a'.repeat(201), data: 'd'.repeat(1001) })).toThrow(
      'Invalid parameter: name',
    );
    expect(() => readGift({ ...valid, data: 'd'.repeat(1001) })).toThrow('Invalid parameter: data');
    expect(() => readGift({ ...valid, data: 'a\0' })).toThrow('Invalid parameter: data');
  });

  test('any letter case of a currency will do', () => {
    expect(readGift({ ...valid, currency: 'eUr' }).money.currency).toBe('EUR');
  });

  test('letters that only look like those of a currency in upper case will not', () => {
    expect(() => readGift({ ...valid, currency: 'u\u017fd' })).toThrow('Unsupported currency');
  });

  test('lengths count characters, not code units', () => {
    expect(readGift({ ...valid, name: '😀'.repeat(200) }).name).toHaveLength(400);
  });

  test('a blank name is none, absent data is none', () => {
    expect(readGift({ ...valid, name: '  ' })).toMatchObject({ name: null, reference: null });
  });
});

describe('the fields of a form', () => {
  test('empty ones are absent and unknown ones are ignored', () => {
    expect(readForm({ amount: '', name: 'A', other: ['x', 'y'] })).toEqual({ name: 'A' });
  });

  test('a repeated one is invalid', () => {
    expect(() => readForm({ amount: ['1', '2'] })).toThrow('Invalid parameter: amount');
    expect(() => readForm({ callback: ['a', 'b'] })).toThrow('Invalid callback');
  });

  test('inherited names are no fields', () => {
    expect(readForm(Object.create({ amount: '1' }))).toEqual({});
    expect(readForm(undefined)).toEqual({});
  });
});

test.each([
  ['1', 1],
  ['999999999', 999_999_999],
  ['0', undefined],
  ['01', undefined],
  ['1000000000', undefined],
  ['x', undefined],
  ['1.0', undefined],
])('the id %s reads as %p', (text, id) => {
  expect(readId(text)).toBe(id);
});
