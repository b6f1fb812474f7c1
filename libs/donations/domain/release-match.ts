import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { lastMove, matchingFund, matchingFundStream } from './matching-fund';
import { refuse } from './refusals';
import { id } from './shapes';

export const releaseMatch = defineCommand({
  name: 'donations.ReleaseMatch',
  summary:
    'Gives a fund back what it added to a gift that did not last; it follows from the reversal by itself.',
  schema: z.strictObject({ matchingFundId: id, donationId: id }),
  stream: matchingFundStream,
  decider: matchingFund,
  decide(state, { donationId }, _facts, { now }) {
    if (state.status === 'absent') return refuse('donations.matching-fund-unknown');
    const last = lastMove(state, donationId);
    if (last === undefined) return refuse('donations.match-unknown');
    if (last.released) return accept();
    return accept({
      type: 'donations.MatchReleased',
      data: { ...last.match, releasedAt: now.toISOString() },
    });
  },
});
