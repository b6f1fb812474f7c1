import { backerKey, numbersGiven } from '@almoner/kernel';
import { answering, digested, given, noon, sealed } from '@almoner/testing/given';
import { pageId } from '@almoner/testing/fundraising';
import { credit } from '@almoner/testing/offline-donations';
import { campaignId, donationId, gift, idOf, personId, seriesId } from '@almoner/testing/records';
import type { DonationRecorded, DonationReversed } from '../events';
import { type DonatableCampaign, creditablePage, donatableCampaign, ratesAround } from './facts';
import { notifyDonation } from './notify-donation';
import { recordDonation } from './record-donation';

const open: DonatableCampaign = {
  campaignId,
  open: true,
  currency: 'GBP',
  seriesId,
  reportingCurrency: 'GBP',
};
const euro = { currency: 'EUR', rateToGbp: '0.87', effectiveFrom: '2011-08-27' };
const dollar = { currency: 'USD', rateToGbp: '0.61', effectiveFrom: '2011-08-27' };
const facts = [
  answering(donatableCampaign, (id) => (id === campaignId ? open : undefined)),
  answering(ratesAround, (currencies, day) =>
    day === '2011-09-01' ? [euro, dollar].filter(({ currency }) => currencies.includes(currency)) : [],
  ),
  answering(numbersGiven.donation, (_surface, from, to) => from <= 7 && to >= 7),
  answering(numbersGiven.opinion, (_surface, from, to) => from <= 9 && to >= 9),
  answering(numbersGiven['ledger-entry'], (_surface, from) => from === 301),
  answering(creditablePage, (id) => (id === pageId ? { ...credit, campaignId } : undefined)),
];
const notified: DonationRecorded = {
  type: 'donations.DonationRecorded',
  data: {
    donationId,
    campaignId,
    seriesId,
    donorId: null,
    backer: digested(backerKey(campaignId, 'andrew senter')),
    amountMinor: 20_323,
    currency: 'GBP',
    shares: {
      campaign: { amountMinor: 20_323, currency: 'GBP' },
      series: { amountMinor: 20_323, currency: 'GBP' },
      EUR: 23_360,
      GBP: 20_323,
    },
    name: sealed(donationId, 'Andrew Senter'),
    reference: sealed(donationId, 'order-77'),
    source: 'api',
    rates: [euro],
    donatedAt: noon.toISOString(),
  },
};
const { data } = notified;
const reversed: DonationReversed = {
  type: 'donations.DonationReversed',
  data: { ...data, reason: null, reversedAt: noon.toISOString() },
};

describe('notifying of a gift', () => {
  const story = given(notifyDonation).facts(...facts);

  test('freezes its shares and seals its words under its own key', () => story.when(gift()).then(notified));

  test('a gift without name has no backer key; one without any word needs no key', () =>
    story.when(gift({ name: undefined, reference: '' })).then({
      ...notified,
      data: { ...data, name: null, reference: null, backer: null },
    }));

  test('a reference alone is sealed as well, to the byte', () =>
    story.when(gift({ name: '  ', reference: ' a ' })).then({
      ...notified,
      data: { ...data, name: null, reference: sealed(donationId, ' a '), backer: null },
    }));

  test('a name is trimmed, and a missing reference stays missing', () =>
    story.when(gift({ name: ' Andrew Senter ', reference: undefined })).then({
      ...notified,
      data: { ...data, reference: null },
    }));

  test("a known donor's words are sealed under the donor", () =>
    story.when(gift({ donorId: personId })).then({
      ...notified,
      data: {
        ...data,
        donorId: personId,
        donor: personId,
        name: sealed(personId, 'Andrew Senter'),
        reference: sealed(personId, 'order-77'),
      },
    }));

  test('another currency is converted', () =>
    story.when(gift({ amountMinor: 10_000, currency: 'usd' })).then({
      ...notified,
      data: {
        ...data,
        amountMinor: 10_000,
        currency: 'USD',
        shares: {
          campaign: { amountMinor: 6_100, currency: 'GBP' },
          series: { amountMinor: 6_100, currency: 'GBP' },
          EUR: 7_011,
          GBP: 6_100,
        },
        rates: [euro, dollar],
      },
    }));

  test('a retry records nothing, also after the gift was reversed', async () => {
    await story.events(notified).when(gift()).thenNothing();
    await story.events(notified, reversed).when(gift()).thenNothing();
  });

  test.each([
    { campaignId: idOf(99) },
    { amountMinor: 1 },
    { currency: 'USD' },
    { donorId: personId },
    { name: 'Cath Richardson' },
    { name: null },
    { reference: 'order-7' },
    { reference: null },
  ])('an id is never given to another gift: %j', (other) =>
    story.events(notified).when(gift(other)).thenRefused('donations.id-taken'),
  );

  test('an unknown campaign is refused', () =>
    story.when(gift({ campaignId: idOf(99) })).thenRefused('donations.campaign-unknown'));
  test('a closed campaign takes no gifts', () =>
    story
      .facts(answering(donatableCampaign, { ...open, open: false }))
      .when(gift())
      .thenRefused('donations.campaign-closed'));
  test('a gift without a rate is refused', () =>
    story.when(gift({ currency: 'CHF' })).thenRefused('donations.no-rate'));
  test('a gift that no total could hold is refused', () =>
    story
      .facts(answering(ratesAround, [{ ...euro, rateToGbp: '0.000001' }]))
      .when(gift({ amountMinor: 100_000_000_000 }))
      .thenRefused('donations.amount-too-large'));

  test.each([
    { amountMinor: 0 },
    { amountMinor: 1.5 },
    { amountMinor: 100_000_000_001 },
    { currency: 'XQQ' },
    { name: 'x'.repeat(201) },
    { reference: 'x'.repeat(1001) },
    { source: 'unicef' },
    { numbers: { 'fifty-fifty': 1 } },
  ])('is never %j', (wrong) => story.when(gift(wrong)).thenMalformed());

  test('writes the stream of the gift', () => {
    expect(notifyDonation.stream(notifyDonation.schema.parse(gift()))).toBe(`donation-${donationId}`);
  });
});

describe('recording a gift', () => {
  const story = given(recordDonation).facts(...facts);
  const recorded = { ...notified, data: { ...data, source: 'unicef' } };

  test('keeps where it came from and the number it brings along', () =>
    story
      .when(gift({ source: 'unicef', numbers: { 'fifty-fifty': 1 } }))
      .then({ ...recorded, data: { ...recorded.data, numbers: { 'fifty-fifty': 1 } } }));

  test.each([{ 'fifty-fifty': 7 }, { sprocket: 301 }])(
    'a number that another gift has is refused: %j',
    (numbers) => story.when(gift({ source: 'unicef', numbers })).thenRefused('donations.number-taken'),
  );

  test('is credited to a page, and to whom it stands for that day', () =>
    story.when(gift({ source: 'unicef', pageId })).then({ ...recorded, data: { ...recorded.data, credit } }));

  test('a page must be one of the campaign', async () => {
    await story.when(gift({ source: 'unicef', pageId: idOf(98) })).thenRefused('donations.page-unknown');
    await story
      .facts(answering(creditablePage, { ...credit, campaignId: idOf(99) }))
      .when(gift({ source: 'unicef', pageId }))
      .thenRefused('donations.page-unknown');
  });

  test('a retry names the same page, whatever team its owner is on by now', async () => {
    const credited = { ...recorded, data: { ...recorded.data, credit: { ...credit, teamId: null } } };
    await story
      .events(credited)
      .when(gift({ source: 'unicef', pageId }))
      .thenNothing();
    await story
      .events(credited)
      .when(gift({ source: 'unicef' }))
      .thenRefused('donations.id-taken');
  });

  test('a retry records nothing, although its number is given by now', () =>
    story
      .events(recorded)
      .when(gift({ source: 'unicef', numbers: { 'fifty-fifty': 7 } }))
      .thenNothing());

  test('another source is another gift', () =>
    story
      .events(recorded)
      .when(gift({ source: 'paypal' }))
      .thenRefused('donations.id-taken'));

  test.each([{ source: undefined }, { source: 'Unicef UK' }])('is never %j', (wrong) =>
    story.when(gift(wrong)).thenMalformed(),
  );
});
