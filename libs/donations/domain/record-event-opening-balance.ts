import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { eventOpeningBalance } from './event-opening-balance';
import { receivingEvent } from './facts';
import { refuse } from './refusals';
import { amountMinorMax, id } from './shapes';

const schema = z.strictObject({
  openingBalanceId: id,
  fundraisingEventId: id,
  amountEurMinor: z.int().nonnegative().max(amountMinorMax),
  donationCount: z.int().nonnegative(),
  donorCount: z.int().nonnegative(),
  asOf: z.iso.datetime().describe('When the totals stood like this.'),
});

const compared = ['fundraisingEventId', 'amountEurMinor', 'donationCount', 'donorCount', 'asOf'] as const;

export const recordEventOpeningBalance = defineCommand({
  name: 'donations.RecordEventOpeningBalance',
  summary: 'Adds totals that a fundraising event brings along without the history of their gifts.',
  schema,
  stream: (command) => `event_opening_balance-${command.openingBalanceId}`,
  decider: eventOpeningBalance,
  creates: true,
  async facts({ fundraisingEventId }, read) {
    return { known: (await read(receivingEvent, fundraisingEventId)) !== undefined };
  },
  decide(state, command, { known }) {
    if (state.status === 'recorded') {
      const same = compared.every((part) => state.balance[part] === command[part]);
      return same ? accept() : refuse('donations.id-taken');
    }
    if (!known) return refuse('donations.event-unknown');
    return accept({ type: 'donations.EventOpeningBalanceRecorded', data: command });
  },
});
