import {
  donationRecorded,
  donationReversed,
  eventGiftRecorded,
  eventGiftReversed,
} from '@almoner/testing/events';
import { noon, sealed } from '@almoner/testing/given';
import { eachReadStore } from '@almoner/testing/read-store';
import { campaignId, clientId, fundraisingEventId, idOf, seriesId } from '@almoner/testing/records';
import { expectStableRows, sealedWith } from '@almoner/testing/views';
import type {
  DonationPledged,
  DonationPooled,
  MatchingFundChanged,
  MatchingFundOpened,
  PooledDonationReturned,
} from '../../events';
import { clientDonations } from './client-donations.projection';
import { ClientDonations } from './client-donations.queries';
import {
  ClientDonationRow,
  ClientMoneyRow,
  ClientReferenceRow,
  FundOfClientRow,
} from './client-donations.table';

const otherClient = idOf(60);
const minute = (number: number) => new Date(noon.getTime() + number * 60_000).toISOString();
const token = (number: number) => `token-of-20-letters-${number}`;
const page = { offset: 0, limit: 20 };

const gift = (number: number, special: Parameters<typeof donationRecorded>[0] = {}) =>
  donationRecorded({
    donationId: idOf(100 + number),
    clientId,
    token: token(number),
    clientReference: sealed(idOf(100 + number), `ref-${number}`),
    amountMinor: 1_000 * number,
    donatedAt: minute(number),
    ...special,
  });
const contact = (number: number, shared: boolean) => ({
  firstName: sealed(idOf(100 + number), 'Erika'),
  lastName: sealed(idOf(100 + number), 'Muster'),
  email: sealed(idOf(100 + number), 'erika@example.org'),
  shared,
});

const pooledId = idOf(300);
const pool = { donationId: pooledId, clientId, campaignId, amountMinor: 2_500, currency: 'EUR' };
const words = sealed(pooledId, 'x');
const pledged: DonationPledged = {
  type: 'donations.DonationPledged',
  data: {
    ...pool,
    clientReference: sealed(pooledId, 'pledge-1'),
    donor: { firstName: words, lastName: words, email: words },
    address: { street: words, zip: words, city: words, countryCode: words },
    language: 'de',
    pledgedAt: minute(0),
  },
};
const pooled: DonationPooled = { type: 'donations.DonationPooled', data: { ...pool, pooledAt: minute(0) } };
const returned: PooledDonationReturned = {
  type: 'donations.PooledDonationReturned',
  data: { ...pool, reason: null, returnedAt: minute(0) },
};

const nothing = {
  donationCount: 0,
  campaignDonationCount: 0,
  campaignDonatedEurMinor: 0n,
  pooledEurMinor: 0n,
  matchedEurMinor: 0n,
};
const matchingFundId = idOf(320);
const opened = (client: string | null, matchedBeforeEurMinor = 0): MatchingFundOpened => ({
  type: 'donations.MatchingFundOpened',
  data: {
    matchingFundId,
    title: 'Trees',
    slug: 'trees',
    description: '',
    companyName: 'Acme',
    clientId: client,
    providedEurMinor: 100_000,
    maximumEurMinor: null,
    logo: null,
    campaignIds: [],
    matchedBeforeEurMinor,
    openedAt: minute(0),
  },
});
const changed = (changes: MatchingFundChanged['data']['changes']): MatchingFundChanged => ({
  type: 'donations.MatchingFundChanged',
  data: { matchingFundId, changes, changedAt: minute(0) },
});
const match = {
  matchingFundId,
  donationId: idOf(101),
  campaignId,
  seriesId,
  shares: {
    campaign: { amountMinor: 1, currency: 'GBP' },
    series: { amountMinor: 1, currency: 'GBP' },
    EUR: 300,
    GBP: 1,
  },
};
const matched = { type: 'donations.DonationMatched', data: { ...match, matchedAt: minute(0) } } as const;

eachReadStore((open) => {
  const after = async (...events: Parameters<typeof sealedWith>[1]) => {
    const views = await open(clientDonations);
    await views.given(...sealedWith(views.keys.seal, events));
    const donations = new ClientDonations(views.store);
    const listed = async (
      wanted: Partial<Parameters<ClientDonations['page']>[1]> = {},
      client = clientId,
    ) => {
      const { total, items } = await donations.page(client, { ...page, ...wanted });
      return [total, ...items.map((each) => each.token)];
    };
    return { views, donations, listed };
  };

  test('a gift through a client is found by its token and by the reference, without the donor', async () => {
    const { views, donations } = await after(gift(1, { contact: contact(1, true), needId: idOf(310) }));
    const shown = {
      donationId: idOf(101),
      token: token(1),
      reference: 'ref-1',
      campaignId,
      needId: idOf(310),
      fundraisingEventId: null,
      eurMinor: 2_000,
      createdAt: Date.parse(minute(1)),
      version: 1,
    };
    expect(await donations.page(clientId, page)).toEqual({ total: 1, items: [shown] });
    expect(await donations.find(clientId, token(1))).toEqual(shown);
    expect(await donations.find(clientId, 'ref-1')).toEqual(shown);
    expect(await donations.find(clientId, 'ref-2')).toBeUndefined();
    expect(await donations.find(clientId, 'a\0b\ud800')).toBeUndefined();
    expect(await donations.page(clientId, { ...page, reference: 'a\0b\ud800' })).toMatchObject({ total: 0 });
    await expectStableRows(views, ClientDonationRow, ClientReferenceRow, ClientMoneyRow);
  });

  test("a gift through no client writes nothing, and nothing is found under another client's name", async () => {
    const { views, donations, listed } = await after(
      donationRecorded({ donationId: idOf(99) }),
      donationRecorded({ donationId: idOf(98), clientId }),
      gift(1, { contact: contact(1, true) }),
    );
    expect(await views.rows(ClientDonationRow)).toHaveLength(1);
    expect(await listed({}, otherClient)).toEqual([0]);
    expect(await listed({ reference: 'ref-1' }, otherClient)).toEqual([0]);
    expect(await donations.find(otherClient, token(1))).toBeUndefined();
    expect(await donations.find(otherClient, 'ref-1')).toBeUndefined();
    expect(await donations.donorContact(otherClient, token(1))).toBeUndefined();
    expect(await donations.referenceHolder(otherClient, 'ref-1')).toBeUndefined();
    expect(await donations.money(otherClient)).toEqual({ ...nothing, version: 0 });
  });

  test('lists run from the oldest to the latest, or back, in pages', async () => {
    const { listed } = await after(
      gift(3),
      gift(1),
      gift(2, { donatedAt: minute(1) }),
      gift(4, { clientReference: null }),
    );
    expect(await listed()).toEqual([4, token(1), token(2), token(3), token(4)]);
    expect(await listed({ descending: true })).toEqual([4, token(4), token(3), token(2), token(1)]);
    expect(await listed({ offset: 1, limit: 2 })).toEqual([4, token(2), token(3)]);
    expect(await listed({ offset: 9 })).toEqual([4]);
    expect(await listed({ reference: 'ref-2' })).toEqual([1, token(2)]);
    expect(await listed({ reference: 'ref-2', offset: 1 })).toEqual([1]);
    expect(await listed({ reference: 'REF-2' })).toEqual([0]);
    expect(await listed({ reference: '' })).toEqual([0]);
  });

  test('of a token and a reference that are alike, the token wins', async () => {
    const { donations, listed } = await after(
      gift(1, { clientReference: sealed(idOf(101), token(2)) }),
      gift(2),
    );
    expect(await donations.find(clientId, token(2))).toMatchObject({ donationId: idOf(102) });
    expect(await listed({ reference: token(2), descending: true })).toEqual([1, token(1)]);
  });

  test('a donor is told of only with consent, and never after being forgotten', async () => {
    const { views, donations } = await after(
      gift(1, { contact: contact(1, true) }),
      gift(2, { contact: contact(2, false) }),
      gift(3),
      gift(4, { contact: { ...contact(4, true), firstName: null } }),
    );
    const erika = { firstName: 'Erika', lastName: 'Muster', email: 'erika@example.org' };
    expect(await donations.donorContact(clientId, 'ref-1')).toEqual(erika);
    expect(await donations.donorContact(clientId, token(2))).toBeUndefined();
    expect(await donations.donorContact(clientId, token(3))).toBeUndefined();
    expect(await donations.donorContact(clientId, token(4))).toEqual({ ...erika, firstName: null });
    expect(await donations.donorContact(clientId, 'none')).toBeUndefined();
    views.keys.destroy(idOf(101));
    await views.rebuilt();
    expect(await donations.donorContact(clientId, token(1))).toBeUndefined();
    expect(await donations.find(clientId, token(1))).toMatchObject({ reference: null, eurMinor: 2_000 });
  });

  test('a reversed gift leaves list and sums; its reference stays used', async () => {
    const first = gift(1);
    const { views, donations, listed } = await after(
      first,
      gift(2),
      gift(3, { clientId: otherClient }),
      donationReversed(first),
      donationReversed(donationRecorded({ donationId: idOf(99) })),
    );
    expect(await listed()).toEqual([1, token(2)]);
    expect(await donations.find(clientId, token(1))).toBeUndefined();
    expect(await donations.find(clientId, 'ref-1')).toBeUndefined();
    expect(await donations.referenceHolder(clientId, 'ref-1')).toBe(idOf(101));
    const money = { donationCount: 1, campaignDonationCount: 1, campaignDonatedEurMinor: 4_000n };
    expect(await donations.money(clientId)).toEqual({ ...nothing, ...money, version: 4 });
    await expectStableRows(views, ClientDonationRow, ClientReferenceRow, ClientMoneyRow);
  });

  test('pledged money that waits in the pool is no gift, and leaves the pool as it came', async () => {
    const { views, donations, listed } = await after(pledged, pooled);
    expect(await listed()).toEqual([0]);
    expect(await donations.referenceHolder(clientId, 'pledge-1')).toBe(pooledId);
    expect(await donations.money(clientId)).toEqual({ ...nothing, pooledEurMinor: 2_500n, version: 2 });
    await views.given(returned);
    expect(await donations.money(clientId)).toEqual({ ...nothing, version: 3 });
    await expectStableRows(views, ClientReferenceRow, ClientMoneyRow);
  });

  test('a gift to an event is listed, and is none to a campaign', async () => {
    const event = eventGiftRecorded({
      donationId: idOf(102),
      clientId,
      token: token(2),
      clientReference: sealed(idOf(102), 'ref-2'),
      contact: contact(2, true),
      donatedAt: minute(2),
    });
    const { views, donations, listed } = await after(gift(1), event, eventGiftRecorded());
    expect(await listed()).toEqual([2, token(1), token(2)]);
    expect(await donations.find(clientId, 'ref-2')).toMatchObject({
      campaignId: null,
      needId: null,
      fundraisingEventId,
      eurMinor: 10_000,
    });
    const money = { ...nothing, campaignDonationCount: 1, campaignDonatedEurMinor: 2_000n };
    expect(await donations.money(clientId)).toEqual({ ...money, donationCount: 2, version: 2 });
    await views.given(eventGiftReversed(event));
    expect(await listed()).toEqual([1, token(1)]);
    expect(await donations.money(clientId)).toEqual({ ...money, donationCount: 1, version: 4 });
    await expectStableRows(views, ClientDonationRow, ClientReferenceRow, ClientMoneyRow);
  });

  describe('what funds add', () => {
    const added = async (...events: Parameters<typeof sealedWith>[1]) => {
      const { views, donations } = await after(...events);
      await expectStableRows(views, FundOfClientRow);
      const of = async (client: string) => Number((await donations.money(client)).matchedEurMinor);
      return [await of(clientId), await of(otherClient)];
    };
    const released = { type: 'donations.MatchReleased', data: { ...match, releasedAt: minute(1) } } as const;

    test('counts for the client whose they are', async () => {
      expect(await added(opened(clientId, 50), matched)).toEqual([350, 0]);
      expect(await added(opened(clientId), matched, released)).toEqual([0, 0]);
      expect(await added(opened(null, 50), matched)).toEqual([0, 0]);
    });

    test('goes with the fund to another client, or to none', async () => {
      const theirs = [opened(clientId, 50), matched] as const;
      expect(await added(...theirs, changed({ clientId: otherClient }))).toEqual([0, 350]);
      expect(await added(...theirs, changed({ clientId: null }), matched)).toEqual([0, 0]);
      expect(await added(opened(null), matched, changed({ clientId }), matched)).toEqual([600, 0]);
      expect(await added(...theirs, changed({ title: 'Two trees' }), changed({ clientId }))).toEqual([
        350, 0,
      ]);
    });
  });
});
