import { mintedPaymentReference, paymentReference, paymentReferenceIn } from './payment-reference';

test('a reference is made of twelve random bytes, in signs that nobody mixes up', () => {
  const asked: number[] = [];
  const randomHex = (bytes: number) => {
    asked.push(bytes);
    return '000a121f2040ff3f1415161b';
  };
  expect(mintedPaymentReference({ randomHex })).toBe('ALM0AJZ00ZZMNPV');
  expect(asked).toEqual([12]);
  expect(mintedPaymentReference({ randomHex })).toMatch(paymentReference);
});

test.each(['ALM0AJZ00ZZMNP', 'ALM0AJZ00ZZMNPVV', 'ALM0AJZ00ZZMNPI', ' ALM0AJZ00ZZMNPV', 'XALM0AJZ00ZZMNPV'])(
  '%j is none',
  (text) => expect(text).not.toMatch(paymentReference),
);

test.each([
  'ALM0AJZ00ZZMNPV',
  'alm 0ajz 00zz mnpv',
  'SVWZ+Spende ALM-0AJZ-00ZZ-MNPV, danke',
  'Gift/ALM0AJZ0\n0ZZMNPV',
])('it is found in %j', (words) => expect(paymentReferenceIn(words)).toBe('ALM0AJZ00ZZMNPV'));

test.each(['', 'Miete', 'ALM0AJZ00ZZMNP', 'ALM0AJZ00ZZMNPO'])('there is none in %j', (words) =>
  expect(paymentReferenceIn(words)).toBeUndefined(),
);
