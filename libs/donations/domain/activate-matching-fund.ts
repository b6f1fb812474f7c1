import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { matchingFund, matchingFundStream } from './matching-fund';
import { refuse } from './refusals';
import { id } from './shapes';

export const activateMatchingFund = defineCommand({
  name: 'donations.ActivateMatchingFund',
  summary: 'Lets a fund match gifts from now on; earlier ones are never matched.',
  schema: z.strictObject({ matchingFundId: id }),
  stream: matchingFundStream,
  decider: matchingFund,
  decide(state, { matchingFundId }, _facts, { now }) {
    if (state.status === 'absent') return refuse('donations.matching-fund-unknown');
    if (state.closedAt !== null) return refuse('donations.matching-fund-closed');
    if (state.activatedAt !== null) return accept();
    return accept({
      type: 'donations.MatchingFundActivated',
      data: { matchingFundId, activatedAt: now.toISOString() },
    });
  },
});
