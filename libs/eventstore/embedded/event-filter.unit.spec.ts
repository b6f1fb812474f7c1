import { compileFilter, InvalidFilter, matches } from './event-filter';

const event = { stream: 'donation-1', type: 'donations.DonationRecorded' };

test.each([
  ['a prefix of the stream', { on: 'stream', prefixes: ['basket-', 'donation-'], regex: undefined }, true],
  ['another prefix', { on: 'stream', prefixes: ['campaign-'], regex: undefined }, false],
  ['a prefix of the type', { on: 'type', prefixes: ['donations.'], regex: undefined }, true],
  ['a pattern of the type', { on: 'type', prefixes: [], regex: '^[^$].*' }, true],
  ['a pattern that is not met', { on: 'stream', prefixes: [], regex: '^\\$' }, false],
  ['nothing at all', { on: 'stream', prefixes: [], regex: undefined }, false],
] as const)('%s', (_name, filter, expected) => {
  expect(compileFilter(filter).accepts(event)).toBe(expected);
});

test('SQLite asks the same pattern', () => {
  expect([matches('^don', 'donation-1'), matches('^don', 'campaign-1')]).toEqual([1, 0]);
});

test('a pattern that does not parse is refused with its text', () => {
  expect(() => compileFilter({ on: 'type', prefixes: [], regex: '(' })).toThrow(InvalidFilter);
});
