import {
  firstReadable,
  KEEP_ALL,
  KEEP_LAST,
  recreatedMetadata,
  retentionOf,
  softDeletedMetadata,
} from './retention';

const metadata = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

test('without metadata everything can be read', () => {
  expect(retentionOf('donation-1', undefined)).toBe(KEEP_ALL);
  expect(firstReadable(KEEP_ALL, 9)).toBe(0);
});

test('a metadata stream shows its last event', () => {
  expect(retentionOf('$$donation-1', undefined)).toBe(KEEP_LAST);
  expect(firstReadable(KEEP_LAST, 9)).toBe(9);
});

test('count and truncation: the stricter one decides', () => {
  const both = retentionOf('s', metadata({ $maxCount: 3, $tb: 2 }));
  expect(firstReadable(both, 9)).toBe(7);
  expect(firstReadable(both, 3)).toBe(2);
});

test('an age is kept in milliseconds', () => {
  expect(retentionOf('s', metadata({ $maxAge: 60 })).maxAgeMs).toBe(60_000);
});

test.each([['text'], [null], [{ $maxCount: 'three' }], [{ $maxCount: -1 }]])(
  '%j restricts nothing',
  (value) => {
    expect(firstReadable(retentionOf('s', metadata(value)), 9)).toBe(0);
  },
);

test('a soft-deleted stream comes back with what else its metadata said, and nothing from before', () => {
  const deleted = retentionOf('s', softDeletedMetadata());
  expect(deleted.softDeleted).toBe(true);
  const again = retentionOf('s', recreatedMetadata({ ...deleted, raw: { ...deleted.raw, owner: 'me' } }, 4));
  expect(again).toMatchObject({ softDeleted: false, truncateBefore: 4, raw: { owner: 'me' } });
});
