import { numbersReserved } from '@almoner/testing/events';
import { noon, sealed } from '@almoner/testing/given';
import { eachReadStore } from '@almoner/testing/read-store';
import { campaignId, idOf, otherCampaignId, personId } from '@almoner/testing/records';
import { expectStableRows, sealedWith } from '@almoner/testing/views';
import type { UpdateDeleted, UpdateEdited, UpdatePosted } from '../../events';
import { campaignUpdates } from './campaign-updates.projection';
import { CampaignUpdates } from './campaign-updates.queries';
import { UpdateCountRow, UpdateNumberRow, UpdateRow } from './campaign-updates.table';

const surface = 'fifty-fifty';
const day = (date: number) => new Date(Date.UTC(2011, 8, date)).toISOString();
const author = { personId, firstName: sealed(personId, 'Erika'), lastName: sealed(personId, 'Muster') };
const posted = (id: number, special: Partial<UpdatePosted['data']> = {}): UpdatePosted => ({
  type: 'campaigns.UpdatePosted',
  data: {
    campaignId,
    updateId: idOf(id),
    language: 'en',
    title: 'First contest',
    body: '<p>It was a good day.</p>',
    payout: { needs: [{ needTitle: 'School books', amountEurMinor: 560_50 }] },
    reportsPayout: false,
    author,
    postedAt: noon.toISOString(),
    ...special,
  },
});
const edited = (changes: UpdateEdited['data']['changes']): UpdateEdited => ({
  type: 'campaigns.UpdateEdited',
  data: { campaignId, updateId: idOf(60), changes, editedAt: day(2) },
});
const deleted = (id: number): UpdateDeleted => ({
  type: 'campaigns.UpdateDeleted',
  data: { campaignId, updateId: idOf(id), deletedAt: day(3) },
});

eachReadStore((open) => {
  const after = async (...events: Parameters<typeof sealedWith>[1]) => {
    const views = await open(campaignUpdates([surface]));
    await views.given(...sealedWith(views.keys.seal, events));
    const updates = new CampaignUpdates(views.store);
    const page = async (campaignIds: readonly string[], offset: number, limit: number) => {
      const { total, items } = await updates.page({ surface, campaignIds, offset, limit });
      return [total, ...items.map(({ number }) => number)];
    };
    return { views, updates, page };
  };
  const shown = {
    updateId: idOf(60),
    campaignId,
    language: 'en',
    title: 'First contest',
    body: '<p>It was a good day.</p>',
    payout: { needs: [{ needTitle: 'School books', amountEurMinor: 560_50 }] },
    reportsPayout: false,
    authorId: personId,
    authorFirstName: 'Erika',
    authorLastName: 'Muster',
    createdAt: noon.getTime(),
    updatedAt: noon.getTime(),
    version: 1,
    number: 1,
  };

  test('an update is shown with its number', async () => {
    const { views, updates } = await after(posted(60));
    expect(await updates.byNumber(surface, 1)).toEqual(shown);
    expect(await updates.byNumber(surface, 2)).toBeUndefined();
    await expectStableRows(views, UpdateRow, UpdateNumberRow, UpdateCountRow);
  });

  test('only what was edited is other', async () => {
    const { views, updates } = await after(
      posted(60),
      edited({ title: 'Our contest' }),
      edited({ payout: null, author: null, language: 'de' }),
    );
    expect(await updates.byNumber(surface, 1)).toEqual({
      ...shown,
      title: 'Our contest',
      language: 'de',
      payout: null,
      authorId: null,
      authorFirstName: null,
      authorLastName: null,
      updatedAt: Date.parse(day(2)),
      version: 3,
    });
    await expectStableRows(views, UpdateRow);
  });

  test('the newest stand first, of one campaign or of several', async () => {
    const { page } = await after(
      numbersReserved('update', 1, 5),
      posted(61, { postedAt: day(1) }),
      posted(62, { postedAt: day(3) }),
      posted(63, { postedAt: day(2), campaignId: otherCampaignId, numbers: { [surface]: 3 } }),
      posted(64, { postedAt: day(1) }),
    );
    expect(await page([campaignId], 0, 2)).toEqual([3, 7, 6]);
    expect(await page([campaignId], 2, 2)).toEqual([3, 8]);
    expect(await page([campaignId, otherCampaignId], 0, 20)).toEqual([4, 7, 3, 6, 8]);
    expect(await page([idOf(99)], 0, 20)).toEqual([0]);
    expect(await page([], 0, 20)).toEqual([0]);
  });

  test('a deleted update goes; its number stays given', async () => {
    const { views, updates, page } = await after(posted(60), posted(61), deleted(60));
    expect(await page([campaignId], 0, 20)).toEqual([1, 2]);
    expect(await updates.byNumber(surface, 1)).toBeUndefined();
    expect(await updates.numbersGiven(surface, 1, 1)).toBe(true);
    expect(await updates.numbersGiven(surface, 3, 9)).toBe(false);
    await expectStableRows(views, UpdateRow, UpdateNumberRow, UpdateCountRow);
  });

  test('an author who was erased loses the name', async () => {
    const { views, updates } = await after(posted(60));
    views.keys.destroy(personId);
    await views.rebuilt();
    expect(await updates.byNumber(surface, 1)).toEqual({
      ...shown,
      authorFirstName: null,
      authorLastName: null,
    });
  });
});
