import { type Texts, accept, changesOf, defineCommand, inLanguage } from '@almoner/kernel';
import { z } from 'zod';
import type { CampaignDetails } from '../events';
import { type KnownCampaign, campaign, campaignStream } from './campaign';
import { organisationKnown } from './facts';
import { personsOf, sealedName } from './named-person';
import { refuse } from './refusals';
import { address, id, namedPerson, place, slug, texts } from './shapes';

export const describeCampaign = defineCommand({
  name: 'campaigns.DescribeCampaign',
  summary:
    'Tells more of a campaign, in one or two languages; what is left out stays, what is given replaces the part whole.',
  schema: z.strictObject({
    campaignId: id,
    title: texts(200).optional(),
    description: texts(50_000).optional().describe('It may hold HTML.'),
    summary: texts(1000).nullable().optional(),
    organisationId: id.nullable().optional().describe('The charity that carries the campaign.'),
    manager: namedPerson.nullable().optional().describe('Its name is shown, and sealed under the person.'),
    location: place.nullable().optional(),
    categories: z.array(slug).max(50).transform(sortedOnce).optional(),
    taxDeductible: z.boolean().optional(),
    profilePicture: address.nullable().optional(),
    rank: z.int().min(0).max(1_000_000).optional().describe('Higher ones stand first in lists by rank.'),
  }),
  stream: campaignStream,
  decider: campaign,
  persons: ({ manager }) => personsOf(manager),
  async facts({ organisationId }, read) {
    return { organisationKnown: !organisationId || (await read(organisationKnown, organisationId)) };
  },
  decide(state, { campaignId, ...wanted }, facts, { now, seal }) {
    if (state.status === 'absent') return refuse('campaigns.campaign-unknown');
    if (!facts.organisationKnown) return refuse('campaigns.organisation-unknown');
    const changes = changesOf<CampaignDetails>(
      { ...originals(state.entry), ...state.details },
      { ...wanted, manager: sealedName(wanted.manager, seal) },
    );
    if (changes === undefined) return accept();
    const words = changesOf(
      { title: state.entry.title, description: state.entry.description },
      { title: original(changes.title), description: original(changes.description) },
    );
    const described = { campaignId, changes, describedAt: now.toISOString() };
    return accept(
      ...(words
        ? [{ type: 'campaigns.CampaignChanged', data: { campaignId, changes: words } } as const]
        : []),
      { type: 'campaigns.CampaignDescribed', data: described },
    );
  },
});

function sortedOnce(categories: readonly string[]): string[] {
  return [...new Set(categories)].sort();
}

const original = (text: Texts | undefined) => text && inLanguage(text, text.original);

/** The words of the submission, as far as nobody has told them as texts. */
function originals({ title, description, language = 'en' }: KnownCampaign['entry']) {
  return {
    title: { original: language, [language]: title },
    description: { original: language, [language]: description },
  };
}
