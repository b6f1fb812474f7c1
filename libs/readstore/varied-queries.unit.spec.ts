import type { Query } from './query';
import { VariedQueries } from './varied-queries';

test('a statement is prepared once while it is asked for, and old ones make room', () => {
  const prepare = jest.fn(() => ({}) as Query<never, never>);
  const queries = new VariedQueries({ prepare: prepare as never });
  const first = queries.of('first', () => 'select 1');
  for (let other = 0; other < 499; other += 1) queries.of(String(other), () => 'select 2');
  expect(queries.of('first', () => 'select 1')).toBe(first);
  expect(prepare).toHaveBeenCalledTimes(500);
  queries.of('more', () => 'select 3');
  queries.of('first', () => 'select 1');
  queries.of('0', () => 'select 2');
  expect(prepare).toHaveBeenCalledTimes(502);
});
