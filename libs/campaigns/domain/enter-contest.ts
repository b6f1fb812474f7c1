import { accept, anyNumberGiven, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { contest, contestStream } from './contest';
import { campaignKnown } from './facts';
import { refuse } from './refusals';
import { id, numbers } from './shapes';

export const enterContest = defineCommand({
  name: 'campaigns.EnterContest',
  summary: 'Lets a campaign compete; gifts to it that are recorded from now on count.',
  schema: z.strictObject({
    contestId: id,
    campaignId: id,
    numbers: numbers.describe('Those of its result, by surface.'),
  }),
  stream: contestStream,
  decider: contest,
  async facts({ campaignId, numbers: brought }, read) {
    return {
      known: await read(campaignKnown, campaignId),
      numberTaken: await anyNumberGiven(read, 'contest-result', brought),
    };
  },
  decide(state, command, { known, numberTaken }, { now }) {
    if (state.status === 'absent') return refuse('campaigns.contest-unknown');
    if (state.standings.has(command.campaignId)) return accept();
    if (!known) return refuse('campaigns.campaign-unknown');
    if (now.getTime() >= Date.parse(state.opening.endsAt)) return refuse('campaigns.contest-over');
    if (numberTaken) return refuse('campaigns.number-taken');
    return accept({ type: 'campaigns.ContestEntered', data: { ...command, enteredAt: now.toISOString() } });
  },
});
