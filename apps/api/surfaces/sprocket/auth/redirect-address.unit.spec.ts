import fc from 'fast-check';
import { redirectAddress } from './redirect-address';

const base = 'https://client.example.com/cb';

test.each([
  [base, `${base}?code=c&state=s%20t`],
  [`${base}?`, `${base}?code=c&state=s%20t`],
  [`${base}?a=1%2b&&b`, `${base}?a=1%2b&b&code=c&state=s%20t`],
  [`${base}?a=?/&b=x?y`, `${base}?a=?/&b=x?y&code=c&state=s%20t`],
])('the answer stands beside what %s had', (address, told) => {
  expect(redirectAddress(address, { code: 'c', state: 's t', error: undefined })).toBe(told);
});

test.each([
  'code=evil',
  'state=evil',
  '%73tate=evil',
  'co%64e',
  'error=x',
  'scope=admin',
  'iss=x',
  'error_uri=x',
])('nobody puts %s beside the answer', (words) => {
  expect(redirectAddress(`${base}?a=1&${words}`, { code: 'c' })).toBe(`${base}?a=1&code=c`);
});

test('whatever is told is read back, and leads to the same place', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.webQueryParameters(), (state, query) => {
      const url = new URL(redirectAddress(`${base}?${query}`, { code: 'c', state }));
      expect(url.origin + url.pathname).toBe(base);
      expect(url.searchParams.getAll('state')).toEqual([state]);
      expect(url.searchParams.getAll('code')).toEqual(['c']);
    }),
  );
});
