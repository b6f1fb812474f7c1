import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { campaign, campaignStream } from './campaign';
import { slugHolder } from './facts';
import { refuse } from './refusals';
import { address, hashtag, id, slug, words } from './shapes';

export const changeCampaign = defineCommand({
  name: 'campaigns.ChangeCampaign',
  summary: 'Changes the words of a campaign; what is left out stays.',
  schema: z.strictObject({
    campaignId: id,
    title: words(200).optional(),
    description: words(5000).optional(),
    slug: slug.optional(),
    hashtag: hashtag.optional(),
    gatewayUrl: address.nullable().optional(),
  }),
  stream: campaignStream,
  decider: campaign,
  async facts(command, read) {
    const holder = command.slug === undefined ? undefined : await read(slugHolder, command.slug);
    return { slugTaken: holder !== undefined && holder !== command.campaignId };
  },
  decide(state, { campaignId, ...wanted }, { slugTaken }) {
    if (state.status === 'absent') return refuse('campaigns.campaign-unknown');
    if (slugTaken) return refuse('campaigns.slug-taken');
    const { entry } = state;
    const changes = Object.fromEntries(
      Object.entries(wanted).filter(
        ([part, value]) => value !== undefined && entry[part as keyof typeof wanted] !== value,
      ),
    ) as typeof wanted;
    if (Object.keys(changes).length === 0) return accept();
    return accept({ type: 'campaigns.CampaignChanged', data: { campaignId, changes } });
  },
});
