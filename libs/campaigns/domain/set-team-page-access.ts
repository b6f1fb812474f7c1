import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { access, teamKey } from './fundraising-shapes';
import { refuse } from './refusals';
import { standing, team, teamStream } from './team';

export const setTeamPageAccess = defineCommand({
  name: 'campaigns.SetTeamPageAccess',
  summary: "Says who may see a team's page.",
  schema: z.strictObject({ ...teamKey, access }),
  stream: teamStream,
  decider: team,
  decide(state, { campaignId, teamId, access: wanted }, _facts, { now }) {
    const known = standing(state, campaignId);
    if (known === undefined) return refuse('campaigns.team-unknown');
    if (known.access === wanted) return accept();
    return accept({
      type: 'campaigns.TeamPageAccessSet',
      data: { campaignId, teamId, access: wanted, setAt: now.toISOString() },
    });
  },
});
