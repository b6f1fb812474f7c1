import type { Credit } from '@almoner/donations/events';
import {
  campaignApproved,
  campaignSubmitted,
  donationRecorded,
  donationReversed,
} from '@almoner/testing/events';
import {
  otherPersonId,
  otherTeamId,
  pageId,
  participantRegistered,
  participantRemoved,
  personalPage,
  personalPageOpened,
  teamCreated,
  teamId,
  teamJoined,
  teamLeft,
  teamPageId,
  teamRemoved,
} from '@almoner/testing/fundraising';
import { donationRecredited } from '@almoner/testing/offline-donations';
import { eachReadStore } from '@almoner/testing/read-store';
import { campaignId, idOf, personId, seriesId } from '@almoner/testing/records';
import { expectStableRows, sealedWith } from '@almoner/testing/views';
import { Participants } from './participants.queries';
import { ParticipantRow } from './participants.table';
import { peerFundraising } from './peer-fundraising.projection';
import { PeerNumbers } from './peer-numbers.queries';
import { Teams } from './teams.queries';
import { TeamRow } from './teams.table';

const organiser = { audience: 'admin' } as const;
const onPage: Credit = { pageId, personId, teamId: null };
const onTeam: Credit = { pageId, personId, teamId };
const toTeam: Credit = { pageId: teamPageId, personId: null, teamId };
const later = { metadata: { occurredAt: '2026-02-01T00:00:00.000Z' } };

const gift = (id: number, amountMinor: number, credit: Credit | null, currency = 'GBP') => {
  const { data, ...recorded } = donationRecorded({ donationId: idOf(id), amountMinor, credit });
  const series = { amountMinor: 2 * amountMinor, currency: 'EUR' };
  const shares = { ...data.shares, campaign: { amountMinor, currency }, series };
  return { ...recorded, data: { ...data, shares } };
};
const reversed = (recorded: ReturnType<typeof gift>, credit = recorded.data.credit) => {
  const reversal = donationReversed(recorded);
  return { ...reversal, data: { ...reversal.data, credit } };
};

eachReadStore((open) => {
  const after = async (...events: Parameters<typeof sealedWith>[1]) => {
    const views = await open(peerFundraising);
    const given = (...more: typeof events) => views.given(...sealedWith(views.keys.seal, more));
    await given(
      campaignSubmitted(),
      campaignApproved(),
      teamCreated(),
      participantRegistered({ page: personalPage() }),
      ...events,
    );
    const participants = new Participants(views.store);
    const teams = new Teams(views.store);
    const raised = async () => {
      const ann = await participants.byPerson(campaignId, personId, organiser);
      const team = await teams.byId(teamId, organiser);
      return [ann?.raisedMinor, ann?.giftCount, team?.raisedMinor];
    };
    return { views, given, participants, teams, raised, numbers: new PeerNumbers(views.store) };
  };

  test('money counts for the page and the team that it is credited to', async () => {
    const first = gift(101, 1_000, onPage);
    const { views, given, raised, participants, teams, numbers } = await after(
      first,
      gift(102, 500, onTeam),
      gift(103, 30, toTeam),
      gift(104, 7, null),
      donationRecorded({ donationId: idOf(105) }),
    );
    expect(await raised()).toEqual([1_500n, 2, 530n]);
    expect(await participants.byPerson(campaignId, personId, organiser)).toMatchObject({
      seriesRaisedMinor: 3_000n,
    });
    expect(await teams.byId(teamId, organiser)).toMatchObject({ seriesRaisedMinor: 1_060n });
    expect(await numbers.participation(campaignId, personId)).toMatchObject({ raised: true });
    await given(reversed(first));
    expect(await raised()).toEqual([500n, 1, 530n]);
    await given(
      reversed(gift(103, 30, toTeam)),
      reversed(gift(104, 7, null)),
      reversed(gift(102, 500, onTeam)),
    );
    expect(await raised()).toEqual([0n, 0, 0n]);
    expect(await numbers.participation(campaignId, personId)).toMatchObject({ raised: false });
    await expectStableRows(views, ParticipantRow, TeamRow);
  });

  test('a gift that is recorded anew counts as it is now', async () => {
    const { raised } = await after(
      gift(101, 1_000, onTeam),
      reversed(gift(101, 1_000, onTeam)),
      gift(101, 400, onTeam),
    );
    expect(await raised()).toEqual([400n, 1, 400n]);
  });

  test('a gift that is credited elsewhere takes its money along', async () => {
    const first = gift(101, 1_000, onTeam);
    const { views, given, raised } = await after(first, donationRecredited(first, toTeam));
    expect(await raised()).toEqual([0n, 0, 1_000n]);
    const second = gift(101, 1_000, toTeam);
    await given(donationRecredited(second, null));
    expect(await raised()).toEqual([0n, 0, 0n]);
    await given(donationRecredited(gift(101, 1_000, null), onPage));
    expect(await raised()).toEqual([1_000n, 1, 0n]);
    await expectStableRows(views, ParticipantRow, TeamRow);
  });

  test('credit stays with the team of the day when the fundraiser moves on', async () => {
    const { raised, given } = await after(
      teamJoined(),
      gift(101, 1_000, onTeam),
      teamLeft(),
      gift(102, 20, onPage),
    );
    expect(await raised()).toEqual([1_020n, 2, 1_000n]);
    await given(reversed(gift(101, 1_000, onTeam)));
    expect(await raised()).toEqual([20n, 1, 0n]);
  });

  test('what is gone brings nothing back', async () => {
    const { views, given, raised, participants } = await after(
      teamRemoved(),
      participantRemoved(),
      gift(101, 1_000, onTeam),
      gift(102, 9, { pageId: idOf(90), personId: otherPersonId, teamId: otherTeamId }),
    );
    expect(await raised()).toEqual([undefined, undefined, undefined]);
    await given(
      participantRegistered(),
      personalPageOpened({ page: personalPage({ pageId: idOf(90) }) }),
      reversed(gift(101, 1_000, onTeam)),
      gift(103, 5, { pageId: idOf(90), personId, teamId: null }),
    );
    expect(await participants.byPerson(campaignId, personId, organiser)).toMatchObject({
      raisedMinor: 5n,
      giftCount: 1,
    });
    expect(await views.rows(TeamRow)).toEqual([]);
    await expectStableRows(views, ParticipantRow);
  });

  test('a gift changes the page and the team, and who raised the most comes first', async () => {
    const { given, participants, teams } = await after(
      participantRegistered({ personId: otherPersonId, page: personalPage({ pageId: idOf(90) }) }),
      participantRegistered({ personId: idOf(91), page: personalPage({ pageId: idOf(92) }) }),
      participantRegistered({
        personId: idOf(93),
        page: personalPage({ pageId: idOf(94), access: 'delisted' }),
      }),
      teamCreated({ teamId: otherTeamId, pageId: idOf(95), name: 'Second' }),
    );
    await given(
      { ...gift(101, 100, { pageId: idOf(90), personId: otherPersonId, teamId: otherTeamId }), ...later },
      gift(102, 900, { pageId: idOf(94), personId: idOf(93), teamId: null }),
    );
    expect(await participants.byPerson(campaignId, otherPersonId, organiser)).toMatchObject({
      modifiedAt: Date.UTC(2026, 1, 1),
    });
    expect(await teams.byId(otherTeamId, organiser)).toMatchObject({ modifiedAt: Date.UTC(2026, 1, 1) });
    const led = async (list: Promise<readonly { readonly number: number }[]>) =>
      (await list).map(({ number }) => number);
    expect(await led(participants.leaders(campaignId, 9, organiser))).toEqual([2, 1, 3]);
    expect(await led(participants.leadersOf(seriesId, 2, organiser))).toEqual([2, 1]);
    expect(await led(teams.leaders(campaignId, 9))).toEqual([2, 1]);
    expect(await led(teams.leadersOf(seriesId, 1))).toEqual([2]);
    const order = [{ by: 'raised', descending: true }] as const;
    const { items } = await participants.all(campaignId, { order, limit: 9, offset: 0 });
    expect(items.map(({ number }) => number)).toEqual([4, 2, 1, 3]);
  });
});
