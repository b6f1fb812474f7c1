import { answering, given } from '@almoner/testing/given';
import { fundraisingEventId, idOf, openingBalanceId } from '@almoner/testing/records';
import type { EventOpeningBalanceRecorded } from '../events';
import { receivingEvent } from './facts';
import { recordEventOpeningBalance } from './record-event-opening-balance';

const balance = {
  openingBalanceId,
  fundraisingEventId,
  amountEurMinor: 858_280,
  donationCount: 133,
  donorCount: 124,
  asOf: '2015-06-28T09:32:11Z',
};
const recorded: EventOpeningBalanceRecorded = {
  type: 'donations.EventOpeningBalanceRecorded',
  data: balance,
};
const ended = { fundraisingEventId, open: false, receivedEurMinor: 0n };
const story = given(recordEventOpeningBalance).facts(
  answering(receivingEvent, (id) => (id === fundraisingEventId ? ended : undefined)),
);

describe('recording the opening balance of a fundraising event', () => {
  test('adds what the event brings along, also after it has ended', () => story.when(balance).then(recorded));
  test('may bring counts without money', () =>
    story
      .when({ ...balance, amountEurMinor: 0 })
      .then({ ...recorded, data: { ...balance, amountEurMinor: 0 } }));
  test('a repetition records nothing', () => story.events(recorded).when(balance).thenNothing());
  test.each([
    { fundraisingEventId: idOf(99) },
    { amountEurMinor: 1 },
    { donationCount: 1 },
    { donorCount: 1 },
    { asOf: '2015-06-29T00:00:00Z' },
  ])('an id is never given to another balance: %j', (other) =>
    story
      .events(recorded)
      .when({ ...balance, ...other })
      .thenRefused('donations.id-taken'),
  );
  test('needs an event', () =>
    story.when({ ...balance, fundraisingEventId: idOf(99) }).thenRefused('donations.event-unknown'));
  test.each([
    { amountEurMinor: -1 },
    { amountEurMinor: 100_000_000_001 },
    { donationCount: -1 },
    { donorCount: 1.5 },
    { asOf: 'yesterday' },
  ])('is never %j', (wrong) => story.when({ ...balance, ...wrong }).thenMalformed());
  test('writes a stream of its own', () => {
    expect(recordEventOpeningBalance.stream(recordEventOpeningBalance.schema.parse(balance))).toBe(
      `event_opening_balance-${openingBalanceId}`,
    );
  });
});
