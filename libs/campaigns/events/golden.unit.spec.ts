import { join } from 'node:path';
import { goldenProblems } from '@almoner/testing/goldens';
import { campaignsEvents } from '.';

test('every event that was ever written still reads as it was written', () => {
  expect(Object.keys(campaignsEvents)).not.toHaveLength(0);
  expect(goldenProblems(join(__dirname, 'golden'), campaignsEvents)).toEqual([]);
});
