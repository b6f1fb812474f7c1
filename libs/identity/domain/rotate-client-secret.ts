import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { apiClient, apiClientStream } from './api-client';
import { completed } from './minted';
import { refuse } from './refusals';
import { wasUsed } from './register-client';
import { id, secret } from './shapes';

export const rotateClientSecret = defineCommand({
  name: 'identity.RotateClientSecret',
  summary: 'Gives a partner site another secret; the one before still opens until the overlap ends.',
  schema: z.strictObject({
    clientId: id,
    secret,
    overlapUntil: z.iso
      .datetime({ offset: true })
      .optional()
      .describe('Until when the old secret opens too; left out, it ends at once.'),
  }),
  stream: apiClientStream,
  decider: apiClient,
  complete: (command, mint) => ({ ...command, secret: command.secret ?? mint.randomHex(16) }),
  decide({ registration }, { clientId, secret: given, overlapUntil }, _facts, { now, digest }) {
    if (registration === undefined) return refuse('identity.client-unknown');
    if (registration.status === 'revoked') return refuse('identity.client-revoked');
    const secretDigest = digest(completed(given));
    if (registration.secretDigest === secretDigest) return accept();
    if (wasUsed(registration, secretDigest)) return refuse('identity.secret-spent');
    const until = overlapUntil === undefined ? now : new Date(overlapUntil);
    if (until < now) return refuse('identity.overlap-over');
    return accept({
      type: 'identity.ClientSecretRotated',
      data: {
        clientId,
        secretDigest,
        previousDigest: registration.secretDigest,
        previousUntil: until.toISOString(),
        rotatedAt: now.toISOString(),
      },
    });
  },
});
