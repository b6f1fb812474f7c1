import { numbersGiven } from '@almoner/kernel';
import { answering, given } from '@almoner/testing/given';
import type { NumbersReserved } from '../events';
import { reserveNumbers } from './reserve-numbers';

const range = (from: number, to: number) => ({ surface: 'fifty-fifty', kind: 'donation', from, to });
const reserved = (from: number, to: number): NumbersReserved => ({
  type: 'identity.NumbersReserved',
  data: range(from, to),
});
/** The numbers 50 to 59 were given to records already. */
const story = given(reserveNumbers).facts(
  answering(
    numbersGiven.donation,
    (surface, from, to) => surface === 'fifty-fifty' && from <= 59 && to >= 50,
  ),
);

describe('reserving numbers', () => {
  test('keeps a range', () => story.when(range(1, 2)).then(reserved(1, 2)));
  test('keeps a single number', () => story.when(range(3, 3)).then(reserved(3, 3)));
  test('a repetition records nothing', () => story.events(reserved(1, 2)).when(range(1, 2)).thenNothing());

  test.each([
    [11, 20],
    [1, 9],
  ])('keeps a range beside another: %i to %i', (from, to) =>
    story.events(reserved(10, 10)).when(range(from, to)).then(reserved(from, to)),
  );
  test.each([
    [10, 12],
    [10, 25],
    [5, 20],
    [20, 30],
    [5, 10],
    [12, 15],
    [5, 30],
    [10, 19],
  ])('no number is kept twice: %i to %i', (from, to) =>
    story.events(reserved(10, 20)).when(range(from, to)).thenRefused('identity.numbers-reserved'),
  );
  test('numbers that records have stay theirs', () =>
    story.when(range(40, 50)).thenRefused('identity.numbers-given'));

  test('a range does not run backwards', () => story.when(range(2, 1)).thenMalformed(/from is above to/));
  test.each([range(0, 1), { ...range(1, 2), kind: 'colour' }])('is never %j', (wrong) =>
    story.when(wrong).thenMalformed(),
  );
  test('writes one stream for each surface and kind', () => {
    expect(reserveNumbers.stream({ ...range(1, 2), kind: 'donation' })).toBe('numbers-fifty-fifty-donation');
  });
});
