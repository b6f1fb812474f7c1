import { accept, defineCommand, lookup, refusing } from '@almoner/kernel';
import { z } from 'zod';
import { answering, given, sealed } from './given';

const open = lookup<[string], boolean>('doors.open');
const refuse = refusing({ 'doors.closed': 'conflict' });
type Entered = { type: 'doors.Entered'; data: { who: { person: string; text: string } } };

const enter = defineCommand({
  name: 'doors.Enter',
  summary: 'Goes through a door.',
  schema: z.strictObject({ door: z.string(), person: z.string(), as: z.string().default('me') }),
  stream: ({ door }) => `door-${door}`,
  decider: { initial: 0, evolve: (count: number, _event: Entered) => count + 1 },
  persons: ({ person }) => (person === 'unasked' ? [] : [person]),
  facts: ({ door }, read) => read(open, door),
  decide(count, { person }, isOpen, { seal }) {
    if (!isOpen) return refuse('doors.closed');
    if (count > 0) return accept();
    return accept({ type: 'doors.Entered', data: { who: seal(person, 'Ann') } });
  },
});
const entered: Entered = { type: 'doors.Entered', data: { who: sealed('ann', 'Ann') } };
const visit = { door: 'front', person: 'ann' };

describe('a story', () => {
  test('ends with the events', () => given(enter).facts(answering(open, true)).when(visit).then(entered));
  test('ends quietly', () =>
    given(enter).events(entered).facts(answering(open, true)).when(visit).thenNothing());
  test('ends with a refusal', () =>
    given(enter)
      .facts(answering(open, (door) => door === 'back'))
      .when(visit)
      .thenRefused('doors.closed'));
  test('fails on a malformed command', () => given(enter).when({ door: 1 }).thenMalformed());
  test('fails on a question that it does not answer', () => given(enter).when(visit).thenFails('doors.open'));
  test('fails when a value is sealed under a key that was not asked for', () =>
    given(enter)
      .facts(answering(open, true))
      .when({ ...visit, person: 'unasked' })
      .thenFails('did not ask'));
  test('notices a wrong ending', async () => {
    const story = given(enter).facts(answering(open, true));
    await expect(story.when(visit).thenNothing()).rejects.toThrow();
    await expect(story.when(visit).thenRefused('doors.closed')).rejects.toThrow();
    await expect(story.facts(answering(open, false)).when(visit).then(entered)).rejects.toThrow();
  });
});
