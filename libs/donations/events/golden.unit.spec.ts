import { join } from 'node:path';
import { goldenProblems } from '@almoner/testing/goldens';
import { donationsEvents } from '.';

test('every event that was ever written still reads as it was written', () => {
  expect(Object.keys(donationsEvents)).not.toHaveLength(0);
  expect(goldenProblems(join(__dirname, 'golden'), donationsEvents)).toEqual([]);
});
