import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { pivot } from './exchange';
import { exchangeRate } from './exchange-rate';
import { refuse } from './refusals';
import { currency } from './shapes';

export const setExchangeRate = defineCommand({
  name: 'donations.SetExchangeRate',
  summary:
    'Sets what one unit of a currency counts in pounds from a day on; gifts that are recorded keep theirs.',
  schema: z.strictObject({
    currency,
    rateToGbp: z
      .string()
      .regex(/^(0|[1-9][0-9]{0,8})(\.[0-9]{1,6})?$/)
      .refine((rate) => /[1-9]/.test(rate), 'a rate is above zero'),
    effectiveFrom: z.iso.date(),
  }),
  stream: (command) => `exchange_rate-${command.currency}`,
  decider: exchangeRate,
  decide(rates, command) {
    if (command.currency === pivot) return refuse('donations.pivot-currency');
    if (rates.get(command.effectiveFrom) === command.rateToGbp) return accept();
    return accept({ type: 'donations.ExchangeRateSet', data: command });
  },
});
