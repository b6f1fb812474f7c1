import { NoStatement, readAmount, readStatement } from './bank-statement';

test('columns are found by their names, in any order and with either separator', () => {
  const german =
    '\uFEFFBuchungstag;Amount;Reference;Payment_ID\r\n01.09.2015;"1.234,50";"Spende ""ALM 0AJZ""; danke";7788\r\n;;;\r\n';
  expect(readStatement(german)).toEqual([
    {
      lineNumber: 2,
      reference: 'Spende "ALM 0AJZ"; danke',
      amountMinor: 123_450,
      currency: 'EUR',
      paymentId: '7788',
    },
  ]);
  expect(readStatement('reference,amount,currency\nALM1,15,gbp\n\nALM2,much,')).toEqual([
    { lineNumber: 2, reference: 'ALM1', amountMinor: 1_500, currency: 'GBP', paymentId: null },
    { lineNumber: 4, reference: 'ALM2', amountMinor: undefined, currency: 'EUR', paymentId: null },
  ]);
});

test.each(['', 'reference;sum\n', 'amount\n1', 'reference,amount\n"open'])('%j is no statement', (text) => {
  expect(() => readStatement(text)).toThrow(NoStatement);
});

test.each([
  ['15', 1_500],
  ['+15.5', 1_550],
  ['15,05', 1_505],
  ['1234567.89', 123_456_789],
  ['1.234,50', 123_450],
  ['1,234,567.00', 123_456_700],
  ['1.234', undefined],
  ['-15', undefined],
  ['0,00', undefined],
  ['1.23.4,00', undefined],
  ['99999999999999999', undefined],
  ['', undefined],
])('%j is %s', (text, minor) => expect(readAmount(text)).toBe(minor));
