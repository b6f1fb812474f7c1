import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { pageUpdateKey } from './fundraising-shapes';
import { pageUpdate, pageUpdateStream, shown } from './page-update';
import { refuse } from './refusals';

export const deletePageUpdate = defineCommand({
  name: 'campaigns.DeletePageUpdate',
  summary: "Takes news off a participant's page.",
  schema: z.strictObject(pageUpdateKey),
  stream: pageUpdateStream,
  decider: pageUpdate,
  decide(state, key, _facts, { now }) {
    if (shown(state, key) === undefined) return refuse('campaigns.page-update-unknown');
    return accept({
      type: 'campaigns.PageUpdateDeleted',
      data: { ...key, deletedAt: now.toISOString() },
    });
  },
});
