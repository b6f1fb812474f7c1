import { readSearch } from './search-query';

test('nothing given searches for everything', () => {
  expect(readSearch({})).toEqual({ afterNumber: 0, nameContains: undefined, reference: undefined });
});

test('empty and blank values are absent, unknown parameters are ignored', () => {
  expect(readSearch({ from_id: '', name: '  ', data: '', page: '2' })).toEqual(readSearch({}));
});

test('all three are read; data stays as it is', () => {
  expect(readSearch({ from_id: '7', name: ' Senter ', data: ' a ' })).toEqual({
    afterNumber: 7,
    nameContains: 'Senter',
    reference: ' a ',
  });
});

test.each(['-1', '01', 'x', '1.0', '1e3', '1'.repeat(19)])('from_id %s is invalid', (from_id) => {
  expect(() => readSearch({ from_id })).toThrow('Invalid parameter: from_id');
});

test('a from_id beyond every id is not an error', () => {
  expect(readSearch({ from_id: '9'.repeat(18) }).afterNumber).toBe(Number.MAX_SAFE_INTEGER);
});

test('what is given twice or too long is invalid', () => {
  expect(() => readSearch({ name: ['a', 'b'] })).toThrow('Invalid parameter: name');
  expect(() => readSearch({ name: 'a'.repeat(201) })).toThrow('Invalid parameter: name');
  expect(() => readSearch({ data: 'a'.repeat(1001) })).toThrow('Invalid parameter: data');
});
