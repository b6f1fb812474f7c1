import {
  donationsForwarded,
  eventGiftRecorded,
  eventGiftReversed,
  forwardingTakenBack,
  fundraisingEventStarted,
} from '@almoner/testing/events';
import { eachReadStore } from '@almoner/testing/read-store';
import { campaignId, clientId, fundraisingEventId, idOf, otherCampaignId } from '@almoner/testing/records';
import { expectStableRows, sealedWith } from '@almoner/testing/views';
import { EventMoney } from './event-money.queries';
import { fundraisingEvents } from './fundraising-events.projection';
import { FundraisingEvents } from './fundraising-events.queries';
import {
  ClientEventFiguresRow,
  FeaturedCampaignRow,
  ForwardingRow,
  FundraisingEventRow,
} from './fundraising-events.table';

const fact = (type: string, data: object) => ({ type: `campaigns.${type}`, data });
const featured = (id: string) => fact('CampaignFeatured', { fundraisingEventId, campaignId: id });
const forwarded = (number: number, amountMinor: number, to: string) =>
  donationsForwarded({ forwardingId: idOf(700 + number), campaignId: to, amountMinor });

eachReadStore((open) => {
  const after = async (...events: Parameters<typeof sealedWith>[1]) => {
    const views = await open(fundraisingEvents('betterplace'));
    await views.given(...sealedWith(views.keys.seal, events));
    const list = new FundraisingEvents(views.store);
    return { views, money: new EventMoney(views.store), event: () => list.byId(fundraisingEventId, 'de') };
  };

  test('featured campaigns come in the order in which they were featured', async () => {
    const { views, money, event } = await after(
      fundraisingEventStarted(),
      featured(otherCampaignId),
      featured(campaignId),
      featured(idOf(40)),
    );
    expect(await money.featuredBy(fundraisingEventId)).toEqual([otherCampaignId, campaignId, idOf(40)]);
    expect((await event())?.version).toBe(4);
    await views.given(
      fact('CampaignUnfeatured', { fundraisingEventId, campaignId: otherCampaignId }),
      featured(otherCampaignId),
    );
    expect(await money.featuredBy(fundraisingEventId)).toEqual([campaignId, idOf(40), otherCampaignId]);
    expect(await money.featuredBy(idOf(99))).toEqual([]);
    await expectStableRows(views, FeaturedCampaignRow);
  });

  test('forwardings are summed by campaign, and their sum tells what is left', async () => {
    const second = forwarded(2, 300, campaignId);
    const { views, money, event } = await after(
      fundraisingEventStarted(),
      eventGiftRecorded(),
      forwarded(1, 200, otherCampaignId),
      second,
      forwarded(3, 400, otherCampaignId),
    );
    const page = (offset = 0, limit = 20) => money.forwardings(fundraisingEventId, { offset, limit });
    const [one, other] = [
      { campaignId: otherCampaignId, eurMinor: 600n },
      { campaignId, eurMinor: 300n },
    ];
    expect(await page()).toEqual({ total: 2, items: [one, other] });
    expect(await page(1, 1)).toEqual({ total: 2, items: [other] });
    expect(await event()).toMatchObject({
      donatedEurMinor: 10_000n,
      forwardedEurMinor: 900n,
      donationCount: 1,
    });
    await views.given(forwardingTakenBack(second), forwardingTakenBack(forwarded(1, 200, otherCampaignId)));
    expect(await page()).toEqual({ total: 1, items: [{ ...one, eurMinor: 400n }] });
    expect(await event()).toMatchObject({ forwardedEurMinor: 400n, forwardingCount: 1 });
    expect(await money.forwardings(idOf(99), { offset: 0, limit: 20 })).toEqual({ total: 0, items: [] });
    await expectStableRows(views, ForwardingRow, FundraisingEventRow);
  });

  test("a client's figures: its own events, through any channel and through its own form", async () => {
    const own = eventGiftRecorded({ donationId: idOf(51), clientId });
    const { views, money } = await after(
      fundraisingEventStarted({ clientId }),
      fundraisingEventStarted({ fundraisingEventId: idOf(60), clientId }),
      fundraisingEventStarted({ fundraisingEventId: idOf(61) }),
      eventGiftRecorded({ donationId: idOf(50) }),
      own,
      eventGiftRecorded({ donationId: idOf(52), clientId: idOf(99) }),
      eventGiftRecorded({ donationId: idOf(53), clientId, fundraisingEventId: idOf(61) }),
    );
    const figures = {
      eventCount: 2,
      donatedEurMinor: 30_000n,
      clientDonatedEurMinor: 10_000n,
      clientDonationCount: 1,
      version: 6,
    };
    expect(await money.ofClient(clientId)).toEqual(figures);
    await views.given(fact('FundraisingEventBlocked', { fundraisingEventId }), eventGiftReversed(own));
    expect(await money.ofClient(clientId)).toEqual({
      eventCount: 1,
      donatedEurMinor: 20_000n,
      clientDonatedEurMinor: 0n,
      clientDonationCount: 0,
      version: 9,
    });
    await views.given(fact('FundraisingEventUnblocked', { fundraisingEventId }));
    expect((await money.ofClient(clientId)).eventCount).toBe(2);
    expect(await money.ofClient(idOf(99))).toEqual({
      eventCount: 0,
      donatedEurMinor: 0n,
      clientDonatedEurMinor: 0n,
      clientDonationCount: 0,
      version: 0,
    });
    await expectStableRows(views, ClientEventFiguresRow);
  });
});
