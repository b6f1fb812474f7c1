import { fundraisingEventStarted } from '@almoner/testing/events';
import { eachReadStore } from '@almoner/testing/read-store';
import { fundraisingEventId, idOf } from '@almoner/testing/records';
import { sealedWith } from '@almoner/testing/views';
import { EventNames } from './event-names.queries';
import { fundraisingEvents } from './fundraising-events.projection';

eachReadStore((open) => {
  test('events are named in a language', async () => {
    const views = await open(fundraisingEvents('betterplace'));
    const title = { original: 'de' as const, de: 'Lauf', en: 'Run' };
    await views.given(...sealedWith(views.keys.seal, [fundraisingEventStarted({ title })]));
    const names = new EventNames(views.store);
    const run = { fundraisingEventId, number: 1, title: 'Run' };
    expect(await names.of([fundraisingEventId, fundraisingEventId, idOf(99)], 'en')).toEqual(
      new Map([[fundraisingEventId, run]]),
    );
    expect((await names.of([fundraisingEventId], 'de')).get(fundraisingEventId)?.title).toBe('Lauf');
    expect(await names.of([], 'de')).toEqual(new Map());
  });
});
