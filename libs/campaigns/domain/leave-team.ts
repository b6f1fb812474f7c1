import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { leadsAlone } from './captaincy';
import { participantKey } from './fundraising-shapes';
import { participant, participantStream } from './participant';
import { refuse } from './refusals';
import { id } from './shapes';

export const leaveTeam = defineCommand({
  name: 'campaigns.LeaveTeam',
  summary: 'Takes a participant off a team, unless they alone lead its other members.',
  schema: z.strictObject({ ...participantKey, teamId: id }),
  stream: participantStream,
  decider: participant,
  facts: ({ personId, teamId }, read) => leadsAlone(read, teamId, personId),
  decide(state, { campaignId, personId, teamId }, needed, { now }) {
    if (state.status === 'absent') return refuse('campaigns.participant-unknown');
    if (state.teamId !== teamId) return accept();
    if (needed) return refuse('campaigns.last-captain');
    return accept({
      type: 'campaigns.TeamLeft',
      data: { campaignId, personId, teamId, leftAt: now.toISOString() },
    });
  },
});
