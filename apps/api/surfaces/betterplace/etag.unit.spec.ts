import { etagOf, matches } from './etag';

test('looks as the recorded ones do', () => {
  expect(etagOf('de', 1)).toMatch(/^"[0-9a-f]{32}"$/);
});

test('same parts, same validator; other parts, another one', () => {
  expect(etagOf('de', 1, 2n)).toBe(etagOf('de', 1, 2n));
  const others = [
    etagOf('en', 1, 2n),
    etagOf('de', 2, 2n),
    etagOf('de', 12n),
    etagOf('de', '1', 2n),
    etagOf('de', 1, null),
  ];
  expect(new Set([etagOf('de', 1, 2n), ...others]).size).toBe(6);
  expect(etagOf('a,b')).not.toBe(etagOf('a', 'b'));
});

const etag = etagOf(1);

test.each([etag, `W/${etag}`, `"other", ${etag}`, `"other",W/${etag} `, '*'])('%s matches', (header) => {
  expect(matches(header, etag)).toBe(true);
});

test.each([undefined, '', '"other"', etag.slice(1, -1)])('%s does not', (header) => {
  expect(matches(header, etag)).toBe(false);
});
