import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { apiClient, apiClientStream } from './api-client';
import { refuse } from './refusals';
import { id } from './shapes';

export const revokeClient = defineCommand({
  name: 'identity.RevokeClient',
  summary: 'Ends all secrets of a partner site at once; it comes back by being registered again.',
  schema: z.strictObject({ clientId: id }),
  stream: apiClientStream,
  decider: apiClient,
  decide({ registration }, { clientId }, _facts, { now }) {
    if (registration === undefined) return refuse('identity.client-unknown');
    if (registration.status === 'revoked') return accept();
    return accept({ type: 'identity.ClientRevoked', data: { clientId, revokedAt: now.toISOString() } });
  },
});
