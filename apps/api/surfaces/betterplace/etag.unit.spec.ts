import { etagOf } from './etag';

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
