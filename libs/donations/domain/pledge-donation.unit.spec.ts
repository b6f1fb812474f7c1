import { eventGiftRecorded } from '@almoner/testing/events';
import { answering, digested, given, noon, sealed } from '@almoner/testing/given';
import { campaignId, clientId, donationId, idOf, seriesId } from '@almoner/testing/records';
import type { DonationPledged, DonationPooled, DonationRecorded, PooledDonationReturned } from '../events';
import { donation } from './donation';
import { type DonatableCampaign, donatableCampaign, ratesAround, referenceHolder } from './facts';
import { pledgeDonation } from './pledge-donation';
import { recordDonation } from './record-donation';
import { reverseDonation } from './reverse-donation';

const at = noon.toISOString();
const open: DonatableCampaign = {
  campaignId,
  open: true,
  currency: 'GBP',
  seriesId,
  reportingCurrency: 'GBP',
};
const euro = { currency: 'EUR', rateToGbp: '0.5', effectiveFrom: '2011-08-27' };
const story = given(pledgeDonation).facts(
  answering(donatableCampaign, (id) => (id === campaignId ? open : undefined)),
  answering(ratesAround, [euro]),
  answering(referenceHolder, (client, reference) =>
    client === clientId && reference === 'by-form' ? idOf(99) : undefined,
  ),
);
const closed = story.facts(answering(donatableCampaign, { ...open, open: false }));

const told = {
  donationId,
  clientId,
  clientReference: 'djksbf23u4sjkdn234p',
  campaignId,
  amountMinor: 2_500,
  donor: { firstName: ' Max ', lastName: 'Beispiel', email: 'MM@example.com' },
  address: { street: 'Rheinstr. 202', zip: '65185', city: 'Wiesbaden', countryCode: 'DE' },
  language: 'de',
};
const own = (text: string) => sealed(donationId, text);
const money = { donationId, clientId, campaignId, amountMinor: 2_500, currency: 'EUR' };
const pledged: DonationPledged = {
  type: 'donations.DonationPledged',
  data: {
    ...money,
    clientReference: own('djksbf23u4sjkdn234p'),
    donor: { firstName: own('Max'), lastName: own('Beispiel'), email: own('MM@example.com') },
    address: {
      street: own('Rheinstr. 202'),
      zip: own('65185'),
      city: own('Wiesbaden'),
      countryCode: own('DE'),
    },
    language: 'de',
    pledgedAt: at,
  },
};
const recorded: DonationRecorded = {
  type: 'donations.DonationRecorded',
  data: {
    ...money,
    seriesId,
    donorId: null,
    name: own('Max Beispiel'),
    backer: digested(`${campaignId}\nmax beispiel`),
    donor: digested('donor\nmm@example.com'),
    reference: null,
    source: 'pledge',
    anonymous: true,
    contact: {
      firstName: own('Max'),
      lastName: own('Beispiel'),
      email: own('MM@example.com'),
      shared: false,
    },
    clientReference: own('djksbf23u4sjkdn234p'),
    token: 'wMDAwMDAwMDAwMDAwMDAwA',
    language: 'de',
    shares: {
      campaign: { amountMinor: 1_250, currency: 'GBP' },
      series: { amountMinor: 1_250, currency: 'GBP' },
      EUR: 2_500,
      GBP: 1_250,
    },
    rates: [euro],
    donatedAt: at,
  },
};
const pooled: DonationPooled = { type: 'donations.DonationPooled', data: { ...money, pooledAt: at } };
const returned: PooledDonationReturned = {
  type: 'donations.PooledDonationReturned',
  data: { ...money, reason: null, returnedAt: at },
};

describe('pledging a gift', () => {
  test('books it in the same append, without a public name and with its words sealed', () =>
    story.when(told).then(pledged, recorded));

  test('may bring the token along', () =>
    story
      .when({ ...told, token: 'V9mxWWAeuVK9PtJw9mrZRyRk' })
      .then(pledged, { ...recorded, data: { ...recorded.data, token: 'V9mxWWAeuVK9PtJw9mrZRyRk' } }));

  test('to a campaign that may take no gifts leaves the money in the pool', () =>
    closed.when(told).then(pledged, pooled));

  test('to an unknown campaign is refused', () =>
    story.when({ ...told, campaignId: idOf(98) }).thenRefused('donations.campaign-unknown'));

  test('waits for a rate, which the pool does not need', async () => {
    const none = answering(ratesAround, []);
    await story.facts(none).when(told).thenRefused('donations.no-rate');
    await closed.facts(none).when(told).then(pledged, pooled);
  });

  test.each([
    ['booked', [pledged, recorded]],
    ['booked, as a load file tells it', [recorded]],
    ['in the pool', [pledged, pooled]],
    ['returned from the pool', [pledged, pooled, returned]],
  ])('again under a reference that is %s books nothing, whatever it says', async (_, history) => {
    await story
      .events(...history)
      .when(told)
      .thenNothing();
    await story
      .events(...history)
      .when({ ...told, amountMinor: 1, campaignId: idOf(98), language: 'en' })
      .thenNothing();
  });

  test('under a reference that came through the form before books nothing', async () => {
    await story.when({ ...told, clientReference: 'by-form' }).thenNothing();
    await closed.when({ ...told, clientReference: 'by-form' }).thenNothing();
  });

  test.each([{ clientId: idOf(97) }, { clientReference: 'another' }])(
    'an id is never given to another pledge: %j',
    async (other) => {
      await story
        .events(pledged, recorded)
        .when({ ...told, ...other })
        .thenRefused('donations.id-taken');
      await story
        .events(pledged, pooled)
        .when({ ...told, ...other })
        .thenRefused('donations.id-taken');
    },
  );

  test.each([
    { clientReference: 'a b' },
    { clientReference: '' },
    { clientReference: 'b\n' },
    { clientReference: 'x'.repeat(256) },
    { amountMinor: 0 },
    { amountMinor: 100_000_000_001 },
    { currency: 'GBP' },
    { donor: { ...told.donor, firstName: ' ' } },
    { donor: { ...told.donor, lastName: 'x'.repeat(201) } },
    { donor: { ...told.donor, email: 'nobody' } },
    { donor: { ...told.donor, phone: '1' } },
    { address: { ...told.address, countryCode: 'de' } },
    { address: { ...told.address, countryCode: 'DEU' } },
    { address: { ...told.address, zip: 'x'.repeat(21) } },
    { address: { ...told.address, city: '' } },
    { address: { ...told.address, street: 'x'.repeat(201) } },
    { address: { ...told.address, planet: 'Mars' } },
    { language: 'fr' },
  ])('is never %j', (wrong) => story.when({ ...told, ...wrong }).thenMalformed());

  test('takes the longest words there are', () => {
    const long = {
      ...told,
      clientReference: 'x'.repeat(255),
      amountMinor: 100_000_000_000,
      donor: { firstName: 'x'.repeat(200), lastName: 'x'.repeat(200), email: told.donor.email },
      address: { street: 'x'.repeat(200), zip: 'x'.repeat(20), city: 'x'.repeat(200), countryCode: 'DE' },
    };
    expect(pledgeDonation.schema.parse(long)).toEqual(long);
  });

  test('writes the stream of the gift', () => {
    expect(pledgeDonation.stream(pledgeDonation.schema.parse(told))).toBe(`donation-${donationId}`);
  });
});

describe('reversing pledged money', () => {
  test('takes it out of the pool exactly as it came', () =>
    given(reverseDonation).events(pledged, pooled).when({ donationId }).then(returned));
  test('keeps the reason', () =>
    given(reverseDonation)
      .events(pledged, pooled)
      .when({ donationId, reason: 'chargeback' })
      .then({ ...returned, data: { ...returned.data, reason: 'chargeback' } }));
  test('a repetition records nothing', () =>
    given(reverseDonation).events(pledged, pooled, returned).when({ donationId }).thenNothing());
});

test('pledged money that is in no campaign leaves its id to no other gift', () =>
  given(recordDonation)
    .events(pledged, pooled)
    .facts(answering(donatableCampaign, open), answering(ratesAround, [euro]))
    .when({ donationId, campaignId, amountMinor: 2_500, currency: 'EUR', source: 'pledge' })
    .thenRefused('donations.id-taken'));

test('the id of a gift without a reference is never given to a pledge', () =>
  story
    .events({ ...recorded, data: { ...recorded.data, clientReference: undefined } })
    .when(told)
    .thenRefused('donations.id-taken'));

test('the id of a gift to an event is never given to a pledge', () =>
  story
    .events(
      eventGiftRecorded({
        clientId,
        clientReference: own('djksbf23u4sjkdn234p'),
        shares: { EUR: 1, GBP: 1 },
      }),
    )
    .when(told)
    .thenRefused('donations.id-taken'));

test('a pledge is pledged until its own append says what became of it', () => {
  expect(donation.evolve(donation.initial, pledged)).toEqual({ status: 'pledged', pledge: pledged.data });
});

test('a history whose beginning is missing is a fault', () => {
  expect(() => donation.evolve(donation.initial, pooled)).toThrow('before its pledge');
  expect(() => donation.evolve(donation.initial, returned)).toThrow('before it came');
  expect(() => donation.evolve(donation.evolve(donation.initial, pledged), returned)).toThrow(
    'before it came',
  );
});
