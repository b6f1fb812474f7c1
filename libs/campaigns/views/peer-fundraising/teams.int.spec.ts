import { campaignApproved, campaignSubmitted, campaignWithdrawn } from '@almoner/testing/events';
import {
  captainsNamed,
  otherPersonId,
  otherTeamId,
  participantRegistered,
  participantRemoved,
  personalPage,
  teamChanged,
  teamCreated,
  teamId,
  teamJoined,
  teamLeft,
  teamPageAccessSet,
  teamPageId,
  teamRemoved,
} from '@almoner/testing/fundraising';
import { noon } from '@almoner/testing/given';
import { eachReadStore } from '@almoner/testing/read-store';
import { campaignId, idOf, otherCampaignId, personId, seriesId } from '@almoner/testing/records';
import { expectStableRows, sealedWith } from '@almoner/testing/views';
import { PageRow, PeerCountRow, PeerNumberRow } from './pages.table';
import { Participants } from './participants.queries';
import { ParticipantRow } from './participants.table';
import { peerFundraising } from './peer-fundraising.projection';
import { PeerNumbers } from './peer-numbers.queries';
import { TeamRolls } from './team-rolls.queries';
import { Teams } from './teams.queries';
import { TeamRow } from './teams.table';

const all = { limit: 100, offset: 0 };
const everybody = { audience: 'public' } as const;
const organiser = { audience: 'admin' } as const;
const self = (id = personId) => ({ audience: 'person', personId: id }) as const;
const recordedAt = Date.UTC(2026, 0, 1);

const bea = participantRegistered({ personId: otherPersonId }, { firstName: 'Bea' });
const joined = (special: Parameters<typeof teamJoined>[0] = {}) =>
  teamJoined({ personId: otherPersonId, ...special });

eachReadStore((open) => {
  const after = async (...events: Parameters<typeof sealedWith>[1]) => {
    const views = await open(peerFundraising);
    const given = (...more: typeof events) => views.given(...sealedWith(views.keys.seal, more));
    await given(campaignSubmitted(), campaignApproved(), participantRegistered(), bea, ...events);
    const [teams, rolls] = [new Teams(views.store), new TeamRolls(views.store)];
    const participants = new Participants(views.store);
    const captains = async (viewer: Parameters<TeamRolls['captainsOf']>[1] = organiser) =>
      ((await rolls.captainsOf([teamId], viewer)).get(teamId) ?? []).map(({ number }) => number);
    const members = async () => (await rolls.memberNumbers([teamId])).get(teamId) ?? [];
    const numbers = new PeerNumbers(views.store);
    return { views, given, teams, rolls, participants, captains, members, numbers };
  };

  test('a team is shown with its page', async () => {
    const { views, teams } = await after(
      teamCreated({ numbers: { sprocket: 90 }, pageNumbers: { sprocket: 702 }, header: 'We walk' }),
    );
    const shown = {
      teamId,
      campaignId,
      seriesId,
      number: 90,
      name: 'Our Pack',
      picture: null,
      pageId: teamPageId,
      pageNumber: 702,
      access: 'public',
      header: 'We walk',
      html: null,
      goalMinor: 100_000,
      raisedMinor: 0n,
      seriesRaisedMinor: 0n,
      createdAt: noon.getTime(),
      modifiedAt: recordedAt,
      version: 5,
    };
    expect(await teams.byNumber(campaignId, 90, everybody)).toEqual(shown);
    expect(await teams.byId(teamId, everybody)).toEqual(shown);
    expect(await teams.byNumber(campaignId, 91, organiser)).toBeUndefined();
    expect(await teams.byNumber(otherCampaignId, 90, organiser)).toBeUndefined();
    expect(await teams.byId(otherTeamId, organiser)).toBeUndefined();
    await expectStableRows(views, TeamRow, PageRow, PeerNumberRow, PeerCountRow);
  });

  test('only what changed is other, and the name leads to the team', async () => {
    const { views, given, teams } = await after(teamCreated());
    const before = await teams.byId(teamId, everybody);
    expect(await teams.nameHolder(campaignId, 'our pack')).toBe(teamId);
    await given(teamChanged({ name: 'Thé Pack', html: '<p>Go</p>' }));
    expect(await teams.byId(teamId, everybody)).toEqual({
      ...before,
      name: 'Thé Pack',
      html: '<p>Go</p>',
      version: 6,
    });
    expect(await teams.nameHolder(campaignId, 'our pack')).toBeUndefined();
    expect(await teams.nameHolder(campaignId, 'the pack')).toBe(teamId);
    expect(await teams.nameHolder(otherCampaignId, 'the pack')).toBeUndefined();
    await given(teamChanged({ goalMinor: null }));
    expect(await teams.byId(teamId, everybody)).toMatchObject({ goalMinor: null, name: 'Thé Pack' });
    await expectStableRows(views, TeamRow);
  });

  test.each([
    ['public', ['listed', 'everybody', 'captain', 'organiser']],
    ['delisted', ['everybody', 'captain', 'organiser']],
    ['inactive', ['captain', 'organiser']],
    ['pending', ['captain', 'organiser']],
  ] as const)('a %s team is seen by %j', async (access, seers) => {
    const { views, teams } = await after(
      teamCreated({ access: 'pending' }),
      teamJoined(),
      joined(),
      teamPageAccessSet(access),
    );
    const listed = await teams.listed(campaignId, all);
    const sees = async (viewer: Parameters<Teams['byId']>[1]) =>
      (await teams.byId(teamId, viewer)) !== undefined;
    const seen = {
      listed: listed.total === 1 && listed.items.length === 1,
      everybody: (await sees(everybody)) && (await sees(self(otherPersonId))),
      captain: await sees(self()),
      organiser: await sees(organiser),
    };
    expect(
      Object.entries(seen)
        .filter(([, one]) => one)
        .map(([who]) => who),
    ).toEqual(seers);
    expect(await teams.leaders(campaignId, 10)).toHaveLength(access === 'public' ? 1 : 0);
    expect(await teams.all(campaignId, all)).toMatchObject({ total: 1, items: [{ access }] });
    await expectStableRows(views, TeamRow, PeerCountRow);
  });

  test('members come and go; who is named captain leads once they are on the team', async () => {
    const { views, given, rolls, captains, members, participants } = await after(
      teamCreated({ captainIds: [personId, otherPersonId] }),
      teamJoined(),
    );
    expect([await captains(), await members()]).toEqual([[1], [1]]);
    await given(joined());
    expect([await captains(), await members()]).toEqual([
      [1, 2],
      [1, 2],
    ]);
    expect(await rolls.of(teamId)).toEqual({
      campaignId,
      captainIds: [personId, otherPersonId],
      memberIds: [personId, otherPersonId],
    });
    await given(captainsNamed([otherPersonId]));
    expect([await captains(), await members()]).toEqual([[2], [1, 2]]);
    expect(await participants.byNumber(campaignId, 1, everybody)).toMatchObject({
      captain: false,
      teamNumber: 1,
    });
    await given(captainsNamed([personId]), teamLeft(), teamLeft({ teamId: otherTeamId }));
    expect([await captains(), await members()]).toEqual([[], [2]]);
    expect(await participants.byNumber(campaignId, 1, everybody)).toMatchObject({
      teamId: null,
      teamNumber: null,
      captain: false,
    });
    await given(teamJoined());
    expect([await captains(), await members()]).toEqual([[1], [1, 2]]);
    await given(participantRemoved());
    expect([await captains(), await members()]).toEqual([[], [2]]);
    expect(await rolls.of(otherTeamId)).toBeUndefined();
    await expectStableRows(views, ParticipantRow, TeamRow, PeerCountRow);
  });

  test('who joins a second team leaves the first', async () => {
    const second = teamCreated({ teamId: otherTeamId, pageId: idOf(83), name: 'Second', captainIds: [] });
    const { given, rolls, participants } = await after(
      teamCreated(),
      second,
      teamJoined(),
      teamJoined({ teamId: otherTeamId, previousTeamId: teamId }),
    );
    const onTeam = async (id: string) => (await participants.ofTeam(id, all, organiser)).total;
    expect([await onTeam(teamId), await onTeam(otherTeamId)]).toEqual([0, 1]);
    expect(await participants.byNumber(campaignId, 1, everybody)).toMatchObject({ teamNumber: 2 });
    await given(captainsNamed([]));
    expect(await rolls.of(teamId)).toEqual({ campaignId, captainIds: [], memberIds: [] });
    await given(captainsNamed([personId], { teamId: otherTeamId }), captainsNamed([], {}));
    expect(await rolls.of(otherTeamId)).toMatchObject({ captainIds: [personId] });
  });

  test('the team changed when its members and its captains did', async () => {
    const { given, teams } = await after(teamCreated(), teamJoined());
    const modified = async () => (await teams.byId(teamId, organiser))?.modifiedAt;
    const at = (day: number) => ({
      metadata: { occurredAt: new Date(Date.UTC(2026, 0, day)).toISOString() },
    });
    await given({ ...joined(), ...at(2) });
    expect(await modified()).toBe(Date.UTC(2026, 0, 2));
    await given({ ...captainsNamed([otherPersonId]), ...at(3) });
    expect(await modified()).toBe(Date.UTC(2026, 0, 3));
    await given({ ...teamLeft(), ...at(4) }, { ...teamLeft(), ...at(5) });
    expect(await modified()).toBe(Date.UTC(2026, 0, 4));
    await given({ ...participantRemoved({ personId: otherPersonId }), ...at(6) });
    expect(await modified()).toBe(Date.UTC(2026, 0, 6));
  });

  test('a team that was removed leaves every list, and its members go on alone', async () => {
    const { views, given, teams, rolls, participants, numbers } = await after(
      teamCreated(),
      teamJoined(),
      joined(),
      teamRemoved(),
    );
    expect(await teams.all(campaignId, all)).toEqual({ total: 0, items: [] });
    expect(await teams.listed(campaignId, all)).toEqual({ total: 0, items: [] });
    expect(await rolls.of(teamId)).toBeUndefined();
    expect(await teams.nameHolder(campaignId, 'our pack')).toBeUndefined();
    expect(await numbers.pageOwner(3)).toBeUndefined();
    expect(await participants.byNumber(campaignId, 1, everybody)).toMatchObject({
      teamId: null,
      captain: false,
    });
    expect(await numbers.participation(campaignId, personId)).toEqual({
      teamId: null,
      pageId: null,
      raised: false,
    });
    await given(teamLeft(), teamJoined());
    expect(await participants.byNumber(campaignId, 1, everybody)).toMatchObject({ teamId: null });
    expect(await numbers.numbersGiven('team', 1, 1)).toBe(true);
    await expectStableRows(views, ParticipantRow, PeerCountRow, PeerNumberRow);
  });

  test('members are listed by who asks, and hidden captains are not told', async () => {
    const { participants, captains, given } = await after(
      teamCreated({ captainIds: [personId, otherPersonId] }),
      teamJoined(),
      joined(),
      participantRegistered({
        personId: idOf(81),
        teamId,
        page: personalPage({ pageId: idOf(82), access: 'inactive' }),
      }),
    );
    const total = async (viewer: Parameters<Participants['ofTeam']>[2]) =>
      (await participants.ofTeam(teamId, all, viewer)).total;
    expect([await total(everybody), await total(self()), await total(organiser)]).toEqual([2, 2, 3]);
    await given(captainsNamed([personId, idOf(81)]));
    expect([await captains(everybody), await captains(self(idOf(81))), await captains()]).toEqual([
      [1],
      [1, 3],
      [1, 3],
    ]);
  });

  test('teams are sifted, and rank over all listed campaigns of a series', async () => {
    const other = { campaignId: otherCampaignId };
    const { given, teams } = await after(
      campaignSubmitted({ ...other, slug: 'other' }),
      campaignApproved(other),
      teamCreated(),
      teamCreated({ teamId: otherTeamId, pageId: idOf(83), name: 'Água', goalMinor: null }),
      teamCreated({ ...other, teamId: idOf(84), pageId: idOf(85), name: 'Far' }),
    );
    const order = [{ by: 'name', descending: false }] as const;
    const { items, total } = await teams.listed(campaignId, { ...all, order });
    expect([total, ...items.map(({ name }) => name)]).toEqual([2, 'Água', 'Our Pack']);
    const conditions = [{ field: 'name', text: 'our', part: 'beginning' }] as const;
    expect(await teams.all(campaignId, { ...all, conditions })).toMatchObject({
      total: 1,
      items: [{ number: 1 }],
    });
    const led = async (count: number) => (await teams.leadersOf(seriesId, count)).map(({ number }) => number);
    expect([await led(9), await led(2), await led(0)]).toEqual([[1, 2, 3], [1, 2], []]);
    expect((await teams.leaders(campaignId, 1)).map(({ number }) => number)).toEqual([1]);
    expect(await teams.leaders(campaignId, 0)).toEqual([]);
    await given(campaignWithdrawn());
    expect(await led(9)).toEqual([3]);
  });
});
