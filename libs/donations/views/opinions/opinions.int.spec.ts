import type { Event, Sealed } from '@almoner/kernel';
import {
  donationRecorded,
  donationReversed,
  eventGiftRecorded,
  eventGiftReversed,
  numbersReserved,
} from '@almoner/testing/events';
import { noon, sealed } from '@almoner/testing/given';
import { eachReadStore } from '@almoner/testing/read-store';
import {
  donationDetailsChanged,
  offlineDonationPosted,
  offlineGift,
} from '@almoner/testing/offline-donations';
import {
  campaignId,
  clientId,
  fundraisingEventId,
  idOf,
  otherCampaignId,
  personId,
} from '@almoner/testing/records';
import { expectStableRows, sealedWith } from '@almoner/testing/views';
import type { OpinionGiven, OpinionRemoved } from '../../events';
import type { OpinionOrder } from './opinion-list';
import { opinions } from './opinions.projection';
import { Opinions, type OpinionSearch } from './opinions.queries';
import { OpinionCountRow, OpinionNumberRow, OpinionRow } from './opinions.table';

const surface = 'betterplace';
const minute = (number: number) => new Date(noon.getTime() + number * 60_000).toISOString();
const gift = (number: number, special: Parameters<typeof donationRecorded>[0] = {}) =>
  donationRecorded({ donationId: idOf(100 + number), donatedAt: minute(number), ...special });
const opinion = (number: number, special: Partial<OpinionGiven['data']> = {}): OpinionGiven => ({
  type: 'donations.OpinionGiven',
  data: {
    opinionId: idOf(200 + number),
    campaignId,
    authorId: null,
    author: sealed(idOf(200 + number), 'E. Muster'),
    message: null,
    score: 'positive',
    givenAt: minute(number),
    ...special,
  },
});
const words = (text: string): Sealed => sealed(personId, text);

eachReadStore((open) => {
  const after = async (...events: Event[]) => {
    const views = await open(opinions([surface]));
    await views.given(...sealedWith(views.keys.seal, events));
    const said = new Opinions(views.store);
    const found = async (search: OpinionSearch = {}, campaigns = [campaignId]) => {
      const { total, items } = await said.ofCampaigns(campaigns, surface, 'public', search);
      return [total, ...items.map(({ number }) => number)];
    };
    return { views, said, found };
  };

  test('a gift is an opinion with an amount, beside those without', async () => {
    const { views, said } = await after(
      gift(1, { message: words('Keep going!'), clientId, confirmedAt: minute(9), donorId: personId }),
      opinion(2, { message: words('No.'), score: 'negative', authorId: personId }),
    );
    const first = {
      opinionId: idOf(101),
      campaignId,
      score: 'positive',
      hasMessage: true,
      hasDonation: true,
      amountMinor: 20_323,
      currency: 'GBP',
      eurMinor: 40_646,
      gbpMinor: 20_323,
      authorId: personId,
      author: 'Andrew Senter',
      message: 'Keep going!',
      clientId,
      createdAt: Date.parse(minute(1)),
      confirmedAt: Date.parse(minute(9)),
      version: 1,
      number: 1,
    };
    const second = {
      ...first,
      opinionId: idOf(202),
      score: 'negative',
      hasDonation: false,
      amountMinor: null,
      currency: null,
      eurMinor: null,
      gbpMinor: null,
      author: 'E. Muster',
      message: 'No.',
      clientId: null,
      createdAt: Date.parse(minute(2)),
      confirmedAt: null,
      version: 2,
      number: 2,
    };
    expect(await said.ofCampaigns([campaignId], surface, 'public')).toEqual({
      total: 2,
      items: [first, second],
    });
    expect(await said.byNumber(surface, 2, 'client')).toEqual(second);
    expect(await said.byNumber(surface, 3, 'public')).toBeUndefined();
    expect(await said.byNumber('elsewhere', 1, 'public')).toBeUndefined();
    await expectStableRows(views, OpinionRow, OpinionNumberRow, OpinionCountRow);
  });

  test('hidden amounts and anonymous names are for those who look after the campaign only', async () => {
    const { said } = await after(
      gift(1, { hideAmount: true }),
      gift(2, { anonymous: true, donorId: personId }),
      opinion(3, { author: null }),
    );
    for (const audience of ['public', 'client', 'captain'] as const) {
      const { items } = await said.ofCampaigns([campaignId], surface, audience);
      expect(items).toMatchObject([
        { author: 'Andrew Senter', amountMinor: null, currency: null, eurMinor: null, gbpMinor: null },
        { author: null, authorId: null, amountMinor: 20_323 },
        { author: null, amountMinor: null },
      ]);
      expect(JSON.stringify(items)).not.toContain('anonymous');
    }
    for (const audience of ['owner', 'admin'] as const) {
      const { items } = await said.ofCampaigns([campaignId], surface, audience);
      expect(items).toMatchObject([
        { hideAmount: true, amountMinor: 20_323 },
        { anonymous: true, author: 'Andrew Senter', authorId: personId },
        { anonymous: true, author: null },
      ]);
    }
  });

  describe('a list', () => {
    const events = [
      gift(5, { message: words('a') }),
      opinion(4, { score: 'negative' }),
      gift(3),
      opinion(2, { message: words('b') }),
      opinion(2, { opinionId: idOf(299), score: 'negative', message: words('c') }),
      gift(1, { campaignId: otherCampaignId }),
    ];

    test.each<[OpinionSearch, number[]]>([
      [{}, [5, 4, 5, 3, 2, 1]],
      [{ score: 'negative' }, [2, 5, 2]],
      [{ hasMessage: true }, [3, 4, 5, 1]],
      [{ hasMessage: false }, [2, 3, 2]],
      [{ hasDonation: true }, [2, 3, 1]],
      [{ hasDonation: false, hasMessage: true, score: 'positive' }, [1, 4]],
      [{ hasDonation: true, score: 'negative' }, [0]],
      [{ limit: 2 }, [5, 4, 5]],
      [{ limit: 2, offset: 3 }, [5, 2, 1]],
      [{ offset: 5 }, [5]],
    ])('with %j', async (search, expected) => {
      const { found } = await after(...events);
      expect(await found(search)).toEqual(expected);
    });

    test.each<[OpinionOrder[], number[]]>([
      [[{ by: 'created-at', descending: true }], [5, 1, 2, 3, 4, 5]],
      [[{ by: 'number' }], [5, 1, 2, 3, 4, 5]],
      [
        [{ by: 'number', descending: true }, { by: 'score' }],
        [5, 5, 4, 3, 2, 1],
      ],
      [[{ by: 'score' }], [5, 2, 5, 1, 3, 4]],
      [
        [
          { by: 'score', descending: true },
          { by: 'number', descending: true },
        ],
        [5, 4, 3, 1, 5, 2],
      ],
      [
        [{ by: 'score' }, { by: 'created-at' }, { by: 'score' }],
        [5, 5, 2, 4, 3, 1],
      ],
      [[], [5, 1, 2, 3, 4, 5]],
    ])('ordered by %j', async (order, expected) => {
      const { found } = await after(...events);
      expect(await found({ order })).toEqual(expected);
    });

    test('of several campaigns is one list; of none it is empty', async () => {
      const { found } = await after(...events);
      const order: OpinionOrder[] = [{ by: 'created-at' }];
      expect(await found({ order }, [campaignId, otherCampaignId])).toEqual([6, 6, 4, 5, 3, 2, 1]);
      expect(await found({ order: [{ by: 'number' }] }, [campaignId, otherCampaignId])).toEqual([
        6, 1, 2, 3, 4, 5, 6,
      ]);
      expect(await found({}, [])).toEqual([0]);
      expect(await found({}, [idOf(99)])).toEqual([0]);
    });

    test('holds a thousand at most, and counts all of them', async () => {
      const { found } = await after(...Array.from({ length: 1_002 }, (_, index) => opinion(index)));
      expect(await found({ limit: 5_000 })).toHaveLength(1_001);
      expect((await found({ limit: 1 }))[0]).toBe(1_002);
    });
  });

  test('what is reversed or removed leaves lists and counts, and its number is never given again', async () => {
    const given = gift(1, { message: words('a') });
    const removed: OpinionRemoved = {
      type: 'donations.OpinionRemoved',
      data: { opinionId: idOf(202), campaignId, score: 'positive', removedAt: minute(5) },
    };
    const { views, said, found } = await after(given, opinion(2), opinion(3, { score: 'negative' }));
    expect(await said.plainCounts([campaignId])).toEqual(
      new Map([[campaignId, { positive: 1, negative: 1 }]]),
    );
    await views.given(donationReversed(given), removed, opinion(4, { score: 'negative', author: null }));
    expect(await found()).toEqual([2, 3, 4]);
    expect(await said.plainCounts([campaignId, otherCampaignId])).toEqual(
      new Map([[campaignId, { positive: 0, negative: 2 }]]),
    );
    expect(await said.numbersGiven(surface, 1, 2)).toBe(true);
    await expectStableRows(views, OpinionRow, OpinionNumberRow, OpinionCountRow);
  });

  test('a gift to a fundraising event speaks for the event and for no campaign', async () => {
    const first = eventGiftRecorded({
      donationId: idOf(401),
      message: sealed(idOf(401), 'Go!'),
      hideAmount: true,
    });
    const second = eventGiftRecorded({ donationId: idOf(402), donatedAt: minute(1), name: null });
    const { views, said, found } = await after(gift(1), first, second, opinion(2));
    const onEvent = async (search: OpinionSearch = {}) => {
      const { total, items } = await said.ofEvent(fundraisingEventId, surface, 'public', search);
      return [total, ...items.map(({ number }) => number)];
    };
    expect(await onEvent()).toEqual([2, 2, 3]);
    expect(await onEvent({ order: [{ by: 'number', descending: true }] })).toEqual([2, 3, 2]);
    expect(await onEvent({ order: [{ by: 'amount' }] })).toEqual([2, 2, 3]);
    expect(await onEvent({ order: [{ by: 'amount', descending: true }] })).toEqual([2, 3, 2]);
    expect(await onEvent({ hasMessage: true })).toEqual([1, 2]);
    expect(await onEvent({ hasDonation: false })).toEqual([0]);
    expect(await found()).toEqual([2, 1, 4]);
    expect(await said.onEventByNumber(surface, 2, 'public')).toEqual({
      opinionId: idOf(401),
      fundraisingEventId,
      score: 'positive',
      hasMessage: true,
      hasDonation: true,
      amountMinor: null,
      currency: null,
      eurMinor: null,
      gbpMinor: null,
      authorId: null,
      author: 'Andrew Senter',
      message: 'Go!',
      clientId: null,
      createdAt: noon.getTime(),
      confirmedAt: noon.getTime(),
      version: 2,
      number: 2,
    });
    expect(await said.onEventByNumber(surface, 2, 'admin')).toMatchObject({ amountMinor: 5_000 });
    expect(await said.onEventByNumber(surface, 1, 'public')).toBeUndefined();
    expect(await said.byNumber(surface, 2, 'public')).toBeUndefined();
    await views.given(eventGiftReversed(first));
    expect(await onEvent()).toEqual([1, 3]);
    await expectStableRows(views, OpinionRow, OpinionNumberRow, OpinionCountRow);
  });

  test('what is said of an event without money is listed there, and leaves it when it is removed', async () => {
    const { opinionId, campaignId: _, ...words } = opinion(1, { score: 'negative' }).data;
    const { views, said, found } = await after(
      { type: 'donations.EventOpinionGiven', data: { ...words, opinionId, fundraisingEventId } },
      eventGiftRecorded(),
    );
    const onEvent = async (search: OpinionSearch = {}) => {
      const { total, items } = await said.ofEvent(fundraisingEventId, surface, 'public', search);
      return [total, ...items.map(({ number }) => number)];
    };
    expect(await onEvent({ order: [{ by: 'number' }] })).toEqual([2, 1, 2]);
    expect(await onEvent({ score: 'negative', hasDonation: false })).toEqual([1, 1]);
    expect(await said.onEventByNumber(surface, 1, 'public')).toMatchObject({ author: 'E. Muster' });
    expect(await found()).toEqual([0]);
    await views.given({ type: 'donations.EventOpinionRemoved', data: { opinionId, fundraisingEventId } });
    expect(await onEvent()).toEqual([1, 2]);
    await expectStableRows(views, OpinionRow, OpinionNumberRow, OpinionCountRow);
  });

  test('what is told of a gift anew is shown and counted so', async () => {
    const first = gift(1, { message: words('a') });
    const id = first.data.donationId;
    const { views, said, found } = await after(first, gift(2), opinion(3));
    const told = (...changes: Parameters<typeof donationDetailsChanged>[0][]) =>
      views.given(
        ...sealedWith(
          views.keys.seal,
          changes.map((each) => donationDetailsChanged(each, id)),
        ),
      );
    await told({ message: null }, { name: null, anonymous: true }, { hideAmount: true });
    expect(await found({ hasMessage: true })).toEqual([0]);
    const shown = async () =>
      (await said.ofCampaigns([campaignId], surface, 'client', {})).items.find(({ number }) => number === 1);
    expect(await shown()).toMatchObject({ number: 1, message: null, author: null, version: 6 });
    expect(await views.rows(OpinionRow)).toMatchObject([
      { anonymous: true, hideAmount: true, shownEurMinor: 0, amountMinor: 20_323 },
      {},
      {},
    ]);
    await told({ message: words('b'), name: words('Andy'), anonymous: false, hideAmount: false });
    expect(await found({ hasMessage: true })).toEqual([1, 1]);
    expect(await shown()).toMatchObject({ message: 'b', author: 'Andy' });
    expect(await views.rows(OpinionRow)).toMatchObject([
      { shownEurMinor: 40_646, anonymous: false, hideAmount: false },
      {},
      {},
    ]);
    await views.given(donationDetailsChanged({ hideAmount: true }, idOf(99)));
    await expectStableRows(views, OpinionRow, OpinionNumberRow, OpinionCountRow);
  });

  test('a gift whose money was corrected keeps its number and is counted once', async () => {
    const before = offlineGift(offlineDonationPosted());
    const { said, found } = await after(
      before,
      gift(2),
      donationReversed(before),
      offlineGift(offlineDonationPosted({ amountMinor: 2_000 })),
    );
    expect(await found({ hasDonation: true })).toEqual([2, 1, 2]);
    const { items } = await said.ofCampaigns([campaignId], surface, 'public', {});
    expect(items).toContainEqual(expect.objectContaining({ number: 1, amountMinor: 2_000 }));
  });

  test('both kinds share one numbering, with reserved numbers and those brought along', async () => {
    const { said, found } = await after(
      numbersReserved('donation', 1, 50),
      { ...numbersReserved('opinion', 1, 10), data: { surface, kind: 'opinion', from: 1, to: 10 } },
      gift(1, { opinionNumbers: { [surface]: 7 }, numbers: { [surface]: 3 } }),
      opinion(2, { numbers: { [surface]: 5 } }),
      gift(3),
    );
    expect(await found()).toEqual([3, 7, 5, 11]);
    expect(await said.numbersGiven(surface, 1, 4)).toBe(false);
    expect(await said.numbersGiven('elsewhere', 1, 50)).toBe(false);
  });

  test('the words of an erased author are gone, the money stays', async () => {
    const { views, said } = await after(gift(1, { message: words('a') }), opinion(2));
    views.keys.destroy(personId);
    views.keys.destroy(idOf(101));
    await views.rebuilt();
    const { total, items } = await said.ofCampaigns([campaignId], surface, 'public', { hasMessage: false });
    expect(total).toBe(2);
    expect(items).toMatchObject([{ message: null, author: null, amountMinor: 20_323 }, {}]);
  });
});
