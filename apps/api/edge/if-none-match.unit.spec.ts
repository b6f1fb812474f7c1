import { matches } from './if-none-match';

const etag = '"c4ca4238a0b923820dcc509a6f75849b"';

test.each([etag, `W/${etag}`, `"other", ${etag}`, `"other",W/${etag} `, '*'])('%s matches', (header) => {
  expect(matches(header, etag)).toBe(true);
});

test.each([undefined, '', '"other"', etag.slice(1, -1)])('%s does not', (header) => {
  expect(matches(header, etag)).toBe(false);
});
