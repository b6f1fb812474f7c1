import {
  campaignApproved,
  campaignWithdrawn,
  campaignerRegistered,
  numbersReserved,
} from '@almoner/testing/events';
import { noon } from '@almoner/testing/given';
import { eachReadStore } from '@almoner/testing/read-store';
import { campaignerId, idOf, otherCampaignId } from '@almoner/testing/records';
import { expectStableRows, sealedWith } from '@almoner/testing/views';
import { campaignerDirectory } from './campaigner-directory.projection';
import { CampaignerDirectory } from './campaigner-directory.queries';
import { CampaignerNumberRow, CampaignerRow } from './campaigner-directory.table';

const surface = 'fifty-fifty';

eachReadStore((open) => {
  const after = async (...events: Parameters<typeof sealedWith>[1]) => {
    const views = await open(campaignerDirectory([surface]));
    await views.given(...sealedWith(views.keys.seal, events));
    return { views, directory: new CampaignerDirectory(views.store) };
  };

  test('a campaigner with a listed campaign is shown', async () => {
    const { views, directory } = await after(campaignerRegistered(), campaignApproved());
    const shown = {
      campaignerId,
      name: 'Made by Many',
      description: 'Make stuff, digitally',
      location: 'London, UK',
      avatar: null,
      listedCampaigns: 1,
      registeredAt: noon.getTime(),
      version: 2,
      number: 1,
    };
    expect(await directory.listed(surface)).toEqual([shown]);
    expect(await directory.byNumber(surface, 1)).toEqual(shown);
    expect(await directory.byNumber(surface, 2)).toBeUndefined();
    await expectStableRows(views, CampaignerRow, CampaignerNumberRow);
  });

  test('nobody is shown before a campaign is listed, or after the last one went', async () => {
    const { views, directory } = await after(campaignerRegistered());
    expect(await directory.byNumber(surface, 1)).toBeUndefined();
    const second = { campaignId: otherCampaignId };
    await views.given(campaignApproved(), campaignApproved(second), campaignWithdrawn());
    expect(await directory.listed(surface)).toHaveLength(1);
    await views.given(campaignWithdrawn(second));
    expect(await directory.listed(surface)).toEqual([]);
    await views.given(campaignWithdrawn({ wasListed: false }));
    expect(await views.rows(CampaignerRow)).toMatchObject([{ listedCampaigns: 0 }]);
  });

  test('numbers are the ones that the campaign directory gives', async () => {
    const { directory } = await after(
      campaignerRegistered({ campaignerId: idOf(20) }),
      numbersReserved('campaigner', 2, 7),
      campaignerRegistered({ campaignerId: idOf(21) }),
      campaignerRegistered({ campaignerId: idOf(22), numbers: { [surface]: 3 } }),
      ...[20, 21, 22].map((id) => campaignApproved({ campaignerId: idOf(id) })),
    );
    expect((await directory.listed(surface)).map(({ campaignerId: id, number }) => [id, number])).toEqual([
      [idOf(20), 1],
      [idOf(22), 3],
      [idOf(21), 8],
    ]);
    expect(await directory.numbersGiven(surface, 4, 7)).toBe(false);
    expect(await directory.numbersGiven(surface, 4, 8)).toBe(true);
    expect(await directory.isKnown(idOf(20))).toBe(true);
    expect(await directory.isKnown(idOf(99))).toBe(false);
  });

  test('who was erased loses every word', async () => {
    const { views, directory } = await after(campaignerRegistered(), campaignApproved());
    views.keys.destroy(campaignerId);
    await views.rebuilt();
    expect(await directory.byNumber(surface, 1)).toMatchObject({
      name: null,
      description: null,
      location: null,
      avatar: null,
    });
  });
});
