import { eventGiftRecorded, eventGiftReversed, fundraisingEventStarted } from '@almoner/testing/events';
import { eachReadStore } from '@almoner/testing/read-store';
import { fundraisingEventId, idOf } from '@almoner/testing/records';
import { expectStableRows } from '@almoner/testing/views';
import { receivingEvents } from './receiving-events.projection';
import { ReceivingEvents } from './receiving-events.queries';
import { ReceivingEventRow } from './receiving-events.table';

eachReadStore((open) => {
  test('an event is open unless it has ended or is blocked, and knows what it was given', async () => {
    const views = await open(receivingEvents);
    const events = new ReceivingEvents(views.store);
    const tell = async (type: string) => {
      await views.given({ type: `campaigns.FundraisingEvent${type}`, data: { fundraisingEventId } });
      return (await events.byId(fundraisingEventId))?.open;
    };
    await views.given(fundraisingEventStarted());
    expect(await events.byId(fundraisingEventId)).toEqual({
      fundraisingEventId,
      open: true,
      receivedEurMinor: 0n,
    });
    expect(await tell('Ended')).toBe(false);
    expect(await tell('Blocked')).toBe(false);
    expect(await tell('Reopened')).toBe(false);
    expect(await tell('Unblocked')).toBe(true);
    const [first, second] = [
      eventGiftRecorded(),
      eventGiftRecorded({ donationId: idOf(50), amountMinor: 7 }),
    ];
    await views.given(first, second);
    expect((await events.byId(fundraisingEventId))?.receivedEurMinor).toBe(10_014n);
    await views.given(eventGiftReversed(first));
    expect((await events.byId(fundraisingEventId))?.receivedEurMinor).toBe(14n);
    const balance = { fundraisingEventId, amountEurMinor: 100, donationCount: 2, donorCount: 1 };
    await views.given({ type: 'donations.EventOpeningBalanceRecorded', data: balance });
    expect((await events.byId(fundraisingEventId))?.receivedEurMinor).toBe(114n);
    expect(await events.byId(idOf(99))).toBeUndefined();
    await expectStableRows(views, ReceivingEventRow);
  });
});
