import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { matchingFund, matchingFundStream } from './matching-fund';
import { fundShape } from './matching-fund-shapes';
import { refuse } from './refusals';
import { id } from './shapes';

export const changeMatchingFund = defineCommand({
  name: 'donations.ChangeMatchingFund',
  summary: 'Changes what is told of a fund, or what it may give; what is left out stays.',
  schema: z.strictObject({ matchingFundId: id, ...z.object(fundShape).partial().shape }),
  stream: matchingFundStream,
  decider: matchingFund,
  decide(state, { matchingFundId, ...wanted }, _facts, { now }) {
    if (state.status === 'absent') return refuse('donations.matching-fund-unknown');
    const parts = Object.keys(wanted) as (keyof typeof wanted)[];
    const other = parts.filter((part) => wanted[part] !== undefined && wanted[part] !== state.profile[part]);
    if (other.length === 0) return accept();
    if ((wanted.providedEurMinor ?? Infinity) < state.matchedEurMinor) {
      return refuse('donations.already-matched-more');
    }
    const changes = Object.fromEntries(other.map((part) => [part, wanted[part]]));
    return accept({
      type: 'donations.MatchingFundChanged',
      data: { matchingFundId, changes, changedAt: now.toISOString() },
    });
  },
});
