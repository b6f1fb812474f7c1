import { donationRecorded, donationReversed } from '@almoner/testing/events';
import { otherTeamId, pageId, teamPageId } from '@almoner/testing/fundraising';
import { answering, given, sealed } from '@almoner/testing/given';
import {
  credit,
  donationDetailsChanged,
  donationRecredited,
  offlineDonationChanged,
  offlineDonationPosted,
  offlineDonationVerified,
  offlineGift,
} from '@almoner/testing/offline-donations';
import { campaignId, donationId, idOf, otherCampaignId, personId, seriesId } from '@almoner/testing/records';
import { changeDonationDetails } from './change-donation-details';
import { creditablePage, donatableCampaign, ratesAround } from './facts';
import { recreditDonation } from './recredit-donation';
import { reverseDonation } from './reverse-donation';

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
const which = { donationId, campaignId };
const elsewhere = { ...which, campaignId: otherCampaignId };

describe('changing what is shown with a gift', () => {
  const story = given(changeDonationDetails).facts(...facts);
  const online = donationRecorded();

  test('names what is other now', async () => {
    await story
      .events(online)
      .when({ ...which, message: ' Go ', hideAmount: true, corporate: true, withheldFromSync: true })
      .then(
        donationDetailsChanged({
          message: sealed(donationId, 'Go'),
          hideAmount: true,
          corporate: true,
          withheldFromSync: true,
        }),
      );
    await story
      .events(donationRecorded({ donorId: personId }))
      .when({ ...which, donorId: personId, message: 'Go' })
      .then(donationDetailsChanged({ message: sealed(personId, 'Go') }));
  });

  test('what is not other is not named, after other changes too', async () => {
    await story
      .events(online)
      .when({
        ...which,
        message: null,
        anonymous: false,
        hideAmount: false,
        corporate: false,
        withheldFromSync: false,
      })
      .thenNothing();
    await story
      .events(online, donationDetailsChanged({ corporate: true, message: sealed(donationId, 'Go') }))
      .when({ ...which, corporate: true, message: 'Go' })
      .thenNothing();
    await story
      .events(donationRecorded({ message: sealed(donationId, 'Go'), hideAmount: true, anonymous: true }))
      .when({ ...which, message: 'Go', hideAmount: true, anonymous: true })
      .thenNothing();
    await story
      .events(donationRecorded({ message: sealed(donationId, 'Go') }))
      .when({ ...which, message: null })
      .then(donationDetailsChanged({ message: null }));
  });

  test('a name goes and comes back; a gift without one stays without', async () => {
    const { name } = online.data;
    await story
      .events(online)
      .when({ ...which, anonymous: true })
      .then(donationDetailsChanged({ name: null, anonymous: true }));
    await story
      .events(donationRecorded({ anonymous: true }))
      .when({ ...which, anonymous: false })
      .then(donationDetailsChanged({ name, anonymous: false }));
    await story
      .events(online, donationDetailsChanged({ name: null, anonymous: true }))
      .when({ ...which, anonymous: false })
      .then(donationDetailsChanged({ name, anonymous: false }));
    await story
      .events(donationRecorded({ name: null }))
      .when({ ...which, anonymous: true })
      .thenNothing();
  });

  test('of an offline gift changes its entry as well', async () => {
    await story
      .events(...counted)
      .when({ ...which, hideAmount: true })
      .then(offlineDonationChanged({ hideAmount: true }), donationDetailsChanged({ hideAmount: true }));
    await story
      .events(posted)
      .when({ ...which, hideAmount: true })
      .then(offlineDonationChanged({ hideAmount: true }));
  });

  test('needs a gift of the campaign that stands, and its donor', async () => {
    await story.when(which).thenRefused('donations.donation-unknown');
    await story.events(online).when(elsewhere).thenRefused('donations.donation-unknown');
    await story
      .events(online, donationReversed(online))
      .when(which)
      .thenRefused('donations.donation-unknown');
    await story
      .events(online)
      .when({ ...which, donorId: personId })
      .thenRefused('donations.other-donor');
  });

  test.each([{ amountMinor: 1 }, { anonymous: null }])('is never %j', (wrong) =>
    story
      .events(online)
      .when({ ...which, ...wrong })
      .thenMalformed(),
  );
});

describe('crediting a gift elsewhere', () => {
  const story = given(recreditDonation).facts(...facts);
  const online = donationRecorded({ credit });
  const general = donationRecorded();

  test('moves it to the page, and to whom that stands for today', async () => {
    await story
      .events(online)
      .when({ ...which, pageId: teamPageId })
      .then(donationRecredited(online, teamCredit));
    await story
      .events(online)
      .when({ ...which, pageId: null })
      .then(donationRecredited(online, null));
    await story
      .events(general)
      .when({ ...which, pageId })
      .then(donationRecredited(general, { ...credit, teamId: otherTeamId }));
    await story
      .events(online, donationRecredited(online, teamCredit))
      .when({ ...which, pageId: null })
      .then(donationRecredited(donationRecorded({ credit: teamCredit }), null));
  });

  test('where it is credited already it stays, as it was given', async () => {
    await story
      .events(online)
      .when({ ...which, pageId })
      .thenNothing();
    await story
      .events(general)
      .when({ ...which, pageId: null })
      .thenNothing();
    await story
      .events(offlineDonationPosted({ credit }))
      .when({ ...which, pageId })
      .thenNothing();
  });

  test('of an offline gift changes its entry as well', async () => {
    await story
      .events(posted)
      .when({ ...which, pageId: teamPageId })
      .then(offlineDonationChanged({ credit: teamCredit }));
    await story
      .events(...counted)
      .when({ ...which, pageId: teamPageId })
      .then(offlineDonationChanged({ credit: teamCredit }), donationRecredited(gift, teamCredit));
  });

  test('its reversal takes it out where it is credited by then', () =>
    given(reverseDonation)
      .events(online, donationRecredited(online, teamCredit))
      .when({ donationId })
      .then({
        ...donationReversed(online),
        data: { ...donationReversed(online).data, credit: teamCredit },
      }));

  test('needs a gift of the campaign that stands, and a page of it', async () => {
    const toNobody = { ...which, pageId: null };
    await story.when(toNobody).thenRefused('donations.donation-unknown');
    await story
      .events(online)
      .when({ ...elsewhere, pageId: null })
      .thenRefused('donations.donation-unknown');
    await story
      .events(online, donationReversed(online))
      .when(toNobody)
      .thenRefused('donations.donation-unknown');
    await story
      .events(online)
      .when({ ...which, pageId: idOf(98) })
      .thenRefused('donations.page-unknown');
    await story
      .events(posted)
      .when({ ...which, pageId: idOf(98) })
      .thenRefused('donations.page-unknown');
    await story.events(online).when(which).thenMalformed();
  });
});
