import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { participation } from './facts';
import { participantKey } from './fundraising-shapes';
import { participant, participantStream } from './participant';
import { refuse } from './refusals';

export const removeParticipant = defineCommand({
  name: 'campaigns.RemoveParticipant',
  summary: 'Takes a person out of a campaign, unless gifts that count are credited to their page.',
  schema: z.strictObject(participantKey),
  stream: participantStream,
  decider: participant,
  facts: ({ campaignId, personId }, read) => read(participation, campaignId, personId),
  decide(state, { campaignId, personId }, facts, { now }) {
    if (state.status === 'absent') return refuse('campaigns.participant-unknown');
    if (facts?.raised) return refuse('campaigns.participant-credited');
    return accept({
      type: 'campaigns.ParticipantRemoved',
      data: { campaignId, personId, removedAt: now.toISOString() },
    });
  },
});
