import { accept, anyNumberGiven, defineCommand, isSame } from '@almoner/kernel';
import { z } from 'zod';
import { leadsElsewhere } from './captaincy';
import { campaignForFundraising, participation } from './facts';
import { access, teamKey } from './fundraising-shapes';
import { refuse } from './refusals';
import { id, numbers } from './shapes';
import { team, teamStream } from './team';
import { captainIds, cleaned, nameTaken, teamWords } from './team-words';

export const createTeam = defineCommand({
  name: 'campaigns.CreateTeam',
  summary: 'Starts a team with a page of its own; its founder joins it and leads it unless others are named.',
  schema: z.strictObject({
    ...teamKey,
    ...teamWords,
    pageId: id,
    picture: teamWords.picture.default(null),
    goalMinor: teamWords.goalMinor.default(null),
    header: teamWords.header.default(null),
    html: teamWords.html.default(null),
    access: access.default('public'),
    founderId: id
      .nullable()
      .default(null)
      .describe('The participant who starts it; nobody for an organiser.'),
    captainIds: captainIds.optional().describe('Whoever is not on the team leads it only once they are.'),
    numbers,
    pageNumbers: numbers,
  }),
  stream: teamStream,
  decider: team,
  creates: true,
  async facts(command, read) {
    const { campaignId, teamId, founderId, numbers: brought, pageNumbers } = command;
    const [campaign, taken, founder, neededElsewhere, ...numbersTaken] = await Promise.all([
      read(campaignForFundraising, campaignId),
      nameTaken(command, read),
      founderId === null || read(participation, campaignId, founderId),
      founderId !== null && leadsElsewhere(read, campaignId, founderId, teamId),
      anyNumberGiven(read, 'team', brought),
      anyNumberGiven(read, 'page', pageNumbers),
    ]);
    return {
      campaign,
      nameTaken: taken,
      founderKnown: founder !== undefined,
      neededElsewhere,
      numberTaken: numbersTaken.some(Boolean),
    };
  },
  decide(state, { numbers: brought, pageNumbers, ...command }, facts, { now }) {
    const { founderId } = command;
    const founders = founderId === null ? [] : [founderId];
    const told = { ...cleaned(command), captainIds: command.captainIds ?? founders };
    if (state.status !== 'absent') {
      const { seriesId: _, ...known } = state.entry;
      return state.status === 'known' && isSame(known, told) ? accept() : refuse('campaigns.team-taken');
    }
    if (facts.campaign === undefined) return refuse('campaigns.campaign-unknown');
    if (!facts.founderKnown) return refuse('campaigns.participant-unknown');
    if (facts.nameTaken) return refuse('campaigns.team-name-taken');
    if (facts.neededElsewhere) return refuse('campaigns.last-captain');
    if (facts.numberTaken) return refuse('campaigns.number-taken');
    const { seriesId } = facts.campaign;
    return accept({
      type: 'campaigns.TeamCreated',
      data: { ...told, seriesId, createdAt: now.toISOString(), numbers: brought, pageNumbers },
    });
  },
});
