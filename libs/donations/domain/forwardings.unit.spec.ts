import { donationsForwarded, forwardingTakenBack } from '@almoner/testing/events';
import { answering, given } from '@almoner/testing/given';
import { campaignId, fundraisingEventId, idOf, otherCampaignId, seriesId } from '@almoner/testing/records';
import { donatableCampaign, ratesAround, receivingEvent } from './facts';
import { forwardDonations } from './forward-donations';
import { forwardings } from './forwardings';
import { takeBackForwarding } from './take-back-forwarding';

const forwardingId = idOf(11);
const campaign = { campaignId, open: true, currency: 'GBP', seriesId, reportingCurrency: 'GBP' };
const event = { fundraisingEventId, open: false, receivedEurMinor: 10_000n };
const euro = { currency: 'EUR', rateToGbp: '0.5', effectiveFrom: '2011-08-27' };
const facts = [
  answering(receivingEvent, (id) => (id === fundraisingEventId ? event : undefined)),
  answering(donatableCampaign, (id) => (id === campaignId ? campaign : undefined)),
  answering(ratesAround, (currencies, day) =>
    day === '2011-09-01' && currencies.join() === 'EUR' ? [euro] : [],
  ),
];
const command = (special: object = {}) => ({
  fundraisingEventId,
  forwardingId,
  campaignId,
  amountMinor: 4_000,
  ...special,
});
const forwarded = donationsForwarded();

describe('forwarding donations', () => {
  const story = given(forwardDonations).facts(...facts);

  test('freezes what they count for the campaign, also after the event ended', () =>
    story.when(command()).then(forwarded));

  test('up to all that is left', async () => {
    await story.when(command({ amountMinor: 10_000 })).then(donationsForwarded({ amountMinor: 10_000 }));
    await story
      .events(forwarded)
      .when(command({ forwardingId: idOf(12), amountMinor: 6_000 }))
      .then(donationsForwarded({ forwardingId: idOf(12), amountMinor: 6_000 }));
  });

  test('never more', async () => {
    await story.when(command({ amountMinor: 10_001 })).thenRefused('donations.forwarding-exceeds');
    await story
      .events(forwarded)
      .when(command({ forwardingId: idOf(12), amountMinor: 6_001 }))
      .thenRefused('donations.forwarding-exceeds');
  });

  test('what was taken back is left again', () =>
    story
      .events(forwarded, forwardingTakenBack(forwarded))
      .when(command({ forwardingId: idOf(12), amountMinor: 10_000 }))
      .then(donationsForwarded({ forwardingId: idOf(12), amountMinor: 10_000 })));

  test('nothing goes out while more went out than was given and lasted', () =>
    story
      .facts(answering(receivingEvent, { ...event, receivedEurMinor: 3_999n }))
      .events(forwarded)
      .when(command({ forwardingId: idOf(12), amountMinor: 1 }))
      .thenRefused('donations.forwarding-exceeds'));

  test('a repetition records nothing, although nothing is left, also after it was taken back', async () => {
    const all = story.facts(answering(receivingEvent, { ...event, receivedEurMinor: 0n }));
    await all.events(forwarded).when(command()).thenNothing();
    await all.events(forwarded, forwardingTakenBack(forwarded)).when(command()).thenNothing();
  });

  test.each([{ campaignId: otherCampaignId }, { amountMinor: 1 }])(
    'an id is never given to another forwarding: %j',
    (other) => story.events(forwarded).when(command(other)).thenRefused('donations.id-taken'),
  );

  test.each([
    ['donations.event-unknown', { fundraisingEventId: idOf(99) }],
    ['donations.campaign-unknown', { campaignId: otherCampaignId }],
  ] as const)('is refused with %s', (code, special) => story.when(command(special)).thenRefused(code));

  test('a campaign that takes no gifts takes no forwarded ones', () =>
    story
      .facts(answering(donatableCampaign, { ...campaign, open: false }))
      .when(command())
      .thenRefused('donations.campaign-closed'));

  test('without a rate there is no forwarding', () =>
    story.facts(answering(ratesAround, [])).when(command()).thenRefused('donations.no-rate'));

  test('an amount that no total could hold is refused', () =>
    story
      .facts(
        answering(receivingEvent, { ...event, receivedEurMinor: 100_000_000_000n }),
        answering(donatableCampaign, { ...campaign, currency: 'USD' }),
        answering(ratesAround, [euro, { ...euro, currency: 'USD', rateToGbp: '0.000001' }]),
      )
      .when(command({ amountMinor: 100_000_000_000 }))
      .thenRefused('donations.amount-too-large'));

  test.each([
    { amountMinor: 0 },
    { amountMinor: 1.5 },
    { amountMinor: 100_000_000_001 },
    { currency: 'EUR' },
  ])('is never %j', (wrong) => story.when(command(wrong)).thenMalformed());

  test('writes one stream for each event', () => {
    expect(forwardDonations.stream(forwardDonations.schema.parse(command()))).toBe(
      `forwardings-${fundraisingEventId}`,
    );
  });
});

describe('taking a forwarding back', () => {
  const story = given(takeBackForwarding).events(forwarded);
  const wanted = { fundraisingEventId, forwardingId };

  test('takes out exactly what went in', () => story.when(wanted).then(forwardingTakenBack(forwarded)));
  test('a repetition records nothing', () =>
    story.events(forwardingTakenBack(forwarded)).when(wanted).thenNothing());
  test('needs a forwarding', () =>
    story.when({ ...wanted, forwardingId: idOf(12) }).thenRefused('donations.forwarding-unknown'));
  test('writes the stream of the event', () => {
    expect(takeBackForwarding.stream(wanted)).toBe(`forwardings-${fundraisingEventId}`);
  });
});

test('a history that starts in the middle is a fault', () => {
  expect(() => forwardings.evolve(forwardings.initial, forwardingTakenBack(forwarded))).toThrow(
    'before it was forwarded',
  );
});
