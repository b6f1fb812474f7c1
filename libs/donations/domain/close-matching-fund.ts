import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { matchingFund, matchingFundStream } from './matching-fund';
import { refuse } from './refusals';
import { id } from './shapes';

export const closeMatchingFund = defineCommand({
  name: 'donations.CloseMatchingFund',
  summary: 'Ends a fund for good: later gifts are not matched, and what was matched stays.',
  schema: z.strictObject({ matchingFundId: id }),
  stream: matchingFundStream,
  decider: matchingFund,
  decide(state, { matchingFundId }, _facts, { now }) {
    if (state.status === 'absent') return refuse('donations.matching-fund-unknown');
    if (state.closedAt !== null) return accept();
    return accept({
      type: 'donations.MatchingFundClosed',
      data: { matchingFundId, closedAt: now.toISOString() },
    });
  },
});
