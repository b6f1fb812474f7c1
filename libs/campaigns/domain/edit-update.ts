import { accept, changesOf, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import type { UpdatePost } from '../events';
import { campaign, campaignStream } from './campaign';
import { personsOf, sealedName } from './named-person';
import { refuse } from './refusals';
import { id, language, namedPerson, payout, words } from './shapes';

export const editUpdate = defineCommand({
  name: 'campaigns.EditUpdate',
  summary: 'Changes an update; what is left out stays.',
  schema: z.strictObject({
    campaignId: id,
    updateId: id,
    language: language.optional(),
    title: words(300).optional(),
    body: words(100_000).optional().describe('It may hold HTML.'),
    payout: payout.nullable().optional(),
    reportsPayout: z.boolean().optional(),
    author: namedPerson.nullable().optional().describe('Its name is shown, and sealed under the person.'),
  }),
  stream: campaignStream,
  decider: campaign,
  persons: ({ author }) => personsOf(author),
  decide(state, { campaignId, updateId, ...wanted }, _facts, { now, seal }) {
    if (state.status === 'absent') return refuse('campaigns.campaign-unknown');
    const known = state.updates[updateId];
    if (known === undefined || known.deleted) return refuse('campaigns.update-unknown');
    const changes = changesOf<UpdatePost>(known.entry, {
      ...wanted,
      author: sealedName(wanted.author, seal),
    });
    if (changes === undefined) return accept();
    return accept({
      type: 'campaigns.UpdateEdited',
      data: { campaignId, updateId, changes, editedAt: now.toISOString() },
    });
  },
});
