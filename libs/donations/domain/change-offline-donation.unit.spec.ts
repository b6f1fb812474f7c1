import { addressText } from '@almoner/kernel';
import { donationRecorded, donationReversed } from '@almoner/testing/events';
import { otherTeamId, pageId, postalAddress, teamPageId } from '@almoner/testing/fundraising';
import { answering, given, sealed } from '@almoner/testing/given';
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
import { campaignId, donationId, idOf, otherCampaignId, personId, seriesId } from '@almoner/testing/records';
import { changeOfflineDonation } from './change-offline-donation';
import type { EntryMove } from './entry-becomes';
import { creditablePage, donatableCampaign, ratesAround } from './facts';

const open = { campaignId, open: true, currency: 'GBP', seriesId, reportingCurrency: 'GBP' };
const teamCredit = { pageId: teamPageId, personId: null, teamId: otherTeamId };
const facts = [
  answering(donatableCampaign, open),
  // Since the gift was counted a pound came to be worth four euros.
  answering(ratesAround, [{ currency: 'EUR', rateToGbp: '0.25', effectiveFrom: '2011-08-31' }]),
  answering(creditablePage, (id) =>
    [{ ...credit, teamId: otherTeamId }, teamCredit]
      .map((page) => ({ ...page, campaignId }))
      .find((page) => page.pageId === id),
  ),
];
const posted = offlineDonationPosted();
const verified = offlineDonationVerified();
const gift = offlineGift(posted);
const counted = [posted, verified, gift] as const;
const appended = (...events: EntryMove[]) => events;
const which = { donationId, campaignId };
const elsewhere = { ...which, campaignId: otherCampaignId };
const takenBack = (of = gift) => donationReversed(of);
const changed = (special: Parameters<typeof offlineDonationPosted>[0]) =>
  offlineGift(offlineDonationPosted(special));

describe('changing what was keyed in', () => {
  const story = given(changeOfflineDonation).facts(...facts);

  test('names what is other now, each by itself', async () => {
    const addresses = [{ addressId: idOf(44), lines: sealed(donationId, addressText(postalAddress())) }];
    const parts = [
      [{ amountMinor: 2_000 }, { amountMinor: 2_000 }],
      [
        { donor: { firstName: 'Deirdre', lastName: 'Oko', email: 'd@example.org' } },
        sealedDonor(donationId, 'Deirdre', 'Oko', 'd@example.org'),
      ],
      [{ addresses: [{ addressId: idOf(44), ...postalAddress() }] }, { addresses }],
      [{ message: 'Go Ann!' }, { message: sealed(donationId, 'Go Ann!') }],
      [{ anonymous: true }, { anonymous: true }],
      [{ hideAmount: true }, { hideAmount: true }],
      [{ corporate: true }, { corporate: true }],
      [{ withheldFromSync: true }, { withheldFromSync: true }],
      [{ payment: 'stock' }, { payment: 'stock' as const }],
      [{ paidAt: '2011-08-29T10:00:00+02:00' }, { paidAt: '2011-08-29T08:00:00.000Z' }],
      [{ pageId: teamPageId }, { credit: teamCredit }],
    ] as const;
    for (const [told, changes] of parts) {
      await story
        .events(posted)
        .when({ ...which, ...told })
        .then(offlineDonationChanged(changes));
    }
  });

  test('what is not other is not named, nor is what was never told', async () => {
    await story
      .events(posted)
      .when({ ...which, amountMinor: 1_000, currency: 'GBP', pageId: null, anonymous: false, message: null })
      .thenNothing();
    await story
      .events(...counted)
      .when(which)
      .thenNothing();
  });

  test('takes words away', () =>
    story
      .events(offlineDonationPosted({ message: sealed(donationId, 'Go'), credit }))
      .when({ ...which, message: null, pageId: null })
      .then(offlineDonationChanged({ message: null, credit: null })));

  test("a credit stays as it was given, whatever team the page's owner is on by now", () =>
    story
      .events(offlineDonationPosted({ credit }))
      .when({ ...which, pageId })
      .thenNothing());

  test('a credit that is not told stays', () =>
    story
      .events(offlineDonationPosted({ credit }))
      .when({ ...which, amountMinor: 2_000 })
      .then(offlineDonationChanged({ amountMinor: 2_000 })));

  test("a known donor's words are sealed under the donor", () =>
    story
      .events(offlineDonationPosted({ donorId: personId }))
      .when({ ...which, donorId: personId, message: 'Go' })
      .then(offlineDonationChanged({ message: sealed(personId, 'Go') })));

  test.each([
    [{ amountMinor: 2_000 }, { amountMinor: 2_000 }],
    [{ paidAt: '2011-08-29T08:00:00Z' }, { paidAt: '2011-08-29T08:00:00.000Z' }],
    [
      { donor: { firstName: 'Dee', lastName: 'Okoro', email: 'd@example.org' } },
      sealedDonor(donationId, 'Dee', 'Okoro', 'd@example.org'),
    ],
  ])(
    'other money, day or donor is another gift, by the rates of the one before: %j',
    async (told, special) => {
      const [{ data: before }, { data: after }] = [posted, offlineDonationPosted(special)];
      const changes = Object.fromEntries(
        Object.entries(after).filter(
          ([part, value]) => JSON.stringify(value) !== JSON.stringify(before[part as keyof typeof before]),
        ),
      );
      await story
        .events(...counted)
        .when({ ...which, ...told })
        .then(...appended(offlineDonationChanged(changes), takenBack(), changed(special)));
    },
  );

  test('the gift is taken back from where it was credited, and given to where it is now', () => {
    const entry = offlineDonationPosted({ credit });
    return story
      .events(entry, verified, offlineGift(entry))
      .when({ ...which, amountMinor: 2_000, pageId: teamPageId })
      .then(
        ...appended(
          offlineDonationChanged({ amountMinor: 2_000, credit: teamCredit }),
          takenBack(offlineGift(entry)),
          changed({ amountMinor: 2_000, credit: teamCredit }),
        ),
      );
  });

  test('a correction of a correction takes back what counts', () => {
    const twice = changed({ amountMinor: 2_000 });
    return story
      .events(...counted, offlineDonationChanged({ amountMinor: 2_000 }), takenBack(), twice)
      .when({ ...which, amountMinor: 3_000 })
      .then(
        ...appended(
          offlineDonationChanged({ amountMinor: 3_000 }),
          takenBack(twice),
          changed({ amountMinor: 3_000 }),
        ),
      );
  });

  test('what is shown is told of the same gift', async () => {
    const message = sealed(donationId, 'Go');
    const names = sealedDonor(donationId, 'Dee', 'Oko');
    const { name, lastName, backer } = names;
    await story
      .events(...counted)
      .when({ ...which, message: 'Go', hideAmount: true, corporate: true, withheldFromSync: true })
      .then(
        offlineDonationChanged({ hideAmount: true, corporate: true, withheldFromSync: true, message }),
        donationDetailsChanged({ message, hideAmount: true, corporate: true, withheldFromSync: true }),
      );
    await story
      .events(...counted)
      .when({ ...which, donor: { firstName: 'Dee', lastName: 'Oko', email: 'dee@example.org' } })
      .then(offlineDonationChanged({ lastName, name, backer }), donationDetailsChanged({ name }));
  });

  test('who wants no name shown has none, and gets it back', async () => {
    const hidden = offlineDonationPosted({ anonymous: true });
    await story
      .events(...counted)
      .when({ ...which, anonymous: true })
      .then(
        offlineDonationChanged({ anonymous: true }),
        donationDetailsChanged({ name: null, anonymous: true }),
      );
    await story
      .events(hidden, verified, offlineGift(hidden))
      .when({ ...which, anonymous: false })
      .then(
        offlineDonationChanged({ anonymous: false }),
        donationDetailsChanged({ name: posted.data.name, anonymous: false }),
      );
  });

  test('the way it was paid is nothing that is shown', () =>
    story
      .events(...counted)
      .when({ ...which, payment: 'wire' })
      .then(offlineDonationChanged({ payment: 'wire' })));

  test('another credit moves the same gift', async () => {
    await story
      .events(...counted)
      .when({ ...which, pageId: teamPageId })
      .then(offlineDonationChanged({ credit: teamCredit }), donationRecredited(gift, teamCredit));
    const entry = offlineDonationPosted({ credit });
    await story
      .events(entry, verified, offlineGift(entry))
      .when({ ...which, pageId: null })
      .then(offlineDonationChanged({ credit: null }), donationRecredited(offlineGift(entry), null));
  });

  test('verifies and withdraws in the same append', async () => {
    await story
      .facts(answering(ratesAround, gift.data.rates))
      .events(posted)
      .when({ ...which, amountMinor: 2_000, verified: true })
      .then(
        ...appended(
          offlineDonationChanged({ amountMinor: 2_000 }),
          verified,
          changed({ amountMinor: 2_000 }),
        ),
      );
    await story
      .events(...counted)
      .when({ ...which, amountMinor: 2_000, verified: false })
      .then(
        ...appended(offlineDonationChanged({ amountMinor: 2_000 }), verificationWithdrawn(), takenBack()),
      );
    await story
      .events(posted)
      .when({ ...which, verified: false })
      .thenNothing();
    await story
      .events(...counted)
      .when({ ...which, verified: true })
      .thenNothing();
  });

  test('what cannot be counted is refused whole', async () => {
    await story
      .facts(answering(ratesAround, []))
      .events(posted)
      .when({ ...which, amountMinor: 2_000, verified: true })
      .thenRefused('donations.no-rate');
    const tiny = [{ currency: 'EUR', rateToGbp: '0.000001', effectiveFrom: '2011-08-27' }];
    await story
      .events(posted, verified, offlineGift(posted, { rates: tiny }))
      .when({ ...which, amountMinor: 100_000_000_000 })
      .thenRefused('donations.amount-too-large');
  });

  test('needs an entry, its donor, its currency and a page of its campaign', async () => {
    await story.when(which).thenRefused('donations.donation-unknown');
    await story.events(posted).when(elsewhere).thenRefused('donations.donation-unknown');
    await story
      .events(posted, offlineDonationRemoved())
      .when(which)
      .thenRefused('donations.donation-unknown');
    await story.events(donationRecorded()).when(which).thenRefused('donations.not-offline');
    await story
      .events(posted)
      .when({ ...which, donorId: personId })
      .thenRefused('donations.other-donor');
    await story
      .events(posted)
      .when({ ...which, currency: 'EUR' })
      .thenRefused('donations.other-currency');
    await story
      .events(posted)
      .when({ ...which, pageId: idOf(98) })
      .thenRefused('donations.page-unknown');
    await story
      .facts(answering(creditablePage, { ...teamCredit, campaignId: otherCampaignId }))
      .events(posted)
      .when({ ...which, pageId: teamPageId })
      .thenRefused('donations.page-unknown');
  });
});
