import { accept, anyNumberGiven, defineCommand, isSame } from '@almoner/kernel';
import { z } from 'zod';
import { campaignForFundraising, teamRoll } from './facts';
import { addresses, participantKey, participantProfile, personalPage } from './fundraising-shapes';
import { participant, participantStream } from './participant';
import {
  addressesOfGivenNumber,
  emailTaken,
  sealedAddresses,
  sealedPageWords,
  sealedProfile,
  unnumbered,
} from './participant-words';
import { refuse } from './refusals';
import { id, numbers } from './shapes';

export const registerParticipant = defineCommand({
  name: 'campaigns.RegisterParticipant',
  summary:
    'Lets a person take part in a campaign, with a page of their own and on a team where that is told.',
  schema: z.strictObject({
    ...participantKey,
    ...participantProfile,
    picture: participantProfile.picture.default(null),
    managerId: id.nullable().default(null).describe('Who looks after the registration, where another does.'),
    teamId: id.nullable().default(null),
    page: personalPage.nullable().default(null),
    addresses: addresses.default([]),
    numbers,
  }),
  stream: participantStream,
  decider: participant,
  creates: true,
  persons: ({ personId }) => [personId],
  async facts(command, read, context) {
    const { campaignId, teamId, page: opened, addresses: given, numbers: brought } = command;
    const [campaign, team, taken, ...numbersTaken] = await Promise.all([
      read(campaignForFundraising, campaignId),
      teamId === null ? undefined : read(teamRoll, teamId),
      emailTaken(command, read, context),
      anyNumberGiven(read, 'participant', brought),
      anyNumberGiven(read, 'page', opened?.numbers),
      addressesOfGivenNumber(read, given).then((ids) => ids.length > 0),
    ]);
    return {
      campaign,
      teamKnown: teamId === null || team?.campaignId === campaignId,
      emailTaken: taken,
      numberTaken: numbersTaken.some(Boolean),
    };
  },
  decide(state, command, facts, context) {
    const { campaignId, personId, managerId, teamId, numbers: brought } = command;
    const told = {
      ...sealedProfile(personId, command, context),
      managerId,
      teamId,
      page: command.page && { ...command.page, ...sealedPageWords(personId, command.page, context.seal) },
      addresses: sealedAddresses(personId, command.addresses, context.seal),
    };
    if (state.status !== 'absent') {
      const { status: _, seriesId: __, completedSteps: ___, joinedTeamIds: ____, ...known } = state;
      return isSame(plain(known), plain(told)) ? accept() : refuse('campaigns.participant-taken');
    }
    if (facts.campaign === undefined) return refuse('campaigns.campaign-unknown');
    if (!facts.teamKnown) return refuse('campaigns.team-unknown');
    if (facts.emailTaken) return refuse('campaigns.email-taken');
    if (facts.numberTaken) return refuse('campaigns.number-taken');
    const { seriesId } = facts.campaign;
    return accept({
      type: 'campaigns.ParticipantRegistered',
      data: {
        ...told,
        campaignId,
        seriesId,
        personId,
        registeredAt: context.now.toISOString(),
        numbers: brought,
      },
    });
  },
});

type Told = Parameters<typeof unnumbered>[0];

/** What two registrations are compared by: numbers that a record brought along are no part of what it says. */
function plain<Known extends { readonly page: object | null; readonly addresses: Told }>(known: Known) {
  return {
    ...known,
    page: known.page && { ...known.page, numbers: undefined },
    addresses: unnumbered(known.addresses),
  };
}
