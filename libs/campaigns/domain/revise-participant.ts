import { anyNumberGiven, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { leadsElsewhere } from './captaincy';
import { changeParticipant } from './change-participant';
import { changePersonalPage } from './change-personal-page';
import { teamRoll } from './facts';
import {
  access,
  addresses,
  pageWords,
  participantKey,
  participantProfile,
  personalPage,
} from './fundraising-shapes';
import { decidedInTurn } from './in-turn';
import { joinTeam } from './join-team';
import { leaveTeam } from './leave-team';
import { markExternalStep } from './mark-external-step';
import { openPersonalPage } from './open-personal-page';
import { type Participant, participant, participantStream } from './participant';
import { addressesOfGivenNumber, emailTaken } from './participant-words';
import { refuse } from './refusals';
import { setAddresses } from './set-addresses';
import { setPersonalPageAccess } from './set-personal-page-access';
import { id } from './shapes';

export const reviseParticipant = defineCommand({
  name: 'campaigns.ReviseParticipant',
  summary: 'Changes several things of how a person takes part in a campaign: all that is told, or nothing.',
  schema: z.strictObject({
    ...participantKey,
    profile: z.strictObject(participantProfile).partial().optional(),
    teamId: id.nullable().optional().describe('The team that they join; null where they leave theirs.'),
    opened: personalPage.optional().describe('The page that they get.'),
    page: z.strictObject(pageWords).partial().optional(),
    access: access.optional(),
    addresses: addresses.optional(),
    firstStep: z
      .boolean()
      .optional()
      .describe('Whether they did the first thing in an application elsewhere.'),
    secondStep: z.boolean().optional().describe('Whether they did the second one.'),
  }),
  stream: participantStream,
  decider: participant,
  persons: ({ personId }) => [personId],
  async facts({ campaignId, personId, profile, teamId, opened, addresses: given }, read, context) {
    const [team, needed, taken, pageNumberTaken, givenNumbers] = await Promise.all([
      teamId ? read(teamRoll, teamId) : undefined,
      teamId !== undefined && leadsElsewhere(read, campaignId, personId, teamId),
      emailTaken({ campaignId, personId, email: profile?.email }, read, context),
      anyNumberGiven(read, 'page', opened?.numbers),
      given && addressesOfGivenNumber(read, given),
    ]);
    return { teamKnown: team?.campaignId === campaignId, needed, taken, pageNumberTaken, givenNumbers };
  },
  decide(state, { campaignId, personId, ...told }, facts, context) {
    if (state.status === 'absent') return refuse('campaigns.participant-unknown');
    const key = { campaignId, personId };
    const { profile, teamId, opened, page, access: seenBy, addresses: given, firstStep, secondStep } = told;
    const left = teamId === null ? state.teamId : null;
    const { teamKnown, needed: neededElsewhere } = facts;
    const marked = (now: Participant, step: 1 | 2, completed: boolean) =>
      markExternalStep.decide(now, { ...key, step, completed }, undefined, context);
    return decidedInTurn(participant, state, [
      profile && ((now) => changeParticipant.decide(now, { ...key, ...profile }, facts.taken, context)),
      left !== null && ((now) => leaveTeam.decide(now, { ...key, teamId: left }, facts.needed, context)),
      teamId && ((now) => joinTeam.decide(now, { ...key, teamId }, { teamKnown, neededElsewhere }, context)),
      opened &&
        ((now) => openPersonalPage.decide(now, { ...key, ...opened }, facts.pageNumberTaken, context)),
      page && ((now) => changePersonalPage.decide(now, { ...key, ...page }, undefined, context)),
      seenBy && ((now) => setPersonalPageAccess.decide(now, { ...key, access: seenBy }, undefined, context)),
      given &&
        ((now) => setAddresses.decide(now, { ...key, addresses: given }, facts.givenNumbers!, context)),
      firstStep !== undefined && ((now) => marked(now, 1, firstStep)),
      secondStep !== undefined && ((now) => marked(now, 2, secondStep)),
    ]);
  },
});
