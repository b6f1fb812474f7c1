import {
  campaignApproved,
  campaignSubmitted,
  campaignWithdrawn,
  donationRecorded,
  donationReversed,
} from '@almoner/testing/events';
import { noon } from '@almoner/testing/given';
import { eachReadStore } from '@almoner/testing/read-store';
import { campaignId, clientId, idOf, otherCampaignId } from '@almoner/testing/records';
import { expectStableRows, sealedWith } from '@almoner/testing/views';
import { campaignListing } from './campaign-listing.projection';
import { CampaignListing } from './campaign-listing.queries';
import { CampaignListingRow } from './campaign-listing.table';
import { ClientFiguresRow, EarlyClientsRow } from './client-figures';
import { ClientFigures } from './client-figures.queries';

const at = noon.toISOString();
const otherClient = idOf(60);
const assigned = (client: string, campaign = campaignId) =>
  ({ type: 'identity.CampaignAssigned', data: { clientId: client, campaignId: campaign } }) as const;
const unassigned = (client: string, campaign = campaignId) =>
  ({ type: 'identity.CampaignUnassigned', data: { clientId: client, campaignId: campaign } }) as const;
const needAdded = (needId: string, euros: number, campaign = campaignId) => ({
  type: 'campaigns.NeedAdded' as const,
  data: {
    campaignId: campaign,
    needId,
    title: { original: 'en', en: 'Boards' },
    description: null,
    requestedMinor: 1,
    requestedEurMinor: euros,
    currency: 'GBP',
    addedAt: at,
  },
});
const gift = donationRecorded({ amountMinor: 500 });
const listed = [campaignSubmitted(), campaignApproved()];
const another = [
  campaignSubmitted({ campaignId: otherCampaignId, slug: 'other' }),
  campaignApproved({ campaignId: otherCampaignId }),
];
const tables = [CampaignListingRow, ClientFiguresRow, EarlyClientsRow];

eachReadStore((open) => {
  const after = async (...events: Parameters<typeof sealedWith>[1]) => {
    const views = await open(campaignListing('betterplace'));
    await views.given(...sealedWith(views.keys.seal, events));
    const figures = new ClientFigures(views.store);
    const of = async (client: string) => {
      const { campaignCount, donatedEurMinor, openEurMinor, requestedEurMinor } = await figures.of(client);
      return [campaignCount, Number(donatedEurMinor), Number(openEurMinor), Number(requestedEurMinor)];
    };
    return { views, figures, of };
  };

  test('the campaigns of a client add up, whichever came first', async () => {
    const { views, figures, of } = await after(
      assigned(clientId),
      ...listed,
      assigned(otherClient),
      needAdded(idOf(310), 3_000),
      gift,
      ...another,
      needAdded(idOf(311), 700, otherCampaignId),
      assigned(clientId, otherCampaignId),
      assigned(clientId, idOf(99)),
    );
    expect(await of(clientId)).toEqual([2, 1_000, 2_700, 3_700]);
    expect(await of(otherClient)).toEqual([1, 1_000, 2_000, 3_000]);
    expect(await of(idOf(98))).toEqual([0, 0, 0, 0]);
    expect((await figures.of(clientId)).version).toBe(10);
    await expectStableRows(views, ...tables);
  });

  test('what is reversed, met or taken back leaves the figures', async () => {
    const { views, of } = await after(assigned(clientId), ...listed, needAdded(idOf(310), 800), gift);
    expect(await of(clientId)).toEqual([1, 1_000, 0, 800]);
    await views.given(donationReversed(gift), {
      type: 'campaigns.NeedRemoved',
      data: { campaignId, needId: idOf(310), removedAt: at },
    });
    expect(await of(clientId)).toEqual([1, 0, 0, 0]);
    await expectStableRows(views, ...tables);
  });

  test('a campaign that is listed no more, or is not the client’s, counts for nothing', async () => {
    const { views, of } = await after(...listed, gift, assigned(clientId), assigned(otherClient));
    await views.given(campaignWithdrawn());
    expect(await of(clientId)).toEqual([0, 0, 0, 0]);
    await views.given(unassigned(clientId), campaignApproved());
    expect(await of(clientId)).toEqual([0, 0, 0, 0]);
    expect(await of(otherClient)).toEqual([1, 1_000, 0, 0]);
    await views.given(unassigned(otherClient));
    expect(await of(otherClient)).toEqual([0, 0, 0, 0]);
    await expectStableRows(views, CampaignListingRow, ClientFiguresRow);
  });

  test('an assignment changes nothing of what the campaign shows', async () => {
    const { views } = await after(...listed);
    const listing = new CampaignListing(views.store);
    const before = await listing.byId(campaignId, 'en');
    await views.given(assigned(clientId));
    expect(await listing.byId(campaignId, 'en')).toEqual(before);
    expect(
      JSON.stringify(before, (_, value: unknown) => (typeof value === 'bigint' ? 0 : value)),
    ).not.toContain('clientIds');
  });
});
