import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { application, applicationStream } from './application';
import { refuse } from './refusals';
import { id } from './shapes';

export const revokeApplication = defineCommand({
  name: 'identity.RevokeApplication',
  summary: 'Ends an application for good, with every token that was granted to it.',
  schema: z.strictObject({ applicationId: id }),
  stream: applicationStream,
  decider: application,
  decide({ status }, { applicationId }, _facts, { now }) {
    if (status === 'absent') return refuse('identity.application-unknown');
    if (status === 'revoked') return accept();
    return accept({
      type: 'identity.ApplicationRevoked',
      data: { applicationId, revokedAt: now.toISOString() },
    });
  },
});
