import { accept, changesOf, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { teamKey } from './fundraising-shapes';
import { refuse } from './refusals';
import { type TeamWords, standing, team, teamStream } from './team';
import { cleaned, nameTaken, teamWords } from './team-words';

export const changeTeam = defineCommand({
  name: 'campaigns.ChangeTeam',
  summary: 'Changes what is told of a team or stands on its page; what is left out stays.',
  schema: z.strictObject(teamWords).partial().extend(teamKey),
  stream: teamStream,
  decider: team,
  facts: nameTaken,
  decide(state, { campaignId, teamId, ...wanted }, taken, { now }) {
    const known = standing(state, campaignId);
    if (known === undefined) return refuse('campaigns.team-unknown');
    if (taken) return refuse('campaigns.team-name-taken');
    const changes = changesOf<TeamWords>(known, cleaned(wanted));
    if (changes === undefined) return accept();
    return accept({
      type: 'campaigns.TeamChanged',
      data: { campaignId, teamId, changes, changedAt: now.toISOString() },
    });
  },
});
