import { SignInLimit } from './sign-in-limit';

const start = Date.parse('2026-03-01T12:00:00.000Z');
const minute = 60_000;
let now = start;
const limit = (): SignInLimit => new SignInLimit(() => new Date(now));
beforeEach(() => (now = start));

/** How many of so many tries are heard. */
const heard = (count: number, take: (turn: number) => number): number =>
  Array.from({ length: count }, (_, turn) => take(turn)).filter((seconds) => seconds === 0).length;

test('ten tries for one address are heard in a quarter of an hour, wherever they come from', () => {
  const tried = limit();
  expect(heard(15, (turn) => tried.take('ann', `place ${turn}`))).toBe(10);
  now = start + 5 * minute;
  expect(tried.take('ann', 'elsewhere')).toBe(600);
  expect(tried.take('bob', 'elsewhere')).toBe(0);
  now = start + 15 * minute - 1;
  expect(tried.take('ann', 'elsewhere')).toBe(1);
  now = start + 15 * minute;
  expect(heard(15, () => tried.take('ann', 'elsewhere'))).toBe(10);
});

test('a hundred tries from one place are heard, whomever they are for', () => {
  const tried = limit();
  expect(heard(150, (turn) => tried.take(`person ${turn}`, 'here'))).toBe(100);
  expect(tried.take('person 200', 'there')).toBe(0);
});

test('what is not heard counts for nobody', () => {
  const tried = limit();
  expect(heard(50, () => tried.take('ann', 'here'))).toBe(10);
  expect(heard(90, (turn) => tried.take(`person ${turn}`, 'here'))).toBe(90);
  expect(tried.take('one more', 'here')).toBeGreaterThan(0);
});

test('a right password makes the address start anew, and takes one try from the place', () => {
  const tried = limit();
  for (let turn = 0; turn < 10; turn += 1) tried.take('ann', 'here');
  tried.giveBack('ann', 'here');
  expect(heard(15, () => tried.take('ann', 'here'))).toBe(10);
  const other = limit();
  for (let turn = 0; turn < 1_000; turn += 1) {
    expect(other.take('ann', 'here')).toBe(0);
    other.giveBack('ann', 'here');
  }
});
