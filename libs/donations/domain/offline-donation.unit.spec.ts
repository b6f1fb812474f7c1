import { addressText, numbersGiven } from '@almoner/kernel';
import { donationRecorded, donationReversed } from '@almoner/testing/events';
import { pageId, postalAddress } from '@almoner/testing/fundraising';
import { answering, given, noon, sealed } from '@almoner/testing/given';
import {
  credit,
  donationDetailsChanged,
  donationRecredited,
  offlineDonation,
  offlineDonationChanged,
  offlineDonationPosted,
  offlineDonationRemoved,
  offlineDonationVerified,
  offlineGift,
  sealedDonor,
  verificationWithdrawn,
} from '@almoner/testing/offline-donations';
import { campaignId, donationId, idOf, otherCampaignId, personId, seriesId } from '@almoner/testing/records';
import { donation } from './donation';
import { creditablePage, donatableCampaign, ratesAround } from './facts';
import { postOfflineDonation } from './post-offline-donation';
import { removeOfflineDonation } from './remove-offline-donation';
import { reverseDonation } from './reverse-donation';
import { verifyDonation } from './verify-donation';
import { withdrawVerification } from './withdraw-verification';

const open = { campaignId, open: true, currency: 'GBP', seriesId, reportingCurrency: 'GBP' };
const euro = { currency: 'EUR', rateToGbp: '0.5', effectiveFrom: '2011-08-27' };
const facts = [
  answering(donatableCampaign, (id) => (id === campaignId ? open : undefined)),
  answering(ratesAround, (currencies, day) =>
    day === '2011-09-01' ? [euro].filter(({ currency }) => currencies.includes(currency)) : [],
  ),
  answering(creditablePage, (id) => (id === pageId ? { ...credit, campaignId } : undefined)),
  answering(numbersGiven['ledger-entry'], (_surface, from) => from === 301),
];
const posted = offlineDonationPosted();
const verified = offlineDonationVerified();
const gift = offlineGift(posted);
const which = { donationId, campaignId };
const takenBack = donationReversed(gift);
const atOnce = [posted, verified, gift] as const;

describe('keying in money that came without a gateway', () => {
  const story = given(postOfflineDonation).facts(...facts);

  test('is no gift yet', () => story.when(offlineDonation()).then(posted));

  test('is a gift at once where the money was seen', () =>
    story.when(offlineDonation({ verified: true })).then(...atOnce));

  test('keeps everything that was told, sealed under a known donor', () =>
    story
      .when(
        offlineDonation({
          donorId: personId,
          donor: { firstName: ' Dee ', lastName: ' Okoro ', email: ' Dee@Example.org ' },
          addresses: [{ addressId: idOf(44), ...postalAddress() }],
          message: ' Go Ann! ',
          anonymous: true,
          hideAmount: true,
          corporate: true,
          withheldFromSync: true,
          payment: 'check',
          pageId,
          postedBy: idOf(99),
          numbers: { sprocket: 302 },
          verified: true,
        }),
      )
      .then(...whole()));

  function whole() {
    const entry = offlineDonationPosted({
      donorId: personId,
      ...sealedDonor(personId, 'Dee', 'Okoro', 'Dee@Example.org'),
      addresses: [{ addressId: idOf(44), lines: sealed(personId, addressText(postalAddress())) }],
      message: sealed(personId, 'Go Ann!'),
      anonymous: true,
      hideAmount: true,
      corporate: true,
      withheldFromSync: true,
      payment: 'check',
      credit,
      postedBy: idOf(99),
      numbers: { sprocket: 302 },
    });
    return [entry, verified, offlineGift(entry)] as const;
  }

  test('blank words are none', () => story.when(offlineDonation({ message: '  ' })).then(posted));

  test('a repetition records nothing, also once it was verified, changed or removed', async () => {
    await story.events(posted).when(offlineDonation()).thenNothing();
    await story.events(posted, verified, gift).when(offlineDonation()).thenNothing();
    await story
      .events(posted, offlineDonationChanged({ amountMinor: 7 }))
      .when(offlineDonation())
      .thenNothing();
    await story.events(posted, offlineDonationRemoved()).when(offlineDonation()).thenNothing();
  });

  test('a repetition names the same page, whatever team its owner is on by now', () =>
    story
      .events(offlineDonationPosted({ credit: { ...credit, teamId: null } }))
      .when(offlineDonation({ pageId }))
      .thenNothing());

  test('addresses that read alike are the same', () =>
    story
      .events(
        offlineDonationPosted({
          addresses: [{ addressId: idOf(44), lines: sealed(donationId, addressText(postalAddress())) }],
        }),
      )
      .when(offlineDonation({ addresses: [{ addressId: idOf(45), ...postalAddress() }] }))
      .thenNothing());

  test.each([
    { campaignId: otherCampaignId },
    { donorId: personId },
    { amountMinor: 1_001 },
    { donor: { ...offlineDonation().donor, email: 'd@example.org' } },
    { addresses: [{ addressId: idOf(44), ...postalAddress() }] },
    { message: 'Go' },
    { hideAmount: true },
    { pageId },
  ])('an id is never given to another one: %j', (other) =>
    story.events(posted).when(offlineDonation(other)).thenRefused('donations.id-taken'),
  );

  test('the id of another gift is taken', () =>
    story.events(donationRecorded()).when(offlineDonation()).thenRefused('donations.id-taken'));

  test('needs a campaign that takes gifts, and its currency', async () => {
    await story
      .when(offlineDonation({ campaignId: otherCampaignId }))
      .thenRefused('donations.campaign-unknown');
    await story
      .facts(answering(donatableCampaign, { ...open, open: false }))
      .when(offlineDonation())
      .thenRefused('donations.campaign-closed');
    await story.when(offlineDonation({ currency: 'EUR' })).thenRefused('donations.other-currency');
  });

  test('a number that another entry has is refused', () =>
    story.when(offlineDonation({ numbers: { sprocket: 301 } })).thenRefused('donations.number-taken'));

  test('a page must be one of the campaign', async () => {
    await story.when(offlineDonation({ pageId: idOf(98) })).thenRefused('donations.page-unknown');
    await story
      .facts(answering(creditablePage, { ...credit, campaignId: otherCampaignId }))
      .when(offlineDonation({ pageId }))
      .thenRefused('donations.page-unknown');
  });

  test('a gift that cannot be counted is not kept either', async () => {
    await story
      .facts(answering(ratesAround, []))
      .when(offlineDonation({ verified: true }))
      .thenRefused('donations.no-rate');
    await story
      .facts(answering(ratesAround, [{ ...euro, rateToGbp: '0.000001' }]))
      .when(offlineDonation({ amountMinor: 100_000_000_000, verified: true }))
      .thenRefused('donations.amount-too-large');
  });

  test.each([
    { amountMinor: 0 },
    { amountMinor: 1.5 },
    { amountMinor: 100_000_000_001 },
    { currency: 'XQQ' },
    { donor: undefined },
    { donor: { firstName: ' ', lastName: 'Okoro', email: 'dee@example.org' } },
    { donor: { firstName: 'Dee', lastName: ' ', email: 'dee@example.org' } },
    { donor: { firstName: 'x'.repeat(101), lastName: 'Okoro', email: 'dee@example.org' } },
    { donor: { firstName: 'Dee', lastName: 'x'.repeat(101), email: 'dee@example.org' } },
    { donor: { firstName: 'Dee', lastName: 'Okoro', email: 'nobody' } },
    { donor: { ...offlineDonation().donor, phone: '1' } },
    { addresses: Array.from({ length: 11 }, () => ({ addressId: idOf(44), ...postalAddress() })) },
    { addresses: [{ addressId: idOf(44), ...postalAddress({ line1: 'x'.repeat(201) }) }] },
    { addresses: [{ addressId: idOf(44) }] },
    { addresses: [{ addressId: idOf(44), ...postalAddress(), planet: 'Earth' }] },
    { message: 'x'.repeat(5_001) },
    { payment: 'credit-card' },
    { paidAt: 'yesterday' },
    { source: 'unicef' },
  ])('is never %j', (wrong) => story.when(offlineDonation(wrong)).thenMalformed());

  test('takes an instant with any offset', () =>
    story.when(offlineDonation({ paidAt: '2011-08-30T10:00:00+02:00' })).then(posted));

  test('writes the stream of the gift', () => {
    const command = postOfflineDonation.schema.parse(offlineDonation());
    expect(postOfflineDonation.stream(command)).toBe(`donation-${donationId}`);
  });
});

describe('verifying', () => {
  const story = given(verifyDonation).facts(...facts);

  test('makes the entry a gift, at the rates of the day', () =>
    story.events(posted).when(which).then(verified, gift));

  test('counts what the entry says by then', () =>
    story
      .events(posted, offlineDonationChanged({ amountMinor: 2_000 }))
      .when(which)
      .then(verified, offlineGift(offlineDonationPosted({ amountMinor: 2_000 }))));

  test('counts also where the campaign takes no new gifts', () =>
    story
      .facts(answering(donatableCampaign, { ...open, open: false }))
      .events(posted)
      .when(which)
      .then(verified, gift));

  test('a repetition records nothing; what was withdrawn may be verified anew', async () => {
    await story.events(posted, verified, gift).when(which).thenNothing();
    await story
      .events(posted, verified, gift, verificationWithdrawn(), takenBack)
      .when(which)
      .then(verified, gift);
  });

  test('needs an entry of the campaign that was not removed', async () => {
    await story.when(which).thenRefused('donations.donation-unknown');
    await story
      .events(posted, offlineDonationRemoved())
      .when(which)
      .thenRefused('donations.donation-unknown');
    await story
      .events(posted)
      .when({ ...which, campaignId: otherCampaignId })
      .thenRefused('donations.donation-unknown');
    await story.events(donationRecorded()).when(which).thenRefused('donations.not-offline');
    await story
      .events(donationRecorded(), donationReversed(donationRecorded()))
      .when(which)
      .thenRefused('donations.donation-unknown');
    await story
      .events(donationRecorded())
      .when({ ...which, campaignId: otherCampaignId })
      .thenRefused('donations.donation-unknown');
  });

  test('needs the campaign and its rates', async () => {
    await story
      .facts(answering(donatableCampaign, undefined))
      .events(posted)
      .when(which)
      .thenRefused('donations.campaign-unknown');
    await story.facts(answering(ratesAround, [])).events(posted).when(which).thenRefused('donations.no-rate');
  });
});

describe('withdrawing a verification', () => {
  const story = given(withdrawVerification);

  test('takes the gift back out, where it is credited by then', async () => {
    await story.events(posted, verified, gift).when(which).then(verificationWithdrawn(), takenBack);
    await story
      .events(posted, verified, gift, offlineDonationChanged({ credit }), donationRecredited(gift, credit))
      .when(which)
      .then(verificationWithdrawn(), { ...takenBack, data: { ...takenBack.data, credit } });
  });

  test('what is pending stays so', () => story.events(posted).when(which).thenNothing());

  test('needs an entry', async () => {
    await story.when(which).thenRefused('donations.donation-unknown');
    await story.events(donationRecorded()).when(which).thenRefused('donations.not-offline');
  });
});

describe('removing an entry', () => {
  const story = given(removeOfflineDonation);
  const removed = offlineDonationRemoved();

  test('leaves no trace in any list', () => story.events(posted).when(which).then(removed));

  test('takes its gift back out', () =>
    story
      .events(offlineDonationPosted({ credit }), verified, gift)
      .when(which)
      .then(removed, { ...takenBack, data: { ...takenBack.data, credit } }));

  test('a repetition records nothing', async () => {
    await story.events(posted, removed).when(which).thenNothing();
    await story.events(posted, verified, gift, removed, takenBack).when(which).thenNothing();
  });

  test('needs an entry of the campaign; what a gateway took is only ever reversed', async () => {
    await story.when(which).thenRefused('donations.donation-unknown');
    await story.events(donationRecorded()).when(which).thenRefused('donations.not-offline');
    const elsewhere = { ...which, campaignId: otherCampaignId };
    await story.events(posted).when(elsewhere).thenRefused('donations.donation-unknown');
    await story.events(posted, removed).when(elsewhere).thenRefused('donations.donation-unknown');
  });
});

describe('reversing the gift of an entry', () => {
  const story = given(reverseDonation);

  test('leaves the entry pending', async () => {
    await story.events(posted, verified, gift).when({ donationId }).then(takenBack);
    await given(verifyDonation)
      .facts(...facts)
      .events(posted, verified, gift, takenBack)
      .when(which)
      .then(verified, gift);
  });

  test('takes it out where it is credited by then', () =>
    story
      .events(offlineDonationPosted({ credit }), verified, gift)
      .when({ donationId })
      .then({ ...takenBack, data: { ...takenBack.data, credit } }));

  test('a repetition records nothing; without a gift there is nothing to reverse', async () => {
    await story.events(posted, verified, gift, takenBack).when({ donationId }).thenNothing();
    await story
      .events(posted, verified, gift, offlineDonationRemoved(), takenBack)
      .when({ donationId })
      .thenNothing();
    await story.events(posted).when({ donationId }).thenRefused('donations.donation-unknown');
  });
});

test('a history that starts in its middle is a fault', () => {
  const { evolve, initial } = donation;
  for (const event of [offlineDonationChanged({}), offlineDonationRemoved()]) {
    expect(() => evolve(initial, event)).toThrow('before it was posted');
  }
  for (const event of [takenBack, donationRecredited(gift, null), donationDetailsChanged({})]) {
    expect(() => evolve(initial, event)).toThrow('before its gift');
  }
  expect(noon.toISOString()).toBe(posted.data.postedAt);
});
