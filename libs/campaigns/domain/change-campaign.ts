import { type Texts, accept, changesOf, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import type { CampaignChanged, CampaignDetails } from '../events';
import { campaign, campaignStream } from './campaign';
import { slugHolder } from './facts';
import { refuse } from './refusals';
import { address, hashtag, id, slug, words } from './shapes';

type CampaignWords = Required<CampaignChanged['data']['changes']>;

export const changeCampaign = defineCommand({
  name: 'campaigns.ChangeCampaign',
  summary: 'Changes the words of a campaign; what is left out stays.',
  schema: z.strictObject({
    campaignId: id,
    title: words(200).optional(),
    description: z.string().trim().max(5000).optional().describe('It may be taken away.'),
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
  decide(state, { campaignId, ...wanted }, { slugTaken }, { now }) {
    if (state.status === 'absent') return refuse('campaigns.campaign-unknown');
    if (slugTaken) return refuse('campaigns.slug-taken');
    const changes = changesOf<CampaignWords>(state.entry, wanted);
    if (changes === undefined) return accept();
    const texts = retold(state.details, changes);
    const described = { campaignId, changes: texts, describedAt: now.toISOString() };
    return accept(
      { type: 'campaigns.CampaignChanged', data: { campaignId, changes } },
      ...(Object.keys(texts).length > 0
        ? [{ type: 'campaigns.CampaignDescribed', data: described } as const]
        : []),
    );
  },
});

/** The texts whose original is other now; their translations stay. */
function retold(details: Partial<CampaignDetails>, { title, description }: Partial<CampaignWords>) {
  const texts: { title?: Texts; description?: Texts } = {};
  if (details.title && title !== undefined) {
    texts.title = { ...details.title, [details.title.original]: title };
  }
  if (details.description && description !== undefined) {
    texts.description = { ...details.description, [details.description.original]: description };
  }
  return texts;
}
