import { accept, anyNumberGiven, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { donatableCampaign } from './facts';
import { opinion, opinionStream } from './opinion';
import { opinionPersons, opinionShape, sameWords, sealedUnder } from './opinion-words';
import { refuse } from './refusals';
import { id } from './shapes';

export const giveOpinion = defineCommand({
  name: 'donations.GiveOpinion',
  summary: 'Records what somebody thinks of a campaign, without money.',
  schema: z.strictObject({ ...opinionShape, campaignId: id }),
  stream: opinionStream,
  decider: opinion,
  creates: true,
  persons: opinionPersons,
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
    if (state.status !== 'absent') {
      const same =
        'given' in state && state.given.campaignId === given.campaignId && sameWords(state.given, given);
      return same ? accept() : refuse('donations.id-taken');
    }
    if (!known) return refuse('donations.campaign-unknown');
    if (numberTaken) return refuse('donations.number-taken');
    return accept({
      type: 'donations.OpinionGiven',
      data: { ...given, givenAt: now.toISOString(), numbers: brought },
    });
  },
});
