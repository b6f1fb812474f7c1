import { accept, defineCommand, isSame } from '@almoner/kernel';
import { z } from 'zod';
import { teamRoll } from './facts';
import { teamKey } from './fundraising-shapes';
import { refuse } from './refusals';
import { standing, team, teamStream } from './team';
import { captainIds } from './team-words';

export const nameCaptains = defineCommand({
  name: 'campaigns.NameCaptains',
  summary: "Names all of a team's captains, who must be on the team; a team with members has one at least.",
  schema: z.strictObject({ ...teamKey, captainIds }),
  stream: teamStream,
  decider: team,
  facts: async ({ teamId }, read) => (await read(teamRoll, teamId))?.memberIds ?? [],
  decide(state, { campaignId, teamId, captainIds: wanted }, memberIds, { now }) {
    const known = standing(state, campaignId);
    if (known === undefined) return refuse('campaigns.team-unknown');
    if (isSame(known.captainIds, wanted)) return accept();
    if (!wanted.every((captainId) => memberIds.includes(captainId)))
      return refuse('campaigns.captain-no-member');
    if (wanted.length === 0 && memberIds.length > 0) return refuse('campaigns.last-captain');
    return accept({
      type: 'campaigns.CaptainsNamed',
      data: { campaignId, teamId, captainIds: wanted, namedAt: now.toISOString() },
    });
  },
});
