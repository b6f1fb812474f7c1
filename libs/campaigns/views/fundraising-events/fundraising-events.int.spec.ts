import { eventGiftRecorded, eventGiftReversed, fundraisingEventStarted } from '@almoner/testing/events';
import { noon } from '@almoner/testing/given';
import { eachReadStore } from '@almoner/testing/read-store';
import { clientId, fundraisingEventId, idOf, personId } from '@almoner/testing/records';
import { expectStableRows, sealedWith } from '@almoner/testing/views';
import { fundraisingEvents } from './fundraising-events.projection';
import { FundraisingEvents, type WantedEvents } from './fundraising-events.queries';
import {
  FundraisingEventCountRow,
  FundraisingEventDonorRow,
  FundraisingEventRow,
  FundraisingEventStoryRow,
  OrganisationNameRow,
} from './fundraising-events.table';

const at = noon.toISOString();
const organisationId = idOf(30);
const id = (number: number) => idOf(600 + number);
const fact = (type: string, data: object) => ({ type: `campaigns.${type}`, data });
const state = (type: string, number: number, data: object = {}) =>
  fact(`FundraisingEvent${type}`, { fundraisingEventId: id(number), ...data });
const event = (number: number, special: Parameters<typeof fundraisingEventStarted>[0] = {}) =>
  fundraisingEventStarted({ fundraisingEventId: id(number), slug: `e${number}`, ...special });
const gift = (number: number, to: number, special: Parameters<typeof eventGiftRecorded>[0] = {}) =>
  eventGiftRecorded({ donationId: idOf(100 + number), fundraisingEventId: id(to), ...special });
const organisation = fact('OrganisationRegistered', { organisationId, name: 'Viva con Agua' });

eachReadStore((open) => {
  const after = async (...events: Parameters<typeof sealedWith>[1]) => {
    const views = await open(fundraisingEvents('betterplace'));
    await views.given(...sealedWith(views.keys.seal, events));
    const list = new FundraisingEvents(views.store);
    const page = async (wanted: Partial<WantedEvents> = {}) => {
      const { total, items } = await list.page({ language: 'de', offset: 0, limit: 20, ...wanted });
      return [total, ...items.map(({ number }) => number)];
    };
    return { views, list, page };
  };
  const tables = [FundraisingEventRow, FundraisingEventStoryRow, FundraisingEventCountRow] as const;
  const shown = {
    fundraisingEventId,
    number: 19_267,
    clientId,
    organisationId,
    goalEurMinor: 20_000,
    taxDeductible: true,
    completed: false,
    closed: false,
    blocked: false,
    donationsProhibited: false,
    closedAt: null,
    createdAt: noon.getTime(),
    updatedAt: Date.UTC(2026, 0, 1),
    lastDonationAt: noon.getTime(),
    rank: 3,
    progressPercentage: 50,
    donatedEurMinor: 10_000n,
    forwardedEurMinor: 0n,
    donationCount: 1,
    donorCount: 1,
    forwardingCount: 0,
    version: 3,
    title: 'Laufen für Wasser',
    description: '<p>We run.</p>',
    slug: 'clean-water-run',
    managerId: personId,
    managerFirstName: 'Erika',
    managerLastName: 'Müster',
    profilePicture: null,
  };
  const whole = fundraisingEventStarted({
    clientId,
    organisationId,
    goalEurMinor: 20_000,
    taxDeductible: true,
    rank: 3,
    numbers: { betterplace: 19_267, elsewhere: 4 },
  });

  test('an event tells everything in the language that is asked for', async () => {
    const { views, list } = await after(organisation, whole, eventGiftRecorded());
    expect(await list.byNumber(19_267, 'de')).toEqual(shown);
    expect(await list.byId(fundraisingEventId, 'en')).toEqual({ ...shown, title: 'Running for water' });
    expect(await list.page({ language: 'de', offset: 0, limit: 20 })).toEqual({ total: 1, items: [shown] });
    expect(await list.byNumber(1, 'de')).toBeUndefined();
    await expectStableRows(views, ...tables, OrganisationNameRow);
  });

  test('only what changed is other', async () => {
    const { views, list } = await after(
      organisation,
      whole,
      eventGiftRecorded(),
      fact('FundraisingEventChanged', {
        fundraisingEventId,
        changes: {
          goalEurMinor: null,
          title: { original: 'de', de: 'Radeln' },
          profilePicture: 'https://p.example',
        },
      }),
      fact('FundraisingEventChanged', { fundraisingEventId, changes: { rank: 9, taxDeductible: false } }),
    );
    expect(await list.byId(fundraisingEventId, 'en')).toEqual({
      ...shown,
      goalEurMinor: null,
      progressPercentage: 0,
      title: 'Radeln',
      profilePicture: 'https://p.example',
      rank: 9,
      taxDeductible: false,
      version: 5,
    });
    await expectStableRows(views, ...tables);
  });

  test('a goal that is reached completes the event until a gift is taken back; more than the goal counts', async () => {
    const last = gift(2, 1, { amountMinor: 25 });
    const { views, list } = await after(
      event(1, { goalEurMinor: 100 }),
      gift(1, 1, { amountMinor: 50 }),
      last,
    );
    const standing = async () => {
      const row = (await list.byId(id(1), 'de'))!;
      return [row.completed, row.progressPercentage, Number(row.donatedEurMinor), row.lastDonationAt];
    };
    expect(await standing()).toEqual([true, 150, 150, noon.getTime()]);
    await views.given(eventGiftReversed(last));
    expect(await standing()).toEqual([true, 100, 100, noon.getTime()]);
    await views.given(eventGiftReversed(gift(1, 1, { amountMinor: 50 })));
    expect(await standing()).toEqual([false, 0, 0, null]);
  });

  test('donors are counted once, and those without a trace each alone', async () => {
    const first = gift(1, 1, { donor: 'Ann' });
    const { views, list } = await after(
      event(1),
      first,
      gift(2, 1, { donor: 'Ann', donatedAt: '2010-01-01T00:00:00.000Z' }),
      gift(3, 1, { donorId: personId }),
      gift(4, 1),
      gift(5, 1),
    );
    const counts = async () => {
      const row = (await list.byId(id(1), 'de'))!;
      return [row.donationCount, row.donorCount];
    };
    expect(await counts()).toEqual([5, 4]);
    await views.given(eventGiftReversed(first), eventGiftReversed(gift(5, 1)));
    expect(await counts()).toEqual([3, 3]);
    await expectStableRows(views, ...tables, FundraisingEventDonorRow);
  });

  test('totals that an event brings along count beside its gifts', async () => {
    const balance = { fundraisingEventId: id(1), amountEurMinor: 100, donationCount: 4, donorCount: 3 };
    const { list } = await after(event(1), gift(1, 1, { amountMinor: 25 }), {
      type: 'donations.EventOpeningBalanceRecorded',
      data: balance,
    });
    expect(await list.byId(id(1), 'de')).toMatchObject({
      donatedEurMinor: 150n,
      donationCount: 5,
      donorCount: 4,
      lastDonationAt: noon.getTime(),
    });
  });

  test('facets combine, and the totals follow, of all and of a client', async () => {
    const { views, page } = await after(
      event(1, { taxDeductible: true, clientId }),
      event(2, { taxDeductible: true, goalEurMinor: 100 }),
      event(3, { clientId }),
      gift(1, 2),
      state('Blocked', 1),
      state('Ended', 3, { endedAt: at }),
    );
    expect(await page({ facets: { taxDeductible: true } })).toEqual([2, 1, 2]);
    expect(await page({ facets: { taxDeductible: true, donationsProhibited: false } })).toEqual([1, 2]);
    expect(await page({ facets: { donationsProhibited: true } })).toEqual([2, 1, 3]);
    expect(await page({ facets: { closed: true } })).toEqual([1, 3]);
    expect(await page({ facets: { completed: true } })).toEqual([1, 2]);
    expect(await page({ clientId })).toEqual([2, 1, 3]);
    expect(await page({ clientId, facets: { closed: false } })).toEqual([1, 1]);
    expect(await page({ clientId: idOf(99) })).toEqual([0]);
    await views.given(state('Unblocked', 1), state('Reopened', 3));
    expect(await page({ facets: { donationsProhibited: false, closed: false } })).toEqual([3, 1, 3, 2]);
    await expectStableRows(views, ...tables);
  });

  test('the default order: without its goal first, then by rank, then by the last gift; ties by number', async () => {
    const { page } = await after(
      event(1, { goalEurMinor: 10 }),
      event(2),
      event(3, { rank: 5 }),
      event(4),
      event(5),
      gift(1, 1),
      gift(2, 4, { donatedAt: '2011-01-01T00:00:00.000Z' }),
      gift(3, 5, { donatedAt: '2010-01-01T00:00:00.000Z' }),
    );
    expect(await page()).toEqual([5, 3, 4, 5, 2, 1]);
    expect(await page({ offset: 1, limit: 2 })).toEqual([5, 4, 5]);
    expect(await page({ offset: 5 })).toEqual([5]);
    expect(await page({ order: [] })).toEqual([5, 1, 2, 3, 4, 5]);
    expect(await page({ order: [{ by: 'number', descending: true }] })).toEqual([5, 5, 4, 3, 2, 1]);
    expect(await page({ order: [{ by: 'rank', descending: true }] })).toEqual([5, 3, 1, 2, 4, 5]);
    expect(await page({ order: [{ by: 'last-donation-at' }] })).toEqual([5, 2, 3, 5, 4, 1]);
    expect(
      await page({ order: [{ by: 'progress-percentage', descending: true }, { by: 'created-at' }] }),
    ).toEqual([5, 1, 2, 3, 4, 5]);
    expect(await page({ order: [{ by: 'completed', descending: true }] })).toEqual([5, 1, 2, 3, 4, 5]);
    expect(await page({ order: [{ by: 'score' }, { by: 'tax-deductible' }, { by: 'updated-at' }] })).toEqual([
      5, 2, 3, 1, 4, 5,
    ]);
  });

  test('words are found in both languages, names are those of managers and organisations', async () => {
    const { views, page } = await after(
      organisation,
      event(1, { title: { original: 'de', de: 'Größe zeigen', en: 'Wells' } }),
      event(2, { description: { original: 'en', en: '<p>About <b>wells</b>.</p>' }, clientId }),
      event(3, { organisationId }),
    );
    const find = (text: string, scope: 'words' | 'names' = 'words') => page({ search: { scope, text } });
    expect(await find('wells')).toEqual([2, 1, 2]);
    expect(await find('grosse')).toEqual([1, 1]);
    expect(await find('viva')).toEqual([0]);
    expect(await find('viva', 'names')).toEqual([1, 3]);
    expect(await find('muster', 'names')).toEqual([3, 1, 2, 3]);
    expect(await page({ search: { scope: 'words', text: 'wells' }, clientId })).toEqual([1, 2]);
    expect(await page({ search: { scope: 'words', text: 'wells' }, order: [{ by: 'score' }] })).toEqual([
      2, 2, 1,
    ]);
    await views.given(
      fact('OrganisationChanged', { organisationId, changes: { name: 'Neue Welt' } }),
      fact('OrganisationChanged', { organisationId, changes: { slug: 'welt' } }),
      ...sealedWith(views.keys.seal, [event(4, { organisationId })]),
    );
    expect(await find('viva', 'names')).toEqual([0]);
    expect(await find('welt', 'names')).toEqual([2, 3, 4]);
    await expectStableRows(views, ...tables, OrganisationNameRow);
  });

  test('a slug leads to its event, also after it changed; numbers are given once', async () => {
    const { list } = await after(
      fact('Nothing', {}),
      {
        type: 'identity.NumbersReserved',
        data: { surface: 'betterplace', kind: 'fundraising-event', to: 9 },
      },
      { type: 'identity.NumbersReserved', data: { surface: 'elsewhere', kind: 'fundraising-event', to: 50 } },
      { type: 'identity.NumbersReserved', data: { surface: 'betterplace', kind: 'campaign', to: 70 } },
      event(1),
      fact('FundraisingEventChanged', { fundraisingEventId: id(1), changes: { slug: 'renamed' } }),
    );
    expect(await list.slugHolder('renamed')).toBe(id(1));
    expect(await list.slugHolder('e1')).toBeUndefined();
    expect(await list.numbersGiven(1, 9)).toBe(false);
    expect(await list.numbersGiven(10, 10)).toBe(true);
  });

  test('a manager who was erased loses the name', async () => {
    const { views, list, page } = await after(fundraisingEventStarted());
    views.keys.destroy(personId);
    await views.rebuilt();
    expect(await list.byId(fundraisingEventId, 'de')).toMatchObject({
      managerFirstName: null,
      managerLastName: null,
    });
    expect(await page({ search: { scope: 'names', text: 'muster' } })).toEqual([0]);
  });

  test('a fact about an event that nobody started is a fault', async () => {
    const views = await open(fundraisingEvents('betterplace'));
    await expect(views.given(state('Ended', 9, { endedAt: at }))).rejects.toThrow(
      'before the fundraising event',
    );
  });
});
