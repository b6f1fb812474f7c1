import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { apiClient, apiClientStream } from './api-client';
import { refuse } from './refusals';
import { id } from './shapes';

export const revokeApiKey = defineCommand({
  name: 'identity.RevokeApiKey',
  summary: "Ends a client's key at once; its campaigns stay assigned for the next one.",
  schema: z.strictObject({ clientId: id }),
  stream: apiClientStream,
  decider: apiClient,
  decide(state, { clientId }, _facts, { now }) {
    if (state.status === 'absent') return refuse('identity.client-unknown');
    if (state.status === 'revoked') return accept();
    return accept({
      type: 'identity.ApiKeyRevoked',
      data: { clientId, keyDigest: state.keyDigest, revokedAt: now.toISOString() },
    });
  },
});
