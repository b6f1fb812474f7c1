import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { login, loginStream } from './login';
import { id } from './shapes';

export const dismissOrganiser = defineCommand({
  name: 'identity.DismissOrganiser',
  summary: 'Takes a campaign from a person who administers it.',
  schema: z.strictObject({ personId: id, campaignId: id }),
  stream: loginStream,
  decider: login,
  decide({ campaignIds }, { personId, campaignId }, _facts, { now }) {
    if (!campaignIds.includes(campaignId)) return accept();
    return accept({
      type: 'identity.OrganiserDismissed',
      data: { personId, campaignId, dismissedAt: now.toISOString() },
    });
  },
});
