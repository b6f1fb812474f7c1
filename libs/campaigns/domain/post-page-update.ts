import { accept, anyNumberGiven, defineCommand, isSame } from '@almoner/kernel';
import { z } from 'zod';
import { participation } from './facts';
import { pageUpdateKey, pageUpdateWords } from './fundraising-shapes';
import { cleanHtml } from './page-html';
import { pageUpdate, pageUpdateStream } from './page-update';
import { refuse } from './refusals';
import { numbers } from './shapes';

export const postPageUpdate = defineCommand({
  name: 'campaigns.PostPageUpdate',
  summary: 'Tells news on the page of a participant.',
  schema: z.strictObject({ ...pageUpdateKey, ...pageUpdateWords, numbers }),
  stream: pageUpdateStream,
  decider: pageUpdate,
  creates: true,
  persons: ({ personId }) => [personId],
  async facts({ campaignId, personId, numbers: brought }, read) {
    const [poster, numberTaken] = await Promise.all([
      read(participation, campaignId, personId),
      anyNumberGiven(read, 'page-update', brought),
    ]);
    return { poster, numberTaken };
  },
  decide(state, { numbers: brought, ...command }, { poster, numberTaken }, { now, seal }) {
    const { personId } = command;
    const post = {
      ...command,
      title: seal(personId, command.title),
      body: seal(personId, cleanHtml(command.body)),
    };
    if (state.status !== 'absent') {
      const same = state.status === 'known' && isSame(state.entry, post);
      return same ? accept() : refuse('campaigns.page-update-taken');
    }
    if (poster === undefined) return refuse('campaigns.participant-unknown');
    if (poster.pageId === null) return refuse('campaigns.page-unknown');
    if (numberTaken) return refuse('campaigns.number-taken');
    return accept({
      type: 'campaigns.PageUpdatePosted',
      data: { ...post, postedAt: now.toISOString(), numbers: brought },
    });
  },
});
