import { donationRecorded, donationReversed } from '@almoner/testing/events';
import { given } from '@almoner/testing/given';
import { donationId } from '@almoner/testing/records';
import { donation } from './donation';
import { reverseDonation } from './reverse-donation';

const recorded = donationRecorded();
const reversed = donationReversed(recorded);

describe('reversing a gift', () => {
  test('takes out exactly what the gift put in', () =>
    given(reverseDonation).events(recorded).when({ donationId }).then(reversed));
  test('keeps the reason', () =>
    given(reverseDonation)
      .events(recorded)
      .when({ donationId, reason: 'chargeback' })
      .then({ ...reversed, data: { ...reversed.data, reason: 'chargeback' } }));
  test('a repetition records nothing', () =>
    given(reverseDonation).events(recorded, reversed).when({ donationId }).thenNothing());
  test('needs a gift', () =>
    given(reverseDonation).when({ donationId }).thenRefused('donations.donation-unknown'));
  test('a reason is a slug, never words about somebody', () =>
    given(reverseDonation).events(recorded).when({ donationId, reason: 'Andrew asked' }).thenMalformed());
});

test('a history that starts with a reversal is a fault', () => {
  expect(() => donation.evolve(donation.initial, reversed)).toThrow('before its gift');
});
