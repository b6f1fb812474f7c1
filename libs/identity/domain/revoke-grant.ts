import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { grant, grantStream } from './grant';
import { refuse } from './refusals';
import { id } from './shapes';

export const revokeGrant = defineCommand({
  name: 'identity.RevokeGrant',
  summary: 'Ends what a person granted to an application, with every token that came of it.',
  schema: z.strictObject({
    grantId: id,
    reason: z.enum(['asked', 'code-replayed']).default('asked'),
  }),
  stream: grantStream,
  decider: grant,
  decide(state, { grantId, reason }, _facts, { now }) {
    if (state.status === 'absent') return refuse('identity.grant-unknown');
    if (state.status === 'revoked') return accept();
    const { applicationId, personId } = state.entry;
    return accept({
      type: 'identity.GrantRevoked',
      data: { applicationId, grantId, personId, reason, revokedAt: now.toISOString() },
    });
  },
});
