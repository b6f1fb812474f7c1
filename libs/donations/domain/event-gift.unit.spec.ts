import { numbersGiven } from '@almoner/kernel';
import { donationRecorded, eventGiftRecorded, eventGiftReversed } from '@almoner/testing/events';
import { answering, digested, given, sealed } from '@almoner/testing/given';
import { clientId, donationId, fundraisingEventId, idOf, personId } from '@almoner/testing/records';
import type { EventGiftRecorded } from '../events';
import { donation } from './donation';
import { donatableCampaign, ratesAround, receivingEvent } from './facts';
import { notifyDonation } from './notify-donation';
import { recordEventGift } from './record-event-gift';
import { reverseDonation } from './reverse-donation';

const euro = { currency: 'EUR', rateToGbp: '0.5', effectiveFrom: '2011-08-27' };
const dollar = { currency: 'USD', rateToGbp: '0.61', effectiveFrom: '2011-08-27' };
const event = { fundraisingEventId, open: true, receivedEurMinor: 0n };
const facts = [
  answering(receivingEvent, (id) => (id === fundraisingEventId ? event : undefined)),
  answering(ratesAround, (currencies, day) =>
    day === '2011-09-01' ? [euro, dollar].filter(({ currency }) => currencies.includes(currency)) : [],
  ),
  answering(numbersGiven.opinion, (_surface, from, to) => from <= 9 && to >= 9),
];
const gift = (special: object = {}) => ({
  donationId,
  fundraisingEventId,
  amountMinor: 5_000,
  currency: 'GBP',
  name: 'Andrew Senter',
  reference: 'order-77',
  source: 'paypal',
  ...special,
});
const recorded = eventGiftRecorded({ reference: sealed(donationId, 'order-77') });
const withData = (special: Partial<EventGiftRecorded['data']>): EventGiftRecorded => ({
  ...recorded,
  data: { ...recorded.data, ...special },
});

describe('recording a gift to a fundraising event', () => {
  const story = given(recordEventGift).facts(...facts);

  test('freezes what it counts in euros and pounds, and seals its words under its own key', () =>
    story.when(gift()).then(recorded));

  test('converts another currency', () =>
    story.when(gift({ amountMinor: 10_000, currency: 'usd' })).then(
      withData({
        amountMinor: 10_000,
        currency: 'USD',
        shares: { EUR: 12_200, GBP: 6_100 },
        rates: [euro, dollar],
      }),
    ));

  test('needs no name and no reference', () =>
    story
      .when(gift({ name: undefined, reference: undefined }))
      .then(withData({ name: null, reference: null })));

  test('keeps what the donor, the form and the client tell', () =>
    story
      .when(
        gift({
          donorId: personId,
          message: 'Keep going!',
          anonymous: true,
          hideAmount: true,
          contact: { firstName: 'Andrew', email: 'Andrew@example.org', shared: true },
          clientId,
          clientReference: 'a-1',
          language: 'de',
          confirmedAt: '2011-09-02T12:00:00+02:00',
          opinionNumbers: { betterplace: 6001 },
        }),
      )
      .then(
        withData({
          donorId: personId,
          donor: digested('donor\nandrew@example.org'),
          name: sealed(personId, 'Andrew Senter'),
          reference: sealed(personId, 'order-77'),
          message: sealed(personId, 'Keep going!'),
          anonymous: true,
          hideAmount: true,
          contact: {
            firstName: sealed(personId, 'Andrew'),
            lastName: null,
            email: sealed(personId, 'Andrew@example.org'),
            shared: true,
          },
          clientId,
          clientReference: sealed(personId, 'a-1'),
          token: Buffer.from('c0'.repeat(16), 'hex').toString('base64url'),
          language: 'de',
          confirmedAt: '2011-09-02T10:00:00.000Z',
          opinionNumbers: { betterplace: 6001 },
        }),
      ));

  test.each([
    ['donations.event-unknown', { fundraisingEventId: idOf(99) }],
    ['donations.number-taken', { opinionNumbers: { betterplace: 9 } }],
    ['donations.no-rate', { currency: 'CHF' }],
  ] as const)('is refused with %s', (code, special) => story.when(gift(special)).thenRefused(code));

  test('an event that ended or is blocked takes no gifts', () =>
    story
      .facts(answering(receivingEvent, { ...event, open: false }))
      .when(gift())
      .thenRefused('donations.event-closed'));

  test('a gift that no total could hold is refused', () =>
    story
      .facts(answering(ratesAround, [{ ...euro, rateToGbp: '0.000001' }]))
      .when(gift({ amountMinor: 100_000_000_000 }))
      .thenRefused('donations.amount-too-large'));

  test('a repetition records nothing, whatever the event does by now, also after it was reversed', async () => {
    const ended = story.facts(answering(receivingEvent, { ...event, open: false }));
    await ended.events(recorded).when(gift()).thenNothing();
    await ended.events(recorded, eventGiftReversed(recorded)).when(gift()).thenNothing();
  });

  test.each([
    { fundraisingEventId: idOf(99) },
    { amountMinor: 1 },
    { currency: 'USD' },
    { donorId: personId },
    { name: 'Cath Richardson' },
    { name: null },
    { reference: 'order-7' },
    { source: 'bank' },
    { message: 'x' },
    { hideAmount: true },
  ])('an id is never given to another gift: %j', (other) =>
    story.events(recorded).when(gift(other)).thenRefused('donations.id-taken'),
  );

  test('a gift without any word is known again, and so is its donor', async () => {
    const wordless = story.events(withData({ name: null, reference: null }));
    await wordless.when(gift({ name: null, reference: null })).thenNothing();
    await wordless
      .when(gift({ name: null, reference: null, donorId: personId }))
      .thenRefused('donations.id-taken');
  });

  test('only a client has references and tokens of its own', () =>
    story.when(gift({ clientReference: 'a-1' })).thenMalformed(/needs its clientId/));

  test('an id that a gift to a campaign has is taken, and the other way round', async () => {
    await story.events(donationRecorded()).when(gift()).thenRefused('donations.id-taken');
    await given(notifyDonation)
      .facts(...facts, answering(donatableCampaign, undefined))
      .events(recorded)
      .when({ donationId, campaignId: idOf(3), amountMinor: 5_000, currency: 'GBP' })
      .thenRefused('donations.id-taken');
  });

  test.each([
    { campaignId: idOf(3) },
    { needId: idOf(40) },
    { amountMinor: 0 },
    { source: 'Pay Pal' },
    { source: 'x'.repeat(41) },
    { clientReference: 'a-1' },
    { numbers: { betterplace: 1 } },
  ])('is never %j', (wrong) => story.when(gift(wrong)).thenMalformed());

  test('writes the stream of the gift', () => {
    expect(recordEventGift.stream(recordEventGift.schema.parse(gift()))).toBe(`donation-${donationId}`);
  });
});

describe('reversing a gift to a fundraising event', () => {
  const story = given(reverseDonation).events(recorded);
  const reversed = eventGiftReversed(recorded);

  test('takes out exactly what the gift put in, and keeps the reason', () =>
    story
      .when({ donationId, reason: 'chargeback' })
      .then({ ...reversed, data: { ...reversed.data, reason: 'chargeback' } }));
  test('tells the donor and the client with it', () => {
    const full = withData({ donor: 'digest', clientId, donorId: personId });
    return given(reverseDonation).events(full).when({ donationId }).then(eventGiftReversed(full));
  });
  test('a repetition records nothing', () => story.events(reversed).when({ donationId }).thenNothing());
});

test('a history that starts with a reversal is a fault', () => {
  expect(() => donation.evolve(donation.initial, eventGiftReversed(recorded))).toThrow('before its gift');
});
