import { type Language, accept, anyNumberGiven, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { campaign, campaignStream } from './campaign';
import { campaignerKnown, seriesCurrency, slugHolder } from './facts';
import { refuse } from './refusals';
import { address, currency, hashtag, id, language, numbers, slug, words } from './shapes';

const schema = z.strictObject({
  campaignId: id,
  seriesId: id,
  campaignerId: id,
  title: words(200),
  description: words(5000),
  slug,
  hashtag,
  currency: currency.default('GBP'),
  gatewayUrl: address.nullable().default(null),
  language: language.optional().describe('The language of title and description, English unless told.'),
  numbers,
});
type SubmitCampaign = z.infer<typeof schema>;

export const submitCampaign = defineCommand({
  name: 'campaigns.SubmitCampaign',
  summary: 'Proposes a campaign; it is listed and takes gifts once it is approved.',
  schema,
  stream: campaignStream,
  decider: campaign,
  creates: true,
  async facts({ seriesId, campaignerId, slug: wanted, numbers: brought }, read) {
    const [reportingCurrency, known, holder, numberTaken] = await Promise.all([
      read(seriesCurrency, seriesId),
      read(campaignerKnown, campaignerId),
      read(slugHolder, wanted),
      anyNumberGiven(read, 'campaign', brought),
    ]);
    return { reportingCurrency, campaignerKnown: known, slugTaken: holder !== undefined, numberTaken };
  },
  decide(state, command, facts, { now }) {
    if (state.status !== 'absent') {
      return isSame(state.entry, command) ? accept() : refuse('campaigns.campaign-taken');
    }
    if (facts.reportingCurrency === undefined) return refuse('campaigns.series-unknown');
    if (!facts.campaignerKnown) return refuse('campaigns.campaigner-unknown');
    if (facts.slugTaken) return refuse('campaigns.slug-taken');
    if (facts.numberTaken) return refuse('campaigns.number-taken');
    const { reportingCurrency } = facts;
    return accept({
      type: 'campaigns.CampaignSubmitted',
      data: { ...command, reportingCurrency, submittedAt: now.toISOString() },
    });
  },
});

const compared = [
  'seriesId',
  'campaignerId',
  'title',
  'description',
  'slug',
  'hashtag',
  'currency',
  'gatewayUrl',
] as const;

function isSame(entry: Omit<SubmitCampaign, 'numbers'>, command: SubmitCampaign): boolean {
  const spoken = ({ language: told = 'en' }: { readonly language?: Language }) => told;
  return spoken(entry) === spoken(command) && compared.every((part) => entry[part] === command[part]);
}
