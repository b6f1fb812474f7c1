import { accept, anyNumberGiven, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { receivingEvent } from './facts';
import { opinion, opinionStream } from './opinion';
import { opinionPersons, opinionShape, sameWords, sealedUnder } from './opinion-words';
import { refuse } from './refusals';
import { id } from './shapes';

export const giveEventOpinion = defineCommand({
  name: 'donations.GiveEventOpinion',
  summary: 'Records what somebody thinks of a fundraising event, without money.',
  schema: z.strictObject({ ...opinionShape, fundraisingEventId: id }),
  stream: opinionStream,
  decider: opinion,
  creates: true,
  persons: opinionPersons,
  async facts(command, read) {
    const [event, numberTaken] = await Promise.all([
      read(receivingEvent, command.fundraisingEventId),
      anyNumberGiven(read, 'opinion', command.numbers),
    ]);
    return { known: event !== undefined, numberTaken };
  },
  decide(state, { numbers: brought, ...command }, { known, numberTaken }, { now, seal }) {
    const sealed = (text: string | null) => (text === null ? null : seal(sealedUnder(command), text));
    const given = { ...command, author: sealed(command.author), message: sealed(command.message) };
    if (state.status !== 'absent') {
      const same =
        'onEvent' in state &&
        state.onEvent.fundraisingEventId === given.fundraisingEventId &&
        sameWords(state.onEvent, given);
      return same ? accept() : refuse('donations.id-taken');
    }
    if (!known) return refuse('donations.event-unknown');
    if (numberTaken) return refuse('donations.number-taken');
    return accept({
      type: 'donations.EventOpinionGiven',
      data: { ...given, givenAt: now.toISOString(), numbers: brought },
    });
  },
});
