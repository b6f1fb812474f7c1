import { accept, changesOf, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { participantKey, participantProfile } from './fundraising-shapes';
import { type ParticipantProfile, participant, participantStream } from './participant';
import { emailTaken, sealedProfile } from './participant-words';
import { refuse } from './refusals';

export const changeParticipant = defineCommand({
  name: 'campaigns.ChangeParticipant',
  summary: 'Changes what a participant is known by in one campaign; what is left out stays.',
  schema: z.strictObject(participantProfile).partial().extend(participantKey),
  stream: participantStream,
  decider: participant,
  persons: ({ personId }) => [personId],
  facts: emailTaken,
  decide(state, { campaignId, personId, ...wanted }, taken, context) {
    if (state.status === 'absent') return refuse('campaigns.participant-unknown');
    if (taken) return refuse('campaigns.email-taken');
    const changes = changesOf<ParticipantProfile>(state, sealedProfile(personId, wanted, context));
    if (changes === undefined) return accept();
    return accept({
      type: 'campaigns.ParticipantChanged',
      data: { campaignId, personId, changes, changedAt: context.now.toISOString() },
    });
  },
});
