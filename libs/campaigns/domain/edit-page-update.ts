import { accept, changesOf, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import type { PageUpdateEdited } from '../events';
import { pageUpdateKey, pageUpdateWords } from './fundraising-shapes';
import { cleanHtml } from './page-html';
import { pageUpdate, pageUpdateStream, shown } from './page-update';
import { refuse } from './refusals';
import { sealedText } from './sealed-text';

type Words = Required<PageUpdateEdited['data']['changes']>;

export const editPageUpdate = defineCommand({
  name: 'campaigns.EditPageUpdate',
  summary: "Changes news on a participant's page; what is left out stays.",
  schema: z.strictObject(pageUpdateWords).partial().extend(pageUpdateKey),
  stream: pageUpdateStream,
  decider: pageUpdate,
  persons: ({ personId }) => [personId],
  decide(state, { title, body, ...key }, _facts, { now, seal }) {
    const known = shown(state, key);
    if (known === undefined) return refuse('campaigns.page-update-unknown');
    const changes = changesOf<Words>(known, {
      title: sealedText(seal, key.personId, title),
      body: sealedText(seal, key.personId, body && cleanHtml(body)),
    });
    if (changes === undefined) return accept();
    return accept({
      type: 'campaigns.PageUpdateEdited',
      data: { ...key, changes, editedAt: now.toISOString() },
    });
  },
});
