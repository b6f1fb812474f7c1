import { numbersReserved } from '@almoner/testing/events';
import { noon } from '@almoner/testing/given';
import type { GivenEvent } from '@almoner/testing/memory-log';
import { eachReadStore } from '@almoner/testing/read-store';
import { campaignId, idOf, otherCampaignId } from '@almoner/testing/records';
import { expectStableRows } from '@almoner/testing/views';
import type { PictureAdded, PictureRemoved } from '../../events';
import { campaignPictures } from './campaign-pictures.projection';
import { CampaignPictures } from './campaign-pictures.queries';
import { PictureCountRow, PictureNumberRow, PictureRow } from './campaign-pictures.table';

const surface = 'fifty-fifty';
const added = (id: number, special: Partial<PictureAdded['data']> = {}): PictureAdded => ({
  type: 'campaigns.PictureAdded',
  data: {
    campaignId,
    pictureId: idOf(id),
    url: `https://pictures.example/${id}.jpg`,
    description: null,
    addedAt: noon.toISOString(),
    ...special,
  },
});
const removed = (id: number): PictureRemoved => ({
  type: 'campaigns.PictureRemoved',
  data: { campaignId, pictureId: idOf(id), removedAt: noon.toISOString() },
});

eachReadStore((open) => {
  const after = async (...events: GivenEvent[]) => {
    const views = await open(campaignPictures([surface]));
    await views.given(...events);
    const pictures = new CampaignPictures(views.store);
    const page = async (offset: number, limit: number, of = campaignId) => {
      const { total, items } = await pictures.page({ surface, campaignId: of, offset, limit });
      return [total, ...items.map(({ number }) => number)];
    };
    return { views, pictures, page };
  };

  test('a picture is shown with its number', async () => {
    const { views, pictures } = await after(added(50, { description: 'At the fountain' }));
    const shown = {
      pictureId: idOf(50),
      campaignId,
      url: 'https://pictures.example/50.jpg',
      description: 'At the fountain',
      createdAt: noon.getTime(),
      updatedAt: noon.getTime(),
      version: 1,
      number: 1,
    };
    expect(await pictures.byNumber(surface, 1)).toEqual(shown);
    expect(await pictures.byNumber(surface, 2)).toBeUndefined();
    expect(await pictures.page({ surface, campaignId, offset: 0, limit: 20 })).toEqual({
      total: 1,
      items: [shown],
    });
    await views.given({
      type: 'campaigns.PictureChanged',
      data: {
        campaignId,
        pictureId: idOf(50),
        changes: { description: 'Instructor' },
        changedAt: '2014-03-13T03:10:27.000Z',
      },
    });
    const changed = { description: 'Instructor', updatedAt: Date.UTC(2014, 2, 13, 3, 10, 27), version: 2 };
    expect(await pictures.byNumber(surface, 1)).toEqual({ ...shown, ...changed });
    await expectStableRows(views, PictureRow, PictureNumberRow, PictureCountRow);
  });

  test("a campaign's pictures go by number, and know their total", async () => {
    const { page } = await after(
      numbersReserved('picture', 1, 5),
      added(50),
      added(51, { numbers: { [surface]: 2 } }),
      added(52, { campaignId: otherCampaignId }),
      added(53),
    );
    expect(await page(0, 2)).toEqual([3, 2, 6]);
    expect(await page(2, 2)).toEqual([3, 8]);
    expect(await page(4, 2)).toEqual([3]);
    expect(await page(0, 2, idOf(99))).toEqual([0]);
  });

  test('a removed picture goes; its number stays given', async () => {
    const { views, pictures, page } = await after(added(50), added(51), removed(50), added(52));
    expect(await page(0, 20)).toEqual([2, 2, 3]);
    expect(await pictures.byNumber(surface, 1)).toBeUndefined();
    expect(await pictures.numbersGiven(surface, 1, 1)).toBe(true);
    expect(await pictures.numbersGiven(surface, 4, 9)).toBe(false);
    await expectStableRows(views, PictureRow, PictureNumberRow, PictureCountRow);
  });
});
