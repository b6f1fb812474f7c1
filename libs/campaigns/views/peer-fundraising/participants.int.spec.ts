import { campaignApproved, campaignSubmitted, donationRecorded, donationReversed } from '@almoner/testing/events';
import {
  addressesSet,
  captainsNamed,
  externalStepMarked,
  otherPersonId,
  otherTeamId,
  pageId,
  participantChanged,
  participantRegistered,
  participantRemoved,
  personalPage,
  personalPageAccessSet,
  personalPageChanged,
  personalPageOpened,
  postalAddress,
  sealedAddress,
  sealedProfile,
  teamCreated,
  teamId,
  teamJoined,
  teamLeft,
  teamPageId,
  teamRemoved,
} from '@almoner/testing/fundraising';
import { noon, sealed } from '@almoner/testing/given';
import { eachReadStore } from '@almoner/testing/read-store';
import { campaignId, idOf, otherCampaignId, personId, seriesId } from '@almoner/testing/records';
import { expectStableRows, sealedWith } from '@almoner/testing/views';
import { PageRow, PeerCountRow, PeerNumberRow } from './pages.table';
import { Participants } from './participants.queries';
import { AddressRow, ParticipantRow } from './participants.table';
import { peerFundraising } from './peer-fundraising.projection';

const all = { limit: 100, offset: 0 };
const everybody = { audience: 'public' } as const;
const organiser = { audience: 'admin' } as const;

eachReadStore((open) => {
  const after = async (...events: Parameters<typeof sealedWith>[1]) => {
    const views = await open(peerFundraising);
    const given = (...more: typeof events) => views.given(...sealedWith(views.keys.seal, more));
    await given(campaignSubmitted(), campaignApproved(), ...events);
    return { views, given, participants: new Participants(views.store) };
  };

  test('a participant is found by number, with what the viewer may see', async () => {
    const { views, participants } = await after(
      teamCreated(),
      participantRegistered({
        page: personalPage({ header: sealed(personId, 'Ann walks'), html: sealed(personId, '<p>Hi</p>') }),
        addresses: [sealedAddress()],
        teamId,
        numbers: { sprocket: 5678 },
      }),
    );
    const { number, lines, ...place } = { number: 1, lines: undefined, ...postalAddress() };
    const shown = {
      campaignId,
      personId,
      seriesId,
      number: 5678,
      firstName: 'Ann',
      lastName: 'Lee',
      email: 'ann@example.org',
      picture: null,
      managerId: null,
      teamId,
      teamNumber: 1,
      captain: true,
      pageId,
      pageNumber: 3,
      access: 'public',
      header: 'Ann walks',
      html: '<p>Hi</p>',
      goalMinor: 50_000,
      fundraiser: true,
      raisedMinor: 0n,
      seriesRaisedMinor: 0n,
      giftCount: 0,
      firstStepDone: false,
      secondStepDone: false,
      createdAt: noon.getTime(),
      modifiedAt: Date.UTC(2026, 0, 1),
      version: 4,
      addresses: [{ addressId: idOf(75), number, ...place }],
    };
    expect(await participants.byNumber(campaignId, 5678, organiser)).toEqual(shown);
    expect(await participants.byPerson(campaignId, personId, { audience: 'person', personId })).toEqual(shown);
    expect(await participants.byNumber(campaignId, 5678, everybody)).toEqual({
      ...shown,
      email: null,
      addresses: [],
    });
    expect(await participants.byNumber(campaignId, 5677, organiser)).toBeUndefined();
    expect(await participants.byNumber(otherCampaignId, 5678, organiser)).toBeUndefined();
    await expectStableRows(views, ParticipantRow, AddressRow, PageRow, PeerNumberRow, PeerCountRow);
    void [addressesSet, captainsNamed, externalStepMarked, otherPersonId, otherTeamId, participantChanged];
    void [participantRemoved, personalPageAccessSet, personalPageChanged, personalPageOpened, sealedProfile];
    void [teamJoined, teamLeft, teamPageId, teamRemoved, donationRecorded, donationReversed, all];
  });
});
