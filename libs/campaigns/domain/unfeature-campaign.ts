import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { fundraisingEvent, fundraisingEventStream } from './fundraising-event';
import { refuse } from './refusals';
import { id } from './shapes';

export const unfeatureCampaign = defineCommand({
  name: 'campaigns.UnfeatureCampaign',
  summary: 'Takes a campaign off those that a fundraising event shows; what it got from the event stays.',
  schema: z.strictObject({ fundraisingEventId: id, campaignId: id }),
  stream: fundraisingEventStream,
  decider: fundraisingEvent,
  decide(state, command, _facts, { now }) {
    if (state.status === 'absent') return refuse('campaigns.fundraising-event-unknown');
    if (!state.featured.includes(command.campaignId)) return accept();
    return accept({
      type: 'campaigns.CampaignUnfeatured',
      data: { ...command, unfeaturedAt: now.toISOString() },
    });
  },
});
