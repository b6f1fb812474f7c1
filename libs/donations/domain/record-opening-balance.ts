import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { countingCampaign } from './counting-campaign';
import { freeze, isSafe } from './exchange';
import { openingBalance } from './opening-balance';
import { refuse } from './refusals';
import { amountMinorMax, currency, id } from './shapes';

const schema = z.strictObject({
  openingBalanceId: id,
  campaignId: id,
  amountMinor: z.int().nonnegative().max(amountMinorMax),
  currency,
  donationCount: z.int().nonnegative(),
  backerCount: z.int().nonnegative(),
  donorCount: z.int().nonnegative().optional(),
  asOf: z.iso.datetime().describe('When the totals stood like this; the rates of that day count.'),
});
type RecordOpeningBalance = z.infer<typeof schema>;

export const recordOpeningBalance = defineCommand({
  name: 'donations.RecordOpeningBalance',
  summary: 'Adds totals that a campaign brings along without the history of their gifts.',
  schema,
  stream: (command) => `opening_balance-${command.openingBalanceId}`,
  decider: openingBalance,
  creates: true,
  facts: (command, read) => countingCampaign(read, command.campaignId, dayOf(command), command.currency),
  decide(state, command, campaign) {
    if (state.status === 'recorded') {
      return isSame(state.balance, command) ? accept() : refuse('donations.id-taken');
    }
    if (campaign === undefined) return refuse('donations.campaign-unknown');
    const frozen = freeze(command, campaign, dayOf(command), campaign.rates);
    if (frozen === undefined) return refuse('donations.no-rate');
    if (!isSafe(frozen.shares)) return refuse('donations.amount-too-large');
    return accept({
      type: 'donations.OpeningBalanceRecorded',
      data: {
        ...command,
        seriesId: campaign.seriesId,
        rates: [...frozen.rates],
        shares: frozen.shares,
      },
    });
  },
});

const dayOf = (command: RecordOpeningBalance) => command.asOf.slice(0, 10);

const compared = [
  'campaignId',
  'amountMinor',
  'currency',
  'donationCount',
  'backerCount',
  'donorCount',
  'asOf',
] as const;

function isSame(balance: RecordOpeningBalance, command: RecordOpeningBalance): boolean {
  return compared.every((part) => balance[part] === command[part]);
}
