import { join } from 'node:path';
import { goldenProblems } from '@almoner/testing/goldens';
import { participationEvents } from '.';

test('every event that was ever written still reads as it was written', () => {
  expect(Object.keys(participationEvents)).not.toHaveLength(0);
  expect(goldenProblems(join(__dirname, 'golden'), participationEvents)).toEqual([]);
});
