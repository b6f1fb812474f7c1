import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { application, applicationStream } from './application';
import { completed } from './minted';
import { refuse } from './refusals';
import { applicationSecret, id } from './shapes';

export const rotateApplicationSecret = defineCommand({
  name: 'identity.RotateApplicationSecret',
  summary: 'Gives an application another secret; the one before opens nothing from now on.',
  schema: z.strictObject({ applicationId: id, secret: applicationSecret }),
  stream: applicationStream,
  decider: application,
  complete: (command, mint) => ({ ...command, secret: command.secret ?? mint.randomHex(16) }),
  decide(state, { applicationId, secret }, _facts, { now, digest }) {
    if (state.status === 'absent') return refuse('identity.application-unknown');
    if (state.status === 'revoked') return refuse('identity.application-revoked');
    const secretDigest = digest(completed(secret));
    if (state.secretDigest === secretDigest) return accept();
    if (state.spentDigests.includes(secretDigest)) return refuse('identity.secret-spent');
    return accept({
      type: 'identity.ApplicationSecretRotated',
      data: { applicationId, secretDigest, rotatedAt: now.toISOString() },
    });
  },
});
