import { changesOf, isSame } from './changes';

test.each([
  [1, 1],
  ['a', 'a'],
  [null, null],
  [
    { a: { b: 1 }, c: 2 },
    { c: 2, a: { b: 1 } },
  ],
  [{ a: 1, b: undefined }, { a: 1 }],
  [
    [1, { a: 2 }],
    [1, { a: 2 }],
  ],
])('%j is the same as %j', (one, other) => {
  expect(isSame(one, other)).toBe(true);
  expect(isSame(other, one)).toBe(true);
});

test.each([
  [1, '1'],
  [null, {}],
  [{ a: 1 }, 1],
  [{ a: { b: 1 } }, { a: { b: 2 } }],
  [{ a: 1, b: null }, { a: 1 }],
  [[1, 2], [1]],
  ['ab', ['a', 'b']],
])('%j is other than %j', (one, other) => {
  expect(isSame(one, other)).toBe(false);
  expect(isSame(other, one)).toBe(false);
});

test('only what is wanted and other is a change', () => {
  const known = { title: 'a', place: { city: 'Kabul' }, logo: 'x' as string | null };
  expect(changesOf(known, { title: 'b', place: { city: 'Kabul' }, logo: null })).toEqual({
    title: 'b',
    logo: null,
  });
  expect(changesOf(known, { title: 'a', place: undefined })).toBeUndefined();
  expect(changesOf<typeof known>({}, { title: 'a' })).toEqual({ title: 'a' });
});
