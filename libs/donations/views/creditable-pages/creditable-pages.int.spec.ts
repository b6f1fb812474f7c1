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
import { eachReadStore } from '@almoner/testing/read-store';
import { campaignId, idOf, otherCampaignId, personId } from '@almoner/testing/records';
import { expectStableRows, sealedWith } from '@almoner/testing/views';
import { creditablePages } from './creditable-pages.projection';
import { CreditablePages } from './creditable-pages.queries';
import { CreditablePageRow, TeamMemberRow } from './creditable-pages.table';

eachReadStore((open) => {
  const after = async (...events: Parameters<typeof sealedWith>[1]) => {
    const views = await open(creditablePages);
    await views.given(...sealedWith(views.keys.seal, events));
    return { views, pages: new CreditablePages(views.store) };
  };
  const personal = { pageId, campaignId, personId, teamId: null };
  const onTeam = participantRegistered({ page: personalPage(), teamId });

  test("a personal page stands for its owner, and for the owner's team of the day", async () => {
    const { views, pages } = await after(onTeam, teamCreated());
    expect(await pages.byId(pageId)).toEqual({ ...personal, teamId });
    await views.given(teamJoined({ teamId: otherTeamId, previousTeamId: teamId }));
    expect(await pages.byId(pageId)).toEqual({ ...personal, teamId: otherTeamId });
    await views.given(teamLeft({ teamId: otherTeamId }));
    expect(await pages.byId(pageId)).toEqual(personal);
    await views.given(teamJoined());
    await expectStableRows(views, CreditablePageRow, TeamMemberRow);
  });

  test("a team's own page stands for the team", async () => {
    const { pages } = await after(teamCreated());
    expect(await pages.byId(teamPageId)).toEqual({ pageId: teamPageId, campaignId, personId: null, teamId });
    expect(await pages.byId(idOf(99))).toBeUndefined();
  });

  test('a page may be opened later; its owner is one person in one campaign', async () => {
    const { pages } = await after(
      participantRegistered(),
      participantRegistered({ campaignId: otherCampaignId, teamId: otherTeamId }),
      participantRegistered({ personId: otherPersonId, teamId }),
      personalPageOpened(),
    );
    expect(await pages.byId(pageId)).toEqual(personal);
  });

  test('who takes part no more has no page, and a removed team has neither page nor members', async () => {
    const { views, pages } = await after(onTeam, teamCreated(), teamRemoved());
    expect(await pages.byId(teamPageId)).toBeUndefined();
    expect(await pages.byId(pageId)).toEqual(personal);
    await views.given(participantRemoved());
    expect(await pages.byId(pageId)).toBeUndefined();
    expect(await views.rows(TeamMemberRow)).toEqual([]);
  });
});
