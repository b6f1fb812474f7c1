import { supportPledgeCancelled, supportPledged } from '@almoner/testing/events';
import { noon } from '@almoner/testing/given';
import { eachReadStore } from '@almoner/testing/read-store';
import { campaignId, idOf, otherCampaignId, personId, supportPledgeId } from '@almoner/testing/records';
import { expectStableRows, sealedWith } from '@almoner/testing/views';
import { supportPledges } from './support-pledges.projection';
import { SupportPledges } from './support-pledges.queries';
import { SupportPledgeRow } from './support-pledges.table';

eachReadStore((open) => {
  const after = async (...events: Parameters<typeof sealedWith>[1]) => {
    const views = await open(supportPledges);
    await views.given(...sealedWith(views.keys.seal, events));
    return { views, pledges: new SupportPledges(views.store) };
  };
  const shown = {
    supportPledgeId,
    campaignId,
    name: 'Andrew Senter',
    avatar: null,
    pledgedAt: noon.getTime(),
    version: 1,
  };

  test('the address is for clients of the campaign only', async () => {
    const { views, pledges } = await after(supportPledged());
    expect(await pledges.byCampaign(campaignId, 'public')).toEqual([shown]);
    expect(await pledges.byCampaign(campaignId, 'client-assigned')).toEqual([
      { ...shown, email: 'someone@example.org' },
    ]);
    expect(await pledges.byCampaign(otherCampaignId, 'client-assigned')).toEqual([]);
    await expectStableRows(views, SupportPledgeRow);
  });

  test('pledges stand in the order of their time, then of their name', async () => {
    const pledge = (number: number, by: string, second: number) =>
      supportPledged({
        supportPledgeId: idOf(300 + number),
        by,
        pledgedAt: `2011-08-23T09:58:0${second}.000Z`,
      });
    const { pledges } = await after(
      pledge(1, 'Bea', 2),
      pledge(2, 'Émile', 1),
      pledge(3, 'Zoe', 1),
      pledge(4, 'andrew', 1),
    );
    const names = (await pledges.byCampaign(campaignId, 'public')).map(({ name }) => name);
    expect(names).toEqual(['andrew', 'Émile', 'Zoe', 'Bea']);
  });

  test('a cancelled pledge vanishes', async () => {
    const pledged = supportPledged();
    const { pledges } = await after(pledged, supportPledgeCancelled(pledged));
    expect(await pledges.byCampaign(campaignId, 'public')).toEqual([]);
  });

  test('who was erased loses every word', async () => {
    const { views, pledges } = await after(supportPledged());
    views.keys.destroy(personId);
    await views.rebuilt();
    expect(await pledges.byCampaign(campaignId, 'client-assigned')).toEqual([
      { ...shown, name: null, email: null },
    ]);
  });
});
