import { openingBalanceRecorded } from '@almoner/testing/events';
import { answering, given } from '@almoner/testing/given';
import { campaignId, idOf, openingBalance, openingBalanceId, seriesId } from '@almoner/testing/records';
import { donatableCampaign, ratesAround } from './facts';
import { recordOpeningBalance } from './record-opening-balance';

const asOf = '2011-08-23T09:58:54Z';
const closed = { campaignId, open: false, currency: 'GBP', seriesId, reportingCurrency: 'GBP' };
const euro = { currency: 'EUR', rateToGbp: '0.5', effectiveFrom: '2011-08-27' };
const story = given(recordOpeningBalance).facts(
  answering(donatableCampaign, (id) => (id === campaignId ? closed : undefined)),
  answering(ratesAround, (currencies, day) =>
    day === '2011-08-23' && currencies.join() === 'EUR' ? [euro] : [],
  ),
);
const recorded = openingBalanceRecorded({ asOf, rates: [euro] });

describe('recording an opening balance', () => {
  test('freezes its shares at the rates of its day, whether or not the campaign is open', () =>
    story.when(openingBalance()).then(recorded));
  test('may bring counts without money', () =>
    story.when(openingBalance({ amountMinor: 0 })).then(
      openingBalanceRecorded({
        asOf,
        rates: [euro],
        amountMinor: 0,
        shares: {
          campaign: { amountMinor: 0, currency: 'GBP' },
          series: { amountMinor: 0, currency: 'GBP' },
          EUR: 0,
          GBP: 0,
        },
      }),
    ));
  test('a repetition records nothing', () => story.events(recorded).when(openingBalance()).thenNothing());
  test.each([
    { campaignId: idOf(99) },
    { amountMinor: 1 },
    { currency: 'EUR' },
    { donationCount: 1 },
    { backerCount: 1 },
    { donorCount: 1 },
    { asOf: '2011-08-24T00:00:00Z' },
  ])('an id is never given to another balance: %j', (other) =>
    story.events(recorded).when(openingBalance(other)).thenRefused('donations.id-taken'),
  );
  test('needs a campaign', () =>
    story.when(openingBalance({ campaignId: idOf(99) })).thenRefused('donations.campaign-unknown'));
  test('needs rates', () => story.when(openingBalance({ currency: 'CHF' })).thenRefused('donations.no-rate'));
  test('must fit every total', () =>
    story
      .facts(answering(ratesAround, [{ ...euro, rateToGbp: '0.000001' }]))
      .when(openingBalance({ amountMinor: 100_000_000_000 }))
      .thenRefused('donations.amount-too-large'));
  test.each([{ amountMinor: -1 }, { asOf: '2011-08-23' }, { backerCount: -1 }, { donationCount: -1 }])(
    'is never %j',
    (wrong) => story.when(openingBalance(wrong)).thenMalformed(),
  );
  test('writes a stream of its own', () => {
    expect(recordOpeningBalance.stream(recordOpeningBalance.schema.parse(openingBalance()))).toBe(
      `opening_balance-${openingBalanceId}`,
    );
  });
});
