import { numbersGiven } from '@almoner/kernel';
import { donationRecorded } from '@almoner/testing/events';
import { answering, digested, given, sealed } from '@almoner/testing/given';
import { campaignId, clientId, donationId, gift, idOf, personId, seriesId } from '@almoner/testing/records';
import type { DonationRecorded } from '../events';
import { donatableCampaign, ratesAround } from './facts';
import { recordDonation } from './record-donation';
import { reverseDonation } from './reverse-donation';

const needId = idOf(310);
const token = 'wMDAwMDAwMDAwMDAwMDAwA';
const euro = { currency: 'EUR', rateToGbp: '0.5', effectiveFrom: '2011-08-27' };
const told = {
  source: 'form',
  reference: null,
  needId,
  message: ' Keep going! ',
  anonymous: true,
  hideAmount: true,
  contact: { firstName: 'Erika', lastName: 'Muster', email: 'Erika@Example.org', shared: true },
  clientId,
  clientReference: '922ec9b-etc',
  language: 'de',
  confirmedAt: '2011-09-02T10:00:00+02:00',
  opinionNumbers: { betterplace: 5_442 },
};
const story = given(recordDonation).facts(
  answering(donatableCampaign, {
    campaignId,
    open: true,
    currency: 'GBP',
    seriesId,
    reportingCurrency: 'GBP',
  }),
  answering(ratesAround, [euro]),
  answering(numbersGiven.donation, false),
  answering(numbersGiven.opinion, (_surface, from) => from === 9),
);
const details = (under: string) => ({
  needId,
  message: sealed(under, 'Keep going!'),
  anonymous: true,
  hideAmount: true,
  contact: {
    firstName: sealed(under, 'Erika'),
    lastName: sealed(under, 'Muster'),
    email: sealed(under, 'Erika@Example.org'),
    shared: true,
  },
  clientId,
  clientReference: sealed(under, '922ec9b-etc'),
  language: 'de' as const,
  confirmedAt: '2011-09-02T08:00:00.000Z',
});
const plain = donationRecorded({ source: 'form' }).data;
const recorded: DonationRecorded = {
  type: 'donations.DonationRecorded',
  data: {
    ...plain,
    backer: digested(`${campaignId}\nandrew senter`),
    ...details(donationId),
    donor: digested('donor\nerika@example.org'),
    token,
    opinionNumbers: { betterplace: 5_442 },
  },
};

describe('a gift that a client or a form brings', () => {
  test('keeps its words sealed, its wishes, and gets a token that nobody guesses', () =>
    story.when(gift(told)).then(recorded));

  test('is sealed under a known donor, and counts by the payment address', () =>
    story.when(gift({ ...told, donorId: personId })).then({
      ...recorded,
      data: {
        ...recorded.data,
        ...details(personId),
        donorId: personId,
        name: sealed(personId, 'Andrew Senter'),
      },
    }));

  test.each([
    { message: 'Go on' },
    { clientReference: 'r', clientId },
    { contact: { email: 'a@example.org' } },
  ])('has a key for %j alone', async (words) => {
    const command = recordDonation.schema.parse(
      gift({ source: 'form', name: null, reference: null, ...words }),
    );
    expect(recordDonation.persons?.(command)).toEqual([donationId]);
  });

  test('may bring its own token', () =>
    story.when(gift({ ...told, token: 'V9mxWWAeuVK9PtJw9mrZRyRk' })).then({
      ...recorded,
      data: { ...recorded.data, token: 'V9mxWWAeuVK9PtJw9mrZRyRk' },
    }));

  test('a retry records nothing, whatever token was minted for it', () =>
    story
      .events({ ...recorded, data: { ...recorded.data, token: 'another-token-22-letters' } })
      .when(gift(told))
      .thenNothing());

  test.each([
    { needId: null },
    { message: 'Go on' },
    { anonymous: false },
    { hideAmount: undefined },
    { contact: undefined },
    { contact: { ...told.contact, shared: false } },
    { contact: { ...told.contact, firstName: null } },
    { clientId: idOf(99) },
    { clientReference: null },
    { language: 'en' },
    { confirmedAt: undefined },
  ])('with %j it is another gift', (other) =>
    story
      .events(recorded)
      .when(gift({ ...told, ...other }))
      .thenRefused('donations.id-taken'),
  );

  test('a repetition of one whose contact has no names records nothing', () => {
    const contact = { ...recorded.data.contact!, firstName: null, lastName: null };
    return story
      .events({ ...recorded, data: { ...recorded.data, contact } })
      .when(gift({ ...told, contact: { email: told.contact.email, shared: true } }))
      .thenNothing();
  });

  test('without words no key is needed', () => {
    const command = recordDonation.schema.parse({ ...gift(), source: 'form', name: null, reference: null });
    expect(recordDonation.persons?.(command)).toEqual([]);
  });

  test('a number that another opinion has is refused', () =>
    story.when(gift({ ...told, opinionNumbers: { betterplace: 9 } })).thenRefused('donations.number-taken'));

  test.each([
    { message: 'x'.repeat(5_001) },
    { contact: { email: 'nobody' } },
    { token: 'short' },
    { language: 'fr' },
    { confirmedAt: 'yesterday' },
    { clientId: undefined },
    { clientId: undefined, clientReference: null, token: 'V9mxWWAeuVK9PtJw9mrZRyRk' },
  ])('is never %j', (wrong) => story.when(gift({ ...told, ...wrong })).thenMalformed());

  test('its reversal names need and donor, so that both can follow', () =>
    given(reverseDonation)
      .events(recorded)
      .when({ donationId })
      .then({
        type: 'donations.DonationReversed',
        data: {
          donationId,
          campaignId,
          seriesId,
          donorId: null,
          backer: recorded.data.backer,
          amountMinor: 20_323,
          currency: 'GBP',
          shares: recorded.data.shares,
          needId,
          donor: recorded.data.donor,
          reason: null,
          reversedAt: '2011-09-01T12:00:00.000Z',
        },
      }));
});
