import { personId } from '@almoner/testing/records';
import { personsOf } from './named-person';

test('only who is named needs a key', () => {
  expect(personsOf(null, { personId, firstName: 'Erika', lastName: 'Muster' }, undefined)).toEqual([
    personId,
  ]);
});
