import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { contest, contestStream } from './contest';
import { refuse } from './refusals';
import { id } from './shapes';

const countMax = 1_000_000_000;
const eurMinorMax = 100_000_000_000;

export const recordStanding = defineCommand({
  name: 'campaigns.RecordStanding',
  summary: 'Adds what a campaign reached in a contest before, without the history of its gifts.',
  schema: z.strictObject({
    contestId: id,
    campaignId: id,
    donationCount: z.int().nonnegative().max(countMax),
    donatedEurMinor: z.int().nonnegative().max(eurMinorMax),
  }),
  stream: contestStream,
  decider: contest,
  decide(state, command, _facts, { now }) {
    if (state.status === 'absent') return refuse('campaigns.contest-unknown');
    const known = state.standings.get(command.campaignId);
    if (known === undefined) return refuse('campaigns.contestant-unknown');
    if (known !== null) {
      const same =
        known.donationCount === command.donationCount && known.donatedEurMinor === command.donatedEurMinor;
      return same ? accept() : refuse('campaigns.standing-taken');
    }
    return accept({
      type: 'campaigns.StandingRecorded',
      data: { ...command, recordedAt: now.toISOString() },
    });
  },
});
