import { backerKey } from './backer';

test('names that differ in letter case or outer blanks only are one backer', () => {
  expect(backerKey('c', ' Andrew SENTER ')).toBe(backerKey('c', 'andrew senter'));
});
test('different names, and one name in two campaigns, are two', () => {
  expect(backerKey('c', 'Andrew')).not.toBe(backerKey('c', 'Andrea'));
  expect(backerKey('c', 'Andrew')).not.toBe(backerKey('d', 'Andrew'));
});
