import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { leadsElsewhere } from './captaincy';
import { teamRoll } from './facts';
import { participantKey } from './fundraising-shapes';
import { participant, participantStream } from './participant';
import { refuse } from './refusals';
import { id } from './shapes';

export const joinTeam = defineCommand({
  name: 'campaigns.JoinTeam',
  summary: 'Puts a participant on a team; whoever was on another one leaves it.',
  schema: z.strictObject({
    ...participantKey,
    teamId: id,
    once: z
      .boolean()
      .optional()
      .describe('Whether to do nothing for whoever joined it before and left since.'),
  }),
  stream: participantStream,
  decider: participant,
  async facts({ campaignId, personId, teamId }, read) {
    const [team, neededElsewhere] = await Promise.all([
      read(teamRoll, teamId),
      leadsElsewhere(read, campaignId, personId, teamId),
    ]);
    return { teamKnown: team?.campaignId === campaignId, neededElsewhere };
  },
  decide(state, { campaignId, personId, teamId, once }, { teamKnown, neededElsewhere }, { now }) {
    if (state.status === 'absent') return refuse('campaigns.participant-unknown');
    if (once && state.joinedTeamIds.includes(teamId)) return accept();
    if (!teamKnown) return refuse('campaigns.team-unknown');
    if (state.teamId === teamId) return accept();
    if (neededElsewhere) return refuse('campaigns.last-captain');
    return accept({
      type: 'campaigns.TeamJoined',
      data: { campaignId, personId, teamId, previousTeamId: state.teamId, joinedAt: now.toISOString() },
    });
  },
});
