import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { login, loginStream } from './login';
import { id } from './shapes';

export const appointOrganiser = defineCommand({
  name: 'identity.AppointOrganiser',
  summary: 'Lets a person administer a campaign: see and change everything of it.',
  schema: z.strictObject({ personId: id, campaignId: id }),
  stream: loginStream,
  decider: login,
  decide({ campaignIds }, { personId, campaignId }, _facts, { now }) {
    if (campaignIds.includes(campaignId)) return accept();
    return accept({
      type: 'identity.OrganiserAppointed',
      data: { personId, campaignId, appointedAt: now.toISOString() },
    });
  },
});
