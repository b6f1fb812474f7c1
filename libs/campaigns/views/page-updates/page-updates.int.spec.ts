import {
  otherPersonId,
  pageUpdateDeleted,
  pageUpdateEdited,
  pageUpdateId,
  pageUpdatePosted,
  participantRemoved,
} from '@almoner/testing/fundraising';
import { noon, sealed } from '@almoner/testing/given';
import { eachReadStore } from '@almoner/testing/read-store';
import { campaignId, idOf, otherCampaignId, personId } from '@almoner/testing/records';
import { expectStableRows, sealedWith } from '@almoner/testing/views';
import { pageUpdates } from './page-updates.projection';
import { PageUpdates } from './page-updates.queries';
import { PageUpdateNumberRow, PageUpdateRow } from './page-updates.table';

const all = { limit: 100, offset: 0 };
const later = '2011-09-05T12:00:00.000Z';
const reserved = (kind: string, surface: string, to: number) => ({
  type: 'identity.NumbersReserved' as const,
  data: { surface, kind, from: 1, to },
});

eachReadStore((open) => {
  const after = async (...events: Parameters<typeof sealedWith>[1]) => {
    const views = await open(pageUpdates('sprocket'));
    const given = (...more: typeof events) => views.given(...sealedWith(views.keys.seal, more));
    await given(...events);
    return { views, given, updates: new PageUpdates(views.store) };
  };
  const shown = {
    pageUpdateId,
    campaignId,
    personId,
    number: 90,
    title: 'Week 3',
    body: '<p>Half way.</p>',
    createdAt: noon.getTime(),
    modifiedAt: noon.getTime(),
    version: 1,
  };

  test('news is shown on the page of its author', async () => {
    const { views, updates } = await after(pageUpdatePosted({ numbers: { sprocket: 90 } }));
    expect(await updates.byNumber(campaignId, personId, 90)).toEqual(shown);
    expect(await updates.of(campaignId, personId, all)).toEqual({ total: 1, items: [shown] });
    expect(await updates.byNumber(campaignId, otherPersonId, 90)).toBeUndefined();
    expect(await updates.byNumber(otherCampaignId, personId, 90)).toBeUndefined();
    expect(await updates.byNumber(campaignId, personId, 91)).toBeUndefined();
    expect(await updates.of(campaignId, otherPersonId, all)).toEqual({ total: 0, items: [] });
    await expectStableRows(views, PageUpdateRow, PageUpdateNumberRow);
  });

  test('only what was edited is other', async () => {
    const { views, given, updates } = await after(
      pageUpdatePosted({ numbers: { sprocket: 90 } }),
      pageUpdateEdited({ title: sealed(personId, 'Wéek 4') }, { editedAt: later }),
    );
    const edited = { ...shown, title: 'Wéek 4', modifiedAt: Date.parse(later), version: 2 };
    expect(await updates.byNumber(campaignId, personId, 90)).toEqual(edited);
    const conditions = [{ field: 'title', text: 'week 4', part: 'whole' }] as const;
    expect(await updates.of(campaignId, personId, { ...all, conditions })).toMatchObject({ total: 1 });
    await given(
      pageUpdateEdited({ body: sealed(personId, '<p>Done.</p>') }, { editedAt: noon.toISOString() }),
    );
    expect(await updates.byNumber(campaignId, personId, 90)).toEqual({
      ...edited,
      body: '<p>Done.</p>',
      version: 3,
    });
    await expectStableRows(views, PageUpdateRow);
  });

  test('news that goes leaves its number; all of it goes with its author', async () => {
    const { views, given, updates } = await after(
      pageUpdatePosted(),
      pageUpdatePosted({ pageUpdateId: idOf(84) }),
      pageUpdatePosted({ pageUpdateId: idOf(85), personId: otherPersonId }),
      pageUpdateDeleted(),
      pageUpdateEdited({ title: sealed(personId, 'Gone') }),
    );
    expect(await updates.of(campaignId, personId, all)).toMatchObject({ total: 1, items: [{ number: 2 }] });
    expect(await updates.numbersGiven(1, 1)).toBe(true);
    expect(await updates.numbersGiven(4, 9)).toBe(false);
    await given(participantRemoved());
    expect(await updates.of(campaignId, personId, all)).toEqual({ total: 0, items: [] });
    expect(await updates.of(campaignId, otherPersonId, all)).toMatchObject({ total: 1 });
    await expectStableRows(views, PageUpdateRow, PageUpdateNumberRow);
  });

  test('reserved numbers wait for news that brings its own', async () => {
    const { updates } = await after(
      reserved('page-update', 'sprocket', 50),
      reserved('page-update', 'elsewhere', 60),
      reserved('update', 'sprocket', 70),
      pageUpdatePosted(),
      pageUpdatePosted({ pageUpdateId: idOf(84), numbers: { sprocket: 7 } }),
    );
    const { items } = await updates.of(campaignId, personId, all);
    expect(items.map(({ number }) => number)).toEqual([7, 51]);
  });

  test('an author who was erased loses every word', async () => {
    const { views, updates } = await after(pageUpdatePosted({ numbers: { sprocket: 90 } }));
    views.keys.destroy(personId);
    await views.rebuilt();
    expect(await updates.byNumber(campaignId, personId, 90)).toEqual({ ...shown, title: null, body: null });
  });
});
