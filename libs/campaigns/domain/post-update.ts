import { accept, anyNumberGiven, changesOf, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { campaign, campaignStream } from './campaign';
import { personsOf, sealedName } from './named-person';
import { refuse } from './refusals';
import { id, language, namedPerson, numbers, payout, words } from './shapes';

export const postUpdate = defineCommand({
  name: 'campaigns.PostUpdate',
  summary: 'Tells news of a campaign, in one language.',
  schema: z.strictObject({
    campaignId: id,
    updateId: id,
    language,
    title: words(300),
    body: words(100_000).describe('It may hold HTML.'),
    payout: payout.nullable().default(null),
    reportsPayout: z.boolean().default(false).describe('Whether the update is a report on its payout.'),
    author: namedPerson.nullable().default(null).describe('Its name is shown, and sealed under the person.'),
    numbers,
  }),
  stream: campaignStream,
  decider: campaign,
  persons: ({ author }) => personsOf(author),
  facts: (command, read) => anyNumberGiven(read, 'update', command.numbers),
  decide(state, { numbers: brought, ...told }, numberTaken, { now, seal }) {
    if (state.status === 'absent') return refuse('campaigns.campaign-unknown');
    const post = { ...told, author: sealedName(told.author, seal) };
    const known = state.updates[post.updateId];
    if (known !== undefined) {
      const same = !known.deleted && changesOf<object>(known.entry, post) === undefined;
      return same ? accept() : refuse('campaigns.update-taken');
    }
    if (numberTaken) return refuse('campaigns.number-taken');
    return accept({
      type: 'campaigns.UpdatePosted',
      data: { ...post, postedAt: now.toISOString(), numbers: brought },
    });
  },
});
