import { accept, changesOf, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { pageWords, participantKey } from './fundraising-shapes';
import { type PersonalPage, participant, participantStream } from './participant';
import { sealedPageWords } from './participant-words';
import { refuse } from './refusals';

export const changePersonalPage = defineCommand({
  name: 'campaigns.ChangePersonalPage',
  summary: "Changes goal or words of a participant's page; what is left out stays.",
  schema: z.strictObject(pageWords).partial().extend(participantKey),
  stream: participantStream,
  decider: participant,
  persons: ({ personId }) => [personId],
  decide(state, { campaignId, personId, ...wanted }, _facts, { now, seal }) {
    if (state.status === 'absent') return refuse('campaigns.participant-unknown');
    if (state.page === null) return refuse('campaigns.page-unknown');
    const changes = changesOf<PersonalPage>(state.page, sealedPageWords(personId, wanted, seal));
    if (changes === undefined) return accept();
    const { pageId } = state.page;
    return accept({
      type: 'campaigns.PersonalPageChanged',
      data: { campaignId, personId, pageId, changes, changedAt: now.toISOString() },
    });
  },
});
