import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { access, participantKey } from './fundraising-shapes';
import { participant, participantStream } from './participant';
import { refuse } from './refusals';

export const setPersonalPageAccess = defineCommand({
  name: 'campaigns.SetPersonalPageAccess',
  summary: "Says who may see a participant's page.",
  schema: z.strictObject({ ...participantKey, access }),
  stream: participantStream,
  decider: participant,
  decide(state, { campaignId, personId, access: wanted }, _facts, { now }) {
    if (state.status === 'absent') return refuse('campaigns.participant-unknown');
    if (state.page === null) return refuse('campaigns.page-unknown');
    if (state.page.access === wanted) return accept();
    const { pageId } = state.page;
    return accept({
      type: 'campaigns.PersonalPageAccessSet',
      data: { campaignId, personId, pageId, access: wanted, setAt: now.toISOString() },
    });
  },
});
