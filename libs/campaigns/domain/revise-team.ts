import { defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { changeTeam } from './change-team';
import { teamRoll } from './facts';
import { access, teamKey } from './fundraising-shapes';
import { decidedInTurn } from './in-turn';
import { nameCaptains } from './name-captains';
import { setTeamPageAccess } from './set-team-page-access';
import { team, teamStream } from './team';
import { captainIds, nameTaken, teamWords } from './team-words';

export const reviseTeam = defineCommand({
  name: 'campaigns.ReviseTeam',
  summary: 'Changes several things of a team: all that is told, or nothing.',
  schema: z.strictObject({
    ...teamKey,
    words: z.strictObject(teamWords).partial().default({}),
    access: access.optional(),
    captainIds: captainIds.optional(),
  }),
  stream: teamStream,
  decider: team,
  async facts({ campaignId, teamId, words, captainIds: named }, read) {
    const [taken, roll] = await Promise.all([
      nameTaken({ campaignId, teamId, name: words.name }, read),
      named && read(teamRoll, teamId),
    ]);
    return { taken, memberIds: roll?.memberIds ?? [] };
  },
  decide(state, { campaignId, teamId, words, access: seenBy, captainIds: named }, facts, context) {
    const key = { campaignId, teamId };
    const { taken, memberIds } = facts;
    return decidedInTurn(team, state, [
      (now) => changeTeam.decide(now, { ...key, ...words }, taken, context),
      seenBy && ((now) => setTeamPageAccess.decide(now, { ...key, access: seenBy }, undefined, context)),
      named && ((now) => nameCaptains.decide(now, { ...key, captainIds: named }, memberIds, context)),
    ]);
  },
});
