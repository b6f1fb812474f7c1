import {
  otherPersonId,
  otherTeamId,
  participantRegistered,
  teamId,
  teamJoined,
  teamLeft,
} from '@almoner/testing/fundraising';
import { answering, given } from '@almoner/testing/given';
import { campaignId, otherCampaignId, personId } from '@almoner/testing/records';
import { type TeamRoll, participation, teamRoll } from './facts';
import { joinTeam } from './join-team';
import { leaveTeam } from './leave-team';

const key = { campaignId, personId };
const roll = (special: Partial<TeamRoll> = {}): TeamRoll => ({
  campaignId,
  captainIds: [personId],
  memberIds: [personId, otherPersonId],
  ...special,
});
/** What is known of two teams, and on which of them the participant is. */
const facts = (rolls: Record<string, TeamRoll>, on: string | null = null) => [
  answering(teamRoll, (id) => rolls[id]),
  answering(participation, (campaign, person) =>
    campaign === campaignId && person === personId
      ? { teamId: on, pageId: null, raised: false }
      : { teamId: null, pageId: null, raised: false },
  ),
];

describe('joining a team', () => {
  const story = given(joinTeam).events(participantRegistered());
  const join = { ...key, teamId };
  const onOther = story.events(teamJoined({ teamId: otherTeamId }));
  const moved = teamJoined({ previousTeamId: otherTeamId });
  const followed = roll({ captainIds: [otherPersonId] });

  test('puts a participant on it', () =>
    story
      .facts(...facts({ [teamId]: roll() }))
      .when(join)
      .then(teamJoined()));
  test('needs no word of how they take part so far', () =>
    story
      .facts(...facts({ [teamId]: roll() }), answering(participation, undefined))
      .when(join)
      .then(teamJoined()));
  test('takes them off the one before', () =>
    onOther
      .facts(...facts({ [teamId]: roll(), [otherTeamId]: followed }, otherTeamId))
      .when(join)
      .then(moved));
  test('also off one that is no more', () =>
    onOther
      .facts(...facts({ [teamId]: roll() }, otherTeamId))
      .when(join)
      .then(moved));
  test('again, having left it', () =>
    story
      .events(teamJoined(), teamLeft())
      // The views still show them leading the team that they join.
      .facts(...facts({ [teamId]: roll() }, teamId))
      .when(join)
      .then(teamJoined()));
  test('once only, where that is told', async () => {
    const known = facts({ [teamId]: roll() });
    const once = { ...join, once: true };
    await story
      .events(teamJoined({ teamId: otherTeamId }))
      .facts(...known)
      .when(once)
      .then(moved);
    const wandered = story.events(teamJoined(), teamJoined({ teamId: otherTeamId })).facts(...known);
    await wandered.when(once).thenNothing();
    await wandered.when({ ...join, once: false }).then(moved);
    await story
      .events(teamJoined(), teamLeft())
      .facts(...facts({}))
      .when(once)
      .thenNothing();
  });
  test('a repetition records nothing, also for who alone leads it', () =>
    story
      .events(teamJoined())
      .facts(...facts({ [teamId]: roll() }, teamId))
      .when(join)
      .thenNothing());
  test('whoever alone leads others stays with them', () =>
    onOther
      .facts(...facts({ [teamId]: roll(), [otherTeamId]: roll() }, otherTeamId))
      .when(join)
      .thenRefused('campaigns.last-captain'));
  test('needs a team of the campaign', async () => {
    await story
      .facts(...facts({}))
      .when(join)
      .thenRefused('campaigns.team-unknown');
    await story
      .facts(...facts({ [teamId]: roll({ campaignId: otherCampaignId }) }))
      .when(join)
      .thenRefused('campaigns.team-unknown');
    await story
      .events(teamJoined())
      .facts(...facts({}))
      .when(join)
      .thenRefused('campaigns.team-unknown');
  });
  test('needs a participant', () =>
    given(joinTeam)
      .facts(...facts({ [teamId]: roll() }))
      .when(join)
      .thenRefused('campaigns.participant-unknown'));
});

describe('leaving a team', () => {
  const story = given(leaveTeam).events(participantRegistered(), teamJoined());
  const leave = { ...key, teamId };

  test.each([
    ['for who follows', roll({ captainIds: [otherPersonId] })],
    ['for one of two captains', roll({ captainIds: [otherPersonId, personId] })],
    ['for a captain without others', roll({ memberIds: [personId] })],
    ['where nobody leads', roll({ captainIds: [] })],
  ])('is free %s', (_, known) =>
    story
      .facts(...facts({ [teamId]: known }))
      .when(leave)
      .then(teamLeft()),
  );
  test('is free where the team is no more', () =>
    story
      .facts(...facts({}))
      .when(leave)
      .then(teamLeft()));
  test('is refused to who alone leads others', () =>
    story
      .facts(...facts({ [teamId]: roll() }))
      .when(leave)
      .thenRefused('campaigns.last-captain'));
  test('records nothing for who is not on it', async () => {
    const known = facts({ [teamId]: roll() });
    await story
      .events(teamLeft())
      .facts(...known)
      .when(leave)
      .thenNothing();
    await story
      .events(teamJoined({ teamId: otherTeamId }))
      .facts(...known)
      .when(leave)
      .thenNothing();
  });
  test('needs a participant', () =>
    given(leaveTeam)
      .facts(...facts({}))
      .when(leave)
      .thenRefused('campaigns.participant-unknown'));
});
