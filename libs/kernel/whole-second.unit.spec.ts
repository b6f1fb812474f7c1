import { wholeSecond } from './whole-second';

test.each([
  [0, 0],
  [999, 0],
  [1000, 1000],
  [1_459_468_800_999, 1_459_468_800_000],
  [-1, -1000],
])('%d lies in the second that begins at %d', (at, second) => {
  expect(wholeSecond(at)).toBe(second);
});
