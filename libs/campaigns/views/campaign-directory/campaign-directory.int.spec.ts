import {
  campaignApproved,
  campaignSubmitted,
  campaignWithdrawn,
  campaignerRegistered,
  numbersReserved,
} from '@almoner/testing/events';
import { noon } from '@almoner/testing/given';
import type { GivenEvent } from '@almoner/testing/memory-log';
import { eachReadStore } from '@almoner/testing/read-store';
import { campaignId, campaignerId, idOf, otherCampaignId, seriesId } from '@almoner/testing/records';
import { expectStableRows } from '@almoner/testing/views';
import type { CampaignChanged } from '../../events';
import { campaignDirectory } from './campaign-directory.projection';
import { CampaignDirectory } from './campaign-directory.queries';
import { CampaignNumberRow, CampaignRow, CampaignerOfCampaignNumberRow } from './campaign-directory.table';

const surface = 'fifty-fifty';
const changed: CampaignChanged = {
  type: 'campaigns.CampaignChanged',
  data: { campaignId, changes: { title: 'Give a gram', gatewayUrl: null } },
};
const other = campaignSubmitted({ campaignId: otherCampaignId, slug: 'facebook-famine' });

eachReadStore((open) => {
  const after = async (...events: GivenEvent[]) => {
    const views = await open(campaignDirectory([surface]));
    await views.given(campaignerRegistered(), ...events);
    return { views, directory: new CampaignDirectory(views.store) };
  };

  test('a listed campaign is shown with its numbers, to everybody', async () => {
    const { views, directory } = await after(campaignSubmitted(), changed, campaignApproved());
    const shown = {
      campaignId,
      seriesId,
      campaignerId,
      title: 'Give a gram',
      description: 'Short description about the project.',
      slug: 'give-a-gram',
      hashtag: '#giveagram',
      currency: 'GBP',
      gatewayUrl: null,
      status: 'listed',
      submittedAt: noon.getTime(),
      version: 4,
      number: 1,
      campaignerNumber: 1,
    };
    expect(await directory.listed(surface)).toEqual([shown]);
    expect(await directory.byNumber(surface, 1, { audience: 'public' })).toEqual(shown);
    expect(await directory.listed('elsewhere')).toEqual([]);
    expect(await directory.byNumber(surface, 2, { audience: 'public' })).toBeUndefined();
    await expectStableRows(views, CampaignRow, CampaignNumberRow, CampaignerOfCampaignNumberRow);
  });

  test.each([
    ['a draft', []],
    ['a withdrawn campaign', [campaignApproved(), campaignWithdrawn()]],
  ])('%s is seen by its clients and the operator only', async (_, events) => {
    const { directory } = await after(campaignSubmitted(), ...events);
    const seenBy = async (viewer: Parameters<CampaignDirectory['byNumber']>[2]) =>
      (await directory.byNumber(surface, 1, viewer))?.campaignId;
    expect(await directory.listed(surface)).toEqual([]);
    expect(await seenBy({ audience: 'public' })).toBeUndefined();
    expect(await seenBy({ audience: 'client', campaignIds: [otherCampaignId] })).toBeUndefined();
    expect(await seenBy({ audience: 'client', campaignIds: [campaignId] })).toBe(campaignId);
    expect(await seenBy({ audience: 'admin' })).toBe(campaignId);
  });

  test('reserved numbers wait for records that bring them along; others continue above', async () => {
    const { directory } = await after(
      numbersReserved('campaign', 1, 5),
      numbersReserved('campaigner', 1, 7),
      campaignerRegistered({ campaignerId: idOf(20) }),
      campaignSubmitted({ campaignerId: idOf(20) }),
      campaignSubmitted({ campaignId: otherCampaignId, slug: 'b', numbers: { [surface]: 2 } }),
      campaignApproved(),
      campaignApproved({ campaignId: otherCampaignId }),
    );
    const numbers = (await directory.listed(surface)).map(({ number, campaignerNumber }) => [
      number,
      campaignerNumber,
    ]);
    expect(numbers).toEqual([
      [2, 1],
      [6, 8],
    ]);
    expect(await directory.numbersGiven(surface, 3, 5)).toBe(false);
    expect(await directory.numbersGiven(surface, 3, 6)).toBe(true);
    expect(await directory.numbersGiven('elsewhere', 1, 6)).toBe(false);
  });

  test('a slug leads to its campaign, also after it changed', async () => {
    const { directory } = await after(campaignSubmitted(), other, {
      type: 'campaigns.CampaignChanged',
      data: { campaignId, changes: { slug: 'renamed' } },
    });
    expect(await directory.slugHolder('facebook-famine')).toBe(otherCampaignId);
    expect(await directory.slugHolder('renamed')).toBe(campaignId);
    expect(await directory.slugHolder('give-a-gram')).toBeUndefined();
  });

  test('campaigns are known by id, drafts too, and so are their numbers', async () => {
    const { directory } = await after(campaignSubmitted(), other);
    expect(await directory.isKnown(campaignId)).toBe(true);
    expect(await directory.isKnown('elsewhere')).toBe(false);
    const numbers = await directory.numbersOf(surface, [otherCampaignId, campaignId, 'elsewhere']);
    expect(numbers).toEqual(
      new Map([
        [campaignId, 1],
        [otherCampaignId, 2],
      ]),
    );
    expect(await directory.numbersOf('elsewhere', [campaignId])).toEqual(new Map());
  });
});
