import { policy, reaction } from '@almoner/eventstore/policies';
import { joinTeam } from '../domain/join-team';
import type { TeamEvent } from '../events';

/**
 * Whoever starts a team is on it, also where the one who asked for it went away between the two commands. Who joined it and
 * went on to another one meanwhile is not called back.
 */
export const whenTeamCreatedThenFounderJoins = policy<TeamEvent>(
  'campaigns.when-team-created-then-founder-joins',
  {
    on: {
      'campaigns.TeamCreated': ({ data: { campaignId, teamId, founderId } }) =>
        founderId === null
          ? []
          : [reaction(joinTeam, { campaignId, personId: founderId, teamId, once: true })],
    },
  },
);
