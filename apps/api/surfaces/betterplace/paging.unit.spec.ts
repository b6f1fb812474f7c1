import { presentList, readPage } from './paging';

test.each([
  [{}, 1, 20, 0],
  [{ page: '3' }, 3, 20, 40],
  [{ page: '3', per_page: '25' }, 3, 25, 50],
  [{ page: '0', per_page: '0' }, 1, 20, 0],
  [{ page: '-2', per_page: '-2' }, 1, 20, 0],
  [{ page: 'two', per_page: 'all' }, 1, 20, 0],
  [{ page: '1.5', per_page: '1e3' }, 1, 20, 0],
  [{ page: '', per_page: '' }, 1, 20, 0],
  [{ per_page: '200' }, 1, 200, 0],
  [{ per_page: '201' }, 1, 200, 0],
  [{ per_page: '9'.repeat(400) }, 1, 200, 0],
  [{ page: ['2', '4'] }, 4, 20, 60],
  [{ page: { a: '2' } }, 1, 20, 0],
])('%j asks for page %i of %i, from %i', (query, page, perPage, offset) => {
  expect(readPage(query)).toEqual({ page, perPage, offset });
});

test('a page that nobody can reach keeps its offset exact', () => {
  const { page, offset } = readPage({ page: '9'.repeat(400), per_page: '200' });
  expect(page).toBe(1_000_000_000);
  expect(Number.isSafeInteger(offset)).toBe(true);
});

test('the envelope comes out key for key', () => {
  expect(JSON.stringify(presentList(readPage({ page: '2', per_page: '2' }), 3, ['third']))).toBe(
    '{"total_entries":3,"offset":2,"total_pages":2,"current_page":2,"per_page":2,"data":["third"]}',
  );
});

test('past the end the requested page is echoed and the totals stay right', () => {
  expect(presentList(readPage({ page: '9' }), 21, [])).toMatchObject({
    total_entries: 21,
    total_pages: 2,
    current_page: 9,
    data: [],
  });
});

test('an empty list has no pages, unless its document says that it has one', () => {
  expect(presentList(readPage({}), 0, []).total_pages).toBe(0);
  expect(presentList(readPage({}), 0, [], 1).total_pages).toBe(1);
});
