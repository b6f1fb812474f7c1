import { addressText } from '@almoner/kernel';
import { donationRecorded, donationReversed } from '@almoner/testing/events';
import {
  pageId,
  participantRegistered,
  personalPage,
  postalAddress,
  teamCreated,
  teamId,
  teamPageId,
} from '@almoner/testing/fundraising';
import { noon, sealed } from '@almoner/testing/given';
import {
  credit,
  donationDetailsChanged,
  donationRecredited,
  offlineDonationChanged,
  offlineDonationPosted,
  offlineDonationRemoved,
  offlineDonationVerified,
  offlineGift,
  sealedDonor,
  verificationWithdrawn,
} from '@almoner/testing/offline-donations';
import { eachReadStore } from '@almoner/testing/read-store';
import { campaignId, donationId, idOf, otherCampaignId, personId } from '@almoner/testing/records';
import { expectStableRows, sealedWith } from '@almoner/testing/views';
import { donationLedger } from './donation-ledger.projection';
import { DonationLedger } from './donation-ledger.queries';
import { CreditNumberRow, LedgerCountRow, LedgerRow } from './donation-ledger.table';

const all = { limit: 100, offset: 0 };
const campaign = { campaignId };
const posted = offlineDonationPosted();
const gift = offlineGift(posted);
const tables = [LedgerRow, LedgerCountRow, CreditNumberRow] as const;
const online = (number: number, special: Parameters<typeof donationRecorded>[0] = {}) =>
  donationRecorded({ donationId: idOf(100 + number), ...special });
/** What five yen count for in a campaign that counts in pounds. */
const pence = { amountMinor: 4, currency: 'GBP' };
const yen = { campaign: pence, series: pence, EUR: 8, GBP: 4 };
const raising = [
  teamCreated({ numbers: { sprocket: 90 }, pageNumbers: { sprocket: 702 } }),
  participantRegistered({
    page: personalPage({ numbers: { sprocket: 701 } }),
    teamId,
    numbers: { sprocket: 5678 },
  }),
];

eachReadStore((open) => {
  const after = async (...events: Parameters<typeof sealedWith>[1]) => {
    const views = await open(donationLedger);
    const tell = (...more: typeof events) => views.given(...sealedWith(views.keys.seal, more));
    await tell(...events);
    const ledger = new DonationLedger(views.store);
    const entries = async () => (await ledger.of(campaign, all, 'admin')).items;
    const shown = async () => (await ledger.shown(campaign, all)).items;
    const totals = async () =>
      Promise.all(
        [campaign, { pageId }, { teamId }].map(async (scope) => [
          (await ledger.of(scope, all, 'admin')).total,
          (await ledger.shown(scope, all)).total,
        ]),
      );
    return { views, tell, ledger, entries, shown, totals };
  };

  test('an entry is told as it was keyed in, and shown to nobody before it counts', async () => {
    const { views, entries, shown, totals, tell, ledger } = await after(
      ...raising,
      offlineDonationPosted({
        donorId: personId,
        ...sealedDonor(personId),
        addresses: [{ addressId: idOf(44), lines: sealed(personId, addressText(postalAddress())) }],
        message: sealed(personId, 'Go Ann!'),
        corporate: true,
        withheldFromSync: true,
        payment: 'check',
        credit,
        numbers: { sprocket: 301 },
      }),
    );
    const entry = {
      donationId,
      campaignId,
      number: 301,
      amountMinor: 1_000,
      currency: 'GBP',
      campaignMinor: 1_000,
      campaignCurrency: 'GBP',
      donorId: personId,
      donorNumber: 5678,
      firstName: 'Dee',
      lastName: 'Okoro',
      email: 'dee@example.org',
      addresses: [{ addressId: idOf(44), ...postalAddress() }],
      message: 'Go Ann!',
      anonymous: false,
      hideAmount: false,
      corporate: true,
      withheldFromSync: true,
      offline: true,
      pending: true,
      verified: false,
      payment: 'check',
      paidAt: Date.parse('2011-08-30T08:00:00Z'),
      pageId,
      pageNumber: 701,
      personId,
      personNumber: 5678,
      teamId,
      teamNumber: 90,
      createdAt: noon.getTime(),
      modifiedAt: noon.getTime(),
      version: 3,
    };
    expect(await entries()).toEqual([entry]);
    expect(await ledger.byNumber(campaignId, 301)).toEqual(entry);
    expect(await ledger.byId(donationId, 'owner')).toEqual(entry);
    expect(await ledger.byNumber(otherCampaignId, 301)).toBeUndefined();
    expect(await shown()).toEqual([]);
    expect(await totals()).toEqual([
      [1, 0],
      [1, 0],
      [1, 0],
    ]);

    await tell(offlineDonationVerified(), gift);
    expect(await entries()).toMatchObject([{ pending: false, verified: true, corporate: true, number: 301 }]);
    expect(await shown()).toEqual([
      {
        number: 301,
        givenAt: entry.paidAt,
        amountMinor: 1_000,
        currency: 'GBP',
        name: 'Dee Okoro',
        message: 'Go Ann!',
      },
    ]);
    expect(await totals()).toEqual([
      [1, 1],
      [1, 1],
      [1, 1],
    ]);
    await tell(verificationWithdrawn(), donationReversed(gift));
    expect(await entries()).toMatchObject([{ pending: true, verified: false, teamNumber: 90 }]);
    expect(await totals()).toEqual([
      [1, 0],
      [1, 0],
      [1, 0],
    ]);
    await expectStableRows(views, ...tables);
  });

  test('a gift of another surface is in it as well', async () => {
    const { entries, shown } = await after(
      participantRegistered({ numbers: { sprocket: 5678 } }),
      online(1, { donorId: personId, hideAmount: true, message: sealed(idOf(101), 'Grüße') }),
      online(2, { donor: 'Cher', amountMinor: 5, currency: 'JPY', shares: yen }),
      online(3, { name: null }),
      online(4, {
        donor: 'Dee Okoro',
        anonymous: true,
        contact: {
          firstName: sealed(idOf(104), 'Deirdre'),
          lastName: null,
          email: sealed(idOf(104), 'Dee@Example.org'),
          shared: false,
        },
      }),
    );
    expect(await entries()).toMatchObject([
      {
        number: 1,
        firstName: 'Andrew',
        lastName: 'Senter',
        email: null,
        addresses: [],
        donorNumber: 5678,
        payment: 'online',
        offline: false,
        pending: false,
        verified: true,
        pageId: null,
      },
      { number: 2, firstName: null, lastName: 'Cher', amountMinor: 5, currency: 'JPY', donorNumber: null },
      { number: 3, firstName: null, lastName: null, anonymous: true },
      { number: 4, firstName: 'Deirdre', lastName: null, email: 'Dee@Example.org', anonymous: true },
    ]);
    expect(await shown()).toMatchObject([
      { number: 1, amountMinor: null, name: 'Andrew Senter', message: 'Grüße' },
      { number: 2, amountMinor: 4, currency: 'GBP', name: 'Cher' },
      { name: null },
      { name: null },
    ]);
  });

  test('what is corrected is told and shown so, each part by itself', async () => {
    const { views, tell, entries, shown, totals } = await after(...raising, posted, gift);
    await tell(
      offlineDonationChanged({ amountMinor: 2_000 }),
      donationReversed(gift),
      offlineGift(offlineDonationPosted({ amountMinor: 2_000 })),
    );
    expect(await entries()).toMatchObject([
      { amountMinor: 2_000, firstName: 'Dee', pending: false, number: 1 },
    ]);
    await tell(
      offlineDonationChanged({
        ...sealedDonor(donationId, 'Deirdre', 'Oko', 'd@example.org'),
        message: sealed(donationId, 'Go'),
        payment: 'wire',
        paidAt: '2011-08-29T08:00:00.000Z',
        corporate: true,
        withheldFromSync: true,
        addresses: [{ addressId: idOf(44), lines: sealed(donationId, addressText(postalAddress())) }],
      }),
    );
    expect(await entries()).toMatchObject([
      {
        firstName: 'Deirdre',
        lastName: 'Oko',
        email: 'd@example.org',
        message: 'Go',
        payment: 'wire',
        paidAt: Date.parse('2011-08-29T08:00:00Z'),
        corporate: true,
        withheldFromSync: true,
        addresses: [{ addressId: idOf(44) }],
        amountMinor: 2_000,
      },
    ]);
    expect(await shown()).toMatchObject([{ name: 'Deirdre Oko', amountMinor: 2_000, message: 'Go' }]);
    await tell(offlineDonationChanged({ anonymous: true, hideAmount: true, message: null, addresses: [] }));
    expect(await shown()).toMatchObject([{ name: null, amountMinor: null, message: null }]);
    expect(await entries()).toMatchObject([{ firstName: 'Deirdre', amountMinor: 2_000, addresses: [] }]);
    await tell(offlineDonationChanged({ anonymous: false, hideAmount: false }));
    expect(await shown()).toMatchObject([{ name: 'Deirdre Oko', amountMinor: 2_000 }]);
    await tell(offlineDonationChanged({ credit }), donationRecredited(gift, credit));
    expect(await entries()).toMatchObject([{ pageNumber: 701, personNumber: 5678, teamNumber: 90 }]);
    expect(await totals()).toEqual([
      [1, 1],
      [1, 1],
      [1, 1],
    ]);
    await tell(offlineDonationChanged({ credit: null }), donationRecredited(gift, null));
    expect(await totals()).toEqual([
      [1, 1],
      [0, 0],
      [0, 0],
    ]);
    await expectStableRows(views, ...tables);
  });

  test('a gift of a gateway is told anew and credited elsewhere', async () => {
    const first = online(1, { credit });
    const id = first.data.donationId;
    const { views, tell, entries, shown, totals } = await after(...raising, first);
    await tell(
      donationDetailsChanged({ message: sealed(id, 'Go'), corporate: true, withheldFromSync: true }, id),
      donationDetailsChanged({ name: null, anonymous: true }, id),
      donationDetailsChanged({ hideAmount: true }, id),
    );
    expect(await shown()).toMatchObject([{ name: null, amountMinor: null, message: 'Go' }]);
    expect(await entries()).toMatchObject([
      { firstName: 'Andrew', amountMinor: 20_323, corporate: true, withheldFromSync: true, anonymous: true },
    ]);
    await tell(
      donationDetailsChanged(
        { name: sealed(id, 'Andy'), anonymous: false, hideAmount: false, message: null },
        id,
      ),
      donationRecredited(first, { pageId: teamPageId, personId: null, teamId }),
    );
    expect(await shown()).toMatchObject([{ name: 'Andy', amountMinor: 20_323, message: null }]);
    expect(await entries()).toMatchObject([{ pageNumber: 702, personNumber: null, teamNumber: 90 }]);
    expect(await totals()).toEqual([
      [1, 1],
      [0, 0],
      [1, 1],
    ]);
    await expectStableRows(views, ...tables);
  });

  test('what is gone is in no list, and its number is never given again', async () => {
    const first = online(1, { credit, numbers: { sprocket: 7 } });
    const { views, tell, ledger, totals } = await after(
      ...raising,
      first,
      posted,
      gift,
      donationReversed(first),
      offlineDonationRemoved(),
      donationReversed(gift),
    );
    expect(await totals()).toEqual([
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
    expect(await ledger.byNumber(campaignId, 7)).toBeUndefined();
    expect(await ledger.byId(donationId, 'admin')).toBeUndefined();
    expect(await views.rows(LedgerRow)).toMatchObject([
      { number: 8, firstName: null, email: null, campaignId: null },
      { number: 7, lastName: null, name: null, message: null },
    ]);
    await tell(
      donationDetailsChanged({ hideAmount: true }),
      donationRecredited(gift, credit),
      offlineDonationChanged({ amountMinor: 3 }),
      offlineDonationRemoved(),
      gift,
      online(2, { numbers: { sprocket: 7 } }),
    );
    expect(await totals()).toEqual([
      [1, 1],
      [0, 0],
      [0, 0],
    ]);
    expect(await ledger.byNumber(campaignId, 9)).toMatchObject({ donationId: idOf(102) });
    expect(await ledger.numbersGiven('sprocket', 7, 7)).toBe(true);
    expect(await ledger.numbersGiven('sprocket', 1, 6)).toBe(false);
    expect(await ledger.numbersGiven('elsewhere', 7, 7)).toBe(false);
    await expectStableRows(views, ...tables);
  });
});
