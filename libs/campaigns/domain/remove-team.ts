import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { teamKey } from './fundraising-shapes';
import { refuse } from './refusals';
import { standing, team, teamStream } from './team';

export const removeTeam = defineCommand({
  name: 'campaigns.RemoveTeam',
  summary: 'Ends a team: its members go on alone, and gifts stay credited as they were.',
  schema: z.strictObject(teamKey),
  stream: teamStream,
  decider: team,
  decide(state, { campaignId, teamId }, _facts, { now }) {
    if (standing(state, campaignId) === undefined) return refuse('campaigns.team-unknown');
    return accept({
      type: 'campaigns.TeamRemoved',
      data: { campaignId, teamId, removedAt: now.toISOString() },
    });
  },
});
