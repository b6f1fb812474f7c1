import { accept, anyNumberGiven, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import type { OpinionGiven } from '../events';
import { donatableCampaign } from './facts';
import { opinion, opinionStream } from './opinion';
import { refuse } from './refusals';
import { id, numbers, optionalWords } from './shapes';

/** Whose key seals the words: the author's, or one of the opinion's own. */
const sealedUnder = (given: { authorId: string | null; opinionId: string }) =>
  given.authorId ?? given.opinionId;

export const giveOpinion = defineCommand({
  name: 'donations.GiveOpinion',
  summary: 'Records what somebody thinks of a campaign, without money.',
  schema: z.strictObject({
    opinionId: id,
    campaignId: id,
    authorId: id.nullable().default(null),
    author: optionalWords(200).describe('The name that is shown; without one the opinion is anonymous.'),
    message: optionalWords(5_000),
    score: z.enum(['positive', 'negative']),
    numbers,
  }),
  stream: opinionStream,
  decider: opinion,
  creates: true,
  persons: (command) => (command.author === null && command.message === null ? [] : [sealedUnder(command)]),
  async facts(command, read) {
    const [campaign, numberTaken] = await Promise.all([
      read(donatableCampaign, command.campaignId),
      anyNumberGiven(read, 'opinion', command.numbers),
    ]);
    return { known: campaign !== undefined, numberTaken };
  },
  decide(state, { numbers: brought, ...command }, { known, numberTaken }, { now, seal }) {
    const sealed = (text: string | null) => (text === null ? null : seal(sealedUnder(command), text));
    const given = { ...command, author: sealed(command.author), message: sealed(command.message) };
    if (state.status !== 'absent')
      return isSame(state.given, given) ? accept() : refuse('donations.id-taken');
    if (!known) return refuse('donations.campaign-unknown');
    if (numberTaken) return refuse('donations.number-taken');
    return accept({
      type: 'donations.OpinionGiven',
      data: { ...given, givenAt: now.toISOString(), numbers: brought },
    });
  },
});

function isSame(
  recorded: OpinionGiven['data'],
  given: Omit<OpinionGiven['data'], 'givenAt' | 'numbers'>,
): boolean {
  return (
    (['campaignId', 'authorId', 'score'] as const).every((part) => recorded[part] === given[part]) &&
    (['author', 'message'] as const).every((part) => recorded[part]?.text === given[part]?.text)
  );
}
