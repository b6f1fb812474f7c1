import { numbersGiven } from '@almoner/kernel';
import {
  abandoned,
  announced,
  confirmed,
  euro,
  eventAnnounced,
  eventForm,
  eventRecorded,
  form,
  fundraisingEventId,
  recorded,
  told,
} from '@almoner/testing/announcements';
import { donationRecorded, donationReversed } from '@almoner/testing/events';
import { answering, given, noon } from '@almoner/testing/given';
import { campaignId, clientId, donationId, idOf, seriesId } from '@almoner/testing/records';
import { abandonDonation } from './abandon-donation';
import { announceDonation } from './announce-donation';
import { announcement } from './announcement';
import { confirmDonation } from './confirm-donation';
import { donation } from './donation';
import {
  type DonatableCampaign,
  announcedDonation,
  donatableCampaign,
  ratesAround,
  receivingEvent,
  referenceHolder,
} from './facts';
import { recordDonation } from './record-donation';
import { reverseDonation } from './reverse-donation';

const open: DonatableCampaign = {
  campaignId,
  open: true,
  currency: 'GBP',
  seriesId,
  reportingCurrency: 'GBP',
};
const closed = { ...open, open: false };
const running = { fundraisingEventId, open: true, receivedEurMinor: 0n };
describe('announcing a gift', () => {
  const story = given(announceDonation).facts(
    answering(donatableCampaign, (id) => (id === campaignId ? open : undefined)),
    answering(ratesAround, [euro]),
    answering(numbersGiven.donation, false),
    answering(numbersGiven.opinion, false),
    answering(receivingEvent, (id) => (id === fundraisingEventId ? running : undefined)),
    // Nobody else's reference is ever asked for, and none where none was told.
    answering(referenceHolder, (client, reference) =>
      client === clientId && ![undefined, null, 'used'].includes(reference) ? undefined : idOf(99),
    ),
  );
  const now = new Date('2011-08-31T09:00:00.000Z');

  test('keeps everything that the gift will say, with a token and a reference for the payment', () =>
    story.when(form, { now }).then(announced));

  test('may bring its token and payment reference', () =>
    story
      .when({ ...form, token: 'V9mxWWAeuVK9PtJw9mrZRyRk', paymentReference: 'ALM7K2M9QXTB40H' }, { now })
      .then({
        ...announced,
        data: {
          ...announced.data,
          token: 'V9mxWWAeuVK9PtJw9mrZRyRk',
          paymentReference: 'ALM7K2M9QXTB40H',
        },
      }));

  test('needs neither words nor client', () =>
    story.when({ donationId, campaignId, amountMinor: 1_500, currency: 'eur' }, { now }).then({
      type: 'donations.DonationAnnounced',
      data: {
        donationId,
        campaignId,
        donorId: null,
        amountMinor: 1_500,
        currency: 'EUR',
        name: null,
        backer: null,
        paymentReference: 'ALM000000000000',
        announcedAt: now.toISOString(),
      },
    }));

  test('needs no reference of its client', () =>
    story.when({ ...form, clientReference: undefined }, { now }).then({
      ...announced,
      data: { ...announced.data, clientReference: undefined },
    }));

  test('sent twice is announced once, whatever was minted for it, and also when it was settled', async () => {
    const retold = { ...form, token: 'V9mxWWAeuVK9PtJw9mrZRyRk', paymentReference: 'ALM7K2M9QXTB40H' };
    await story.events(announced).when(retold).thenNothing();
    await story.events(announced).facts(answering(donatableCampaign, closed)).when(form).thenNothing();
    await story.events(announced).facts(answering(referenceHolder, donationId)).when(form).thenNothing();
    await story.events(announced, abandoned).when(form).thenNothing();
    await story.events(announced, confirmed, recorded).when(form).thenNothing();
    await story.events(announced, confirmed, recorded, donationReversed(recorded)).when(form).thenNothing();
  });

  test.each([
    { campaignId: idOf(99) },
    { amountMinor: 1_501 },
    { currency: 'GBP' },
    { name: 'E. Muster' },
    { name: null },
    { message: 'Go on' },
    { clientReference: 'another' },
  ])('with %j it is another gift, and an id is given once', (other) =>
    story
      .events(announced)
      .when({ ...form, ...other })
      .thenRefused('donations.id-taken'),
  );

  test('an unnamed one is another than a named one', () =>
    story
      .events({ ...announced, data: { ...announced.data, name: null } })
      .when(form)
      .thenRefused('donations.id-taken'));

  test('sent twice without a name is announced once', () =>
    story
      .events({ ...announced, data: { ...announced.data, name: null } })
      .when({ ...form, name: null })
      .thenNothing());

  test('to an event is kept as one', async () => {
    await story.when(eventForm, { now }).then(eventAnnounced);
    await story.events(eventAnnounced).when(eventForm).thenNothing();
    await story
      .events(eventAnnounced)
      .when({ ...eventForm, fundraisingEventId: idOf(341) })
      .thenRefused('donations.id-taken');
    await story.events(eventAnnounced).when(form).thenRefused('donations.id-taken');
  });

  test('to an event that there is not, or that ended, is refused', async () => {
    const ended = { ...running, open: false };
    await story.when({ ...eventForm, fundraisingEventId: idOf(341) }).thenRefused('donations.event-unknown');
    await story.facts(answering(receivingEvent, ended)).when(eventForm).thenRefused('donations.event-closed');
  });

  test('the id of a gift that was never announced is taken', () =>
    story.events(recorded).when(form).thenRefused('donations.id-taken'));

  test('a reference of the client that stands for another gift is refused', () =>
    story.when({ ...form, clientReference: 'used' }).thenRefused('donations.reference-taken'));

  test.each([
    ['donations.campaign-unknown', undefined, [euro]],
    ['donations.campaign-closed', closed, [euro]],
    ['donations.no-rate', open, []],
  ] as const)('is refused with %s before anybody pays', (code, campaign, rates) =>
    story
      .facts(answering(donatableCampaign, campaign), answering(ratesAround, rates))
      .when(form)
      .thenRefused(code),
  );

  test.each([
    { amountMinor: 0 },
    { token: 'short' },
    { paymentReference: '12' },
    { clientId: undefined },
    { campaignId: undefined },
    { fundraisingEventId },
    { confirmedAt: noon.toISOString() },
    { donorId: idOf(1) },
    { reference: 'r' },
  ])('is never %j', (wrong) => story.when({ ...form, ...wrong }).thenMalformed());

  test('writes the stream of the gift', () => {
    expect(announceDonation.stream(announceDonation.schema.parse(form))).toBe(`donation-${donationId}`);
  });
});

describe('confirming a gift', () => {
  const paid = { donationId, amountMinor: 1_500, currency: 'EUR', source: 'bank', paymentId: '7788' };
  const story = given(confirmDonation).facts(
    answering(announcedDonation, (id) => (id === donationId ? { donationId, campaignId } : undefined)),
    answering(donatableCampaign, (id) => (id === campaignId ? open : undefined)),
    answering(ratesAround, (currencies, day) =>
      currencies.join() === 'EUR' && day === '2011-09-01' ? [euro] : [],
    ),
  );

  test('counts it from today, at the rates of today', () =>
    story.events(announced).when(paid).then(confirmed, recorded));

  test('to an event counts for the event, also when it ended since', () =>
    story
      .facts(answering(announcedDonation, { donationId, campaignId: null }))
      .events(eventAnnounced)
      .when(paid)
      .then(confirmed, eventRecorded));

  test('money that came late counts all the same', () =>
    story.events(announced, abandoned).when(paid).then(confirmed, recorded));

  test('a campaign that closed since takes what was announced to it', () =>
    story.facts(answering(donatableCampaign, closed)).events(announced).when(paid).then(confirmed, recorded));

  test('a payment without an id of its own is taken too', () =>
    story
      .events(announced)
      .when({ ...paid, paymentId: null })
      .then({ ...confirmed, data: { ...confirmed.data, payment: null } }, recorded));

  test('an unnamed gift has a backer of its own', () =>
    story
      .events({ ...announced, data: { ...announced.data, name: null, backer: null } })
      .when(paid)
      .then(confirmed, { ...recorded, data: { ...recorded.data, name: null, backer: null } }));

  test('told twice it counts once, also after it was taken back', async () => {
    const settled = story.events(announced, confirmed, recorded);
    await settled.when(paid).thenNothing();
    await settled.when({ ...paid, paymentId: null }).thenNothing();
    await settled.when({ ...paid, source: 'gateway' }).thenNothing();
    await settled.events(donationReversed(recorded)).when(paid).thenNothing();
    await story
      .events(announced, { ...confirmed, data: { ...confirmed.data, payment: null } }, recorded)
      .when(paid)
      .thenNothing();
  });

  test('a second payment for it is refused', () =>
    story
      .events(announced, confirmed, recorded)
      .when({ ...paid, paymentId: '7789' })
      .thenRefused('donations.paid-already'));

  test.each([{ amountMinor: 1_499 }, { amountMinor: 1_501 }, { currency: 'GBP' }])(
    'other money is refused: %j',
    async (other) => {
      const wrong = { ...paid, ...other };
      await story.events(announced).when(wrong).thenRefused('donations.other-amount');
      await story.events(announced, confirmed, recorded).when(wrong).thenRefused('donations.other-amount');
    },
  );

  test('needs an announcement', async () => {
    await story.when(paid).thenRefused('donations.donation-unknown');
    await story.events(recorded).when(paid).thenRefused('donations.donation-unknown');
  });

  test('needs its campaign and rates', async () => {
    const waiting = story.events(announced);
    await waiting
      .facts(answering(announcedDonation, undefined))
      .when(paid)
      .thenRefused('donations.campaign-unknown');
    await waiting
      .facts(answering(donatableCampaign, undefined))
      .when(paid)
      .thenRefused('donations.campaign-unknown');
    await waiting.facts(answering(ratesAround, [])).when(paid).thenRefused('donations.no-rate');
  });

  test('must fit every total', () =>
    story
      .events({ ...announced, data: { ...announced.data, amountMinor: 100_000_000_000, currency: 'GBP' } })
      .facts(answering(ratesAround, [{ ...euro, rateToGbp: '0.000001' }]))
      .when({ ...paid, amountMinor: 100_000_000_000, currency: 'GBP' })
      .thenRefused('donations.amount-too-large'));

  test.each([
    { amountMinor: 0 },
    { amountMinor: 100_000_000_001 },
    { source: 'The bank' },
    { paymentId: ' ' },
    { paymentId: 'x'.repeat(201) },
  ])('is never %j', (wrong) => story.when({ ...paid, ...wrong }).thenMalformed());

  test('a payment id is trimmed, and left out it is none', () => {
    expect(confirmDonation.schema.parse({ ...paid, paymentId: ` ${'x'.repeat(200)} ` })).toMatchObject({
      paymentId: 'x'.repeat(200),
    });
    expect(confirmDonation.schema.parse({ ...paid, paymentId: undefined })).toMatchObject({
      paymentId: null,
    });
  });
});

describe('abandoning a gift', () => {
  const story = given(abandonDonation);

  test('waits for its money no more', () => story.events(announced).when({ donationId }).then(abandoned));
  test('a repetition records nothing', () =>
    story.events(announced, abandoned).when({ donationId }).thenNothing());
  test('a gift that counts cannot be abandoned', () =>
    story.events(announced, confirmed, recorded).when({ donationId }).thenRefused('donations.paid-already'));
  test('needs an announcement', async () => {
    await story.when({ donationId }).thenRefused('donations.donation-unknown');
    await story.events(recorded).when({ donationId }).thenRefused('donations.donation-unknown');
  });
});

describe('what is announced', () => {
  const facts = [
    answering(donatableCampaign, open),
    answering(ratesAround, [euro]),
    answering(numbersGiven.donation, false),
    answering(numbersGiven.opinion, false),
  ];
  const gift = { donationId, campaignId, amountMinor: 1_500, currency: 'EUR', source: 'bank' };

  test('is no gift yet: its id is taken, and there is nothing to take back', async () => {
    for (const history of [[announced], [announced, abandoned]]) {
      await given(recordDonation)
        .facts(...facts)
        .events(...history)
        .when(gift)
        .thenRefused('donations.id-taken');
      await given(reverseDonation)
        .events(...history)
        .when({ donationId })
        .thenRefused('donations.donation-unknown');
    }
  });

  test('can be taken back once its money came', () =>
    given(reverseDonation)
      .events(announced, confirmed, recorded)
      .when({ donationId })
      .then({
        type: 'donations.DonationReversed',
        data: { ...donationReversed(recorded).data, needId: idOf(310), donor: told.donor },
      }));

  test('is announced before it is paid or abandoned', () => {
    for (const first of [confirmed, abandoned]) {
      expect(() => announcement.evolve(announcement.initial, first)).toThrow('before its gift');
    }
    expect(announcement.evolve(announcement.initial, donationRecorded())).toEqual({ status: 'taken' });
    for (const told of [announced, abandoned, confirmed]) {
      expect(donation.evolve(donation.initial, told)).toEqual({ status: 'announced' });
    }
  });
});
