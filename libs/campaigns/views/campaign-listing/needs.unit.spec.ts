import { standing } from './needs';

const need = (requested: number, given = 0) => ({ needId: '', requested, given });
const shown = (...of: Parameters<typeof standing>) => {
  const { openEurMinor, progressPercentage, completedNeedCount, incompleteNeedCount } = standing(...of);
  return [Number(openEurMinor), progressPercentage, completedNeedCount, incompleteNeedCount];
};

test('a campaign without needs has nothing open', () => {
  expect(shown([], 0n)).toEqual([0, 0, 0, 0]);
  expect(shown([], 1n)).toEqual([0, 100, 0, 0]);
});
test('gifts to the campaign meet its needs in their order', () => {
  expect(shown([need(100), need(50)], 0n)).toEqual([150, 0, 0, 2]);
  expect(shown([need(100), need(50)], 99n)).toEqual([51, 66, 0, 2]);
  expect(shown([need(100), need(50)], 100n)).toEqual([50, 66, 1, 1]);
  expect(shown([need(100), need(50)], 150n)).toEqual([0, 100, 2, 0]);
  expect(shown([need(100), need(50)], 500n)).toEqual([0, 100, 2, 0]);
});
test("gifts to a need meet it first, and what is too much meets the others'", () => {
  expect(shown([need(100), need(50, 50)], 50n)).toEqual([100, 33, 1, 1]);
  expect(shown([need(100), need(50, 70)], 70n)).toEqual([80, 46, 1, 1]);
  expect(shown([need(100, 30), need(50, 20)], 120n)).toEqual([30, 80, 1, 1]);
});
test('the percentage is rounded down, but shows that anything was given', () => {
  expect(shown([need(666600)], 1n)).toEqual([666599, 1, 0, 1]);
  expect(shown([need(100_000)], 99_999n)).toEqual([1, 99, 0, 1]);
  expect(shown([need(5293452)], 4668010n)).toEqual([625442, 88, 0, 1]);
});
test('what was taken back leaves nothing negative', () => {
  expect(shown([need(100, 10)], 0n)).toEqual([90, 0, 0, 1]);
});
test('needs that were met before are counted, and what they cost meets no other', () => {
  const before = { openingMetNeeds: 86, openingMetEurMinor: 4626852n };
  expect(shown([need(666600)], 4668010n, before)).toEqual([625442, 88, 86, 1]);
  expect(shown([], 4626852n, before)).toEqual([0, 100, 86, 0]);
});
