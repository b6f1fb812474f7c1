import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { campaignKnown } from './facts';
import { fundraisingEvent, fundraisingEventStream } from './fundraising-event';
import { refuse } from './refusals';
import { id } from './shapes';

/** A page reads them all together, so they stay few. */
export const featuredMax = 100;

export const featureCampaign = defineCommand({
  name: 'campaigns.FeatureCampaign',
  summary:
    'Shows a campaign as one that a fundraising event supports now, behind those that it shows already.',
  schema: z.strictObject({ fundraisingEventId: id, campaignId: id }),
  stream: fundraisingEventStream,
  decider: fundraisingEvent,
  async facts({ campaignId }, read) {
    return { campaignKnown: await read(campaignKnown, campaignId) };
  },
  decide(state, command, facts, { now }) {
    if (state.status === 'absent') return refuse('campaigns.fundraising-event-unknown');
    if (state.featured.includes(command.campaignId)) return accept();
    if (!facts.campaignKnown) return refuse('campaigns.campaign-unknown');
    if (state.featured.length >= featuredMax) return refuse('campaigns.too-many-featured');
    return accept({
      type: 'campaigns.CampaignFeatured',
      data: { ...command, featuredAt: now.toISOString() },
    });
  },
});
