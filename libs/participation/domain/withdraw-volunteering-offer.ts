import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { refuse } from './refusals';
import { id } from './shapes';
import { volunteeringCause, volunteeringCauseStream } from './volunteering-cause';

export const withdrawVolunteeringOffer = defineCommand({
  name: 'participation.WithdrawVolunteeringOffer',
  summary: 'Takes an offer out of every list; it does not come back.',
  schema: z.strictObject({ causeId: id }),
  stream: volunteeringCauseStream,
  decider: volunteeringCause,
  decide(state, { causeId }, _facts, { now }) {
    if (state.status === 'absent') return refuse('participation.cause-unknown');
    if (state.status === 'withdrawn') return accept();
    return accept({
      type: 'participation.VolunteeringOfferWithdrawn',
      data: { causeId, withdrawnAt: now.toISOString() },
    });
  },
});
