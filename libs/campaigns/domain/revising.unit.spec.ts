import { emailKey, numbersGiven } from '@almoner/kernel';
import {
  addressId,
  addressesSet,
  captainsNamed,
  externalStepMarked,
  otherPersonId,
  otherTeamId,
  pageId,
  participantChanged,
  participantRegistered,
  personalPage,
  personalPageAccessSet,
  personalPageChanged,
  personalPageOpened,
  postalAddress,
  teamChanged,
  teamCreated,
  teamId,
  teamJoined,
  teamLeft,
  teamPageAccessSet,
  teamRemoved,
} from '@almoner/testing/fundraising';
import { answering, digested, given, sealed } from '@almoner/testing/given';
import { campaignId, idOf, otherCampaignId, personId } from '@almoner/testing/records';
import { participantByEmail, participation, teamNameHolder, teamRoll } from './facts';
import { reviseParticipant } from './revise-participant';
import { reviseTeam } from './revise-team';

describe('revising how a person takes part', () => {
  const key = { campaignId, personId };
  const rolls: Record<string, { campaignId: string; captainIds: string[]; memberIds: string[] }> = {
    [teamId]: { campaignId, captainIds: [], memberIds: [] },
    [otherTeamId]: { campaignId, captainIds: [personId], memberIds: [personId, otherPersonId] },
    [idOf(98)]: { campaignId: otherCampaignId, captainIds: [], memberIds: [] },
  };
  const on = (current: string | null) =>
    answering(participation, (campaign, person) =>
      campaign === campaignId && person === personId
        ? { teamId: current, pageId: null, raised: false }
        : undefined,
    );
  const story = given(reviseParticipant)
    .events(participantRegistered())
    .facts(
      answering(teamRoll, (id: unknown) => {
        if (typeof id !== 'string') throw new Error('no team is asked for');
        return rolls[id];
      }),
      answering(participantByEmail, (campaign, digest) =>
        campaign === campaignId && digest === digested(emailKey('taken@example.org')) ? idOf(99) : undefined,
      ),
      answering(numbersGiven.page, (_surface, from) => from === 8),
      answering(numbersGiven.address, (_surface, from) => from === 9),
      on(null),
    );
  const address = { addressId, ...postalAddress() };

  const everything = [
    participantChanged({ firstName: sealed(personId, 'Anna') }),
    teamJoined(),
    personalPageOpened({ page: personalPage({ goalMinor: null }) }),
    personalPageChanged({ goalMinor: 1 }),
    personalPageAccessSet('inactive'),
    addressesSet(),
    externalStepMarked(),
    externalStepMarked({ step: 2 }),
  ];
  test('records all that is told, one after the other', () =>
    story
      .when({
        ...key,
        profile: { firstName: 'Anna' },
        teamId,
        opened: { pageId },
        page: { goalMinor: 1 },
        access: 'inactive',
        addresses: [address],
        firstStep: true,
        secondStep: true,
      })
      .then(...everything));
  test('leaves what is not told', async () => {
    await story.when(key).thenNothing();
    const whole = story.events(
      teamJoined(),
      personalPageOpened(),
      addressesSet(),
      externalStepMarked(),
      externalStepMarked({ step: 2 }),
    );
    await whole.when(key).thenNothing();
    await whole.when({ ...key, firstStep: false }).then(externalStepMarked({ completed: false }));
    await whole.when({ ...key, secondStep: false }).then(externalStepMarked({ step: 2, completed: false }));
    await whole.when({ ...key, addresses: [] }).then(addressesSet({ addresses: [] }));
  });
  test('lets them leave their team, where they are on one', async () => {
    await story.when({ ...key, teamId: null }).thenNothing();
    await story
      .events(teamJoined())
      .facts(on(teamId))
      .when({ ...key, teamId: null })
      .then(teamLeft());
  });
  test.each([
    ['campaigns.email-taken', { profile: { email: 'taken@example.org' } }],
    ['campaigns.team-unknown', { teamId: idOf(97) }],
    ['campaigns.team-unknown', { teamId: idOf(98) }],
    ['campaigns.number-taken', { opened: { pageId, numbers: { sprocket: 8 } } }],
    ['campaigns.page-unknown', { page: { goalMinor: 1 } }],
    ['campaigns.page-unknown', { access: 'public' }],
    ['campaigns.number-taken', { addresses: [{ ...address, numbers: { sprocket: 9 } }] }],
  ] as const)('one %s refuses all of it: %j', (code, wrong) =>
    story.when({ ...key, profile: { firstName: 'Anna' }, firstStep: true, ...wrong }).thenRefused(code),
  );
  test('whoever alone leads others neither leaves them nor joins elsewhere', async () => {
    const leading = story.events(teamJoined({ teamId: otherTeamId })).facts(on(otherTeamId));
    await leading.when({ ...key, teamId }).thenRefused('campaigns.last-captain');
    await leading.when({ ...key, teamId: null }).thenRefused('campaigns.last-captain');
    await leading.when({ ...key, teamId: otherTeamId }).thenNothing();
    await leading.when({ ...key, firstStep: true }).then(externalStepMarked());
  });
  test('needs a participant', () =>
    given(reviseParticipant).when(key).thenRefused('campaigns.participant-unknown'));
});

describe('revising a team', () => {
  const key = { campaignId, teamId };
  const story = given(reviseTeam)
    .events(teamCreated())
    .facts(
      answering(teamNameHolder, (campaign, name) =>
        campaign === campaignId && name === 'pack' ? otherTeamId : undefined,
      ),
      answering(teamRoll, (id) =>
        id === teamId ? { campaignId, captainIds: [], memberIds: [otherPersonId] } : undefined,
      ),
    );

  const everything = [
    teamChanged({ header: 'Run' }),
    teamPageAccessSet('delisted'),
    captainsNamed([otherPersonId]),
  ];
  test('records all that is told', () =>
    story
      .when({ ...key, words: { header: 'Run' }, access: 'delisted', captainIds: [otherPersonId] })
      .then(...everything));
  test('leaves what is not told', () => story.when(key).thenNothing());
  test.each([
    ['campaigns.team-name-taken', { words: { name: 'Pack' } }],
    ['campaigns.captain-no-member', { captainIds: [idOf(99)] }],
    ['campaigns.last-captain', { captainIds: [] }],
  ] as const)('one %s refuses all of it', (code, wrong) =>
    story.when({ ...key, access: 'inactive', ...wrong }).thenRefused(code),
  );
  test('needs a team, and no word of who is on it unless captains are named', async () => {
    await story.events(teamRemoved()).when(key).thenRefused('campaigns.team-unknown');
    await given(reviseTeam).when(key).thenRefused('campaigns.team-unknown');
    const nobody = story.facts(answering(teamRoll, undefined));
    await nobody.when({ ...key, captainIds: [otherPersonId] }).thenRefused('campaigns.captain-no-member');
    await nobody.when({ ...key, captainIds: [] }).then(captainsNamed([]));
  });
});
