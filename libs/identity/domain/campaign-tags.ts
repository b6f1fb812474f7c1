import { fold } from '@almoner/kernel';
import type { CampaignTagged, CampaignUntagged } from '../events';

interface Tag {
  /** As it was spelled first. */
  readonly tag: string;
  readonly campaignIds: readonly string[];
}

/** What a client's tags stand on, by the folded tag: letter case and marks make no other tag. */
export type CampaignTags = ReadonlyMap<string, Tag>;

export function tagsAfter(before: CampaignTags, event: CampaignTagged | CampaignUntagged): CampaignTags {
  const { tag, campaignId } = event.data;
  const key = fold(tag);
  const known = before.get(key) ?? { tag, campaignIds: [] };
  const others = known.campaignIds.filter((other) => other !== campaignId);
  const campaignIds = event.type === 'identity.CampaignTagged' ? [...others, campaignId] : others;
  const tags = new Map(before);
  if (campaignIds.length === 0) tags.delete(key);
  else tags.set(key, { ...known, campaignIds });
  return tags;
}

/** The tags of one campaign. */
export const tagsOf = (tags: CampaignTags, campaignId: string): readonly string[] =>
  [...tags.values()].filter(({ campaignIds }) => campaignIds.includes(campaignId)).map(({ tag }) => tag);
