import { accept, anyNumberGiven, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { contest, contestStream } from './contest';
import { refuse } from './refusals';
import { id, numbers, words } from './shapes';

const moment = z.iso.datetime({ offset: true }).transform((instant) => new Date(instant).toISOString());

export const openContest = defineCommand({
  name: 'campaigns.OpenContest',
  summary: 'Lets campaigns compete for the most gifts within some time.',
  schema: z
    .strictObject({
      contestId: id,
      title: words(200),
      beginsAt: moment,
      endsAt: moment.describe('Gifts from this moment on count no more.'),
      numbers,
    })
    .refine(({ beginsAt, endsAt }) => beginsAt < endsAt, { error: 'a contest ends after it begins' }),
  stream: contestStream,
  decider: contest,
  creates: true,
  facts: ({ numbers: brought }, read) => anyNumberGiven(read, 'contest', brought),
  decide(state, command, numberTaken, { now }) {
    if (state.status === 'opened') {
      const same = compared.every((part) => state.opening[part] === command[part]);
      return same ? accept() : refuse('campaigns.contest-taken');
    }
    if (numberTaken) return refuse('campaigns.number-taken');
    return accept({ type: 'campaigns.ContestOpened', data: { ...command, openedAt: now.toISOString() } });
  },
});

const compared = ['title', 'beginsAt', 'endsAt'] as const;
