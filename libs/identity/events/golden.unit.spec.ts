import { join } from 'node:path';
import { goldenProblems } from '@almoner/testing/goldens';
import { identityEvents } from '.';

test('every event that was ever written still reads as it was written', () => {
  expect(Object.keys(identityEvents)).not.toHaveLength(0);
  expect(goldenProblems(join(__dirname, 'golden'), identityEvents)).toEqual([]);
});
