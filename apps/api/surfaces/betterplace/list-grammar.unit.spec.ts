import fc from 'fast-check';
import { readFacets, readOrder } from './list-grammar';
import { lists } from './lists';

const facets = (text: unknown) => readFacets(lists.projects, { facets: text });
const order = (text: unknown) =>
  readOrder(lists.projects, { order: text }).map(({ key, direction }) => `${key}:${direction}`);

test.each([
  [undefined, {}],
  ['', {}],
  ['completed:false', { completed: false }],
  ['completed:false|closed:true', { completed: false, closed: true }],
  [' completed : false | closed : true ', { completed: false, closed: true }],
  ['completed:false|completed:false', { completed: false }],
  ['|||', {}],
  ['category_ids[,]:44,16|closed:false', { closed: false }],
  ['toString:true', {}],
  [['completed:true', 'closed:false'], { completed: true, closed: false }],
  [{ a: 'completed:true' }, {}],
])('facets %j hold %j', (text, filters) => {
  expect(facets(text)).toEqual(filters);
});

test.each(['completed:maybe', 'completed:', 'completed', 'completed:TRUE', 'completed:true|completed:false'])(
  'facets %j can match nothing',
  (text) => {
    expect(facets(text)).toBe('none');
  },
);

test('other lists know other facets', () => {
  expect(readFacets(lists.opinions, { facets: 'score:negative|has_message:true' })).toEqual({
    score: 'negative',
    has_message: true,
  });
  expect(readFacets(lists.matchingFunds, { facets: 'state:closed' })).toEqual({ state: 'closed' });
  expect(readFacets(lists.clientDonations, { facets: 'client_reference:a:b' })).toEqual({
    client_reference: 'a:b',
  });
});

const byDefault = ['completed:asc', 'score:desc', 'rank:desc', 'last_donation_at:desc'];

test.each([
  [undefined, byDefault],
  ['', byDefault],
  ['nothing:desc', byDefault],
  ['rank', ['rank:asc']],
  ['rank:DESC|created_at:desc', ['rank:desc', 'created_at:desc']],
  [' rank : DESC | id ', ['rank:desc', 'id:asc']],
  ['rank:sideways', ['rank:asc']],
  ['rank:desc|rank:asc', ['rank:desc']],
  ['nothing|id:desc', ['id:desc']],
  ['Rank:desc', byDefault],
])('order %j sorts by %j', (text, sorts) => {
  expect(order(text)).toEqual(sorts);
});

test('no text is a fault', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(() => [facets(text), order(text)]).not.toThrow();
    }),
  );
});
