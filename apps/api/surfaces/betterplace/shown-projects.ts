import { CampaignListing, type CampaignState, type ListedCampaign } from '@almoner/campaigns';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { Part } from './etag';
import { presentProject } from './present/project';
import type { Urls } from './present/wire';
import { projectOf } from './project-source';

const bytesMax = 32 * 1024 * 1024;

/** Projects as bytes, made once for each of their states, each language and each host that links lead to. */
@Injectable()
export class ShownProjects {
  private readonly kept = new LRUCache<string, Buffer>({
    maxSize: bytesMax,
    sizeCalculation: (bytes, key) => bytes.length + 2 * key.length,
  });

  constructor(private readonly listing: CampaignListing) {}

  one(campaign: ListedCampaign, urls: Urls): Buffer {
    const key = keyOf(campaign, urls);
    const known = this.kept.get(key);
    if (known !== undefined) return known;
    const bytes = Buffer.from(JSON.stringify(presentProject(projectOf(campaign), urls)));
    this.kept.set(key, bytes);
    return bytes;
  }

  /** Only what is not kept is read. One that is no longer listed by then is missing. */
  async all(states: readonly CampaignState[], urls: Urls): Promise<readonly Buffer[]> {
    const kept = states.map((state) => this.kept.get(keyOf(state, urls)));
    const missing = states.filter((_, index) => kept[index] === undefined);
    const ids = missing.map(({ campaignId }) => campaignId);
    const read = await this.listing.byIds(ids, urls.language);
    const made = new Map(read.map((campaign) => [campaign.campaignId, this.one(campaign, urls)]));
    return states.flatMap(({ campaignId }, index) => kept[index] ?? made.get(campaignId) ?? []);
  }
}

/** What an answer with this project is made from. A forgotten name changes it, although nothing was recorded of the campaign. */
export const partsOf = ({
  campaignId,
  version,
  managerFirstName,
  managerLastName,
}: CampaignState): Part[] => [campaignId, version, managerFirstName, managerLastName];

const keyOf = (state: CampaignState, urls: Urls): string => JSON.stringify([urls.api(''), ...partsOf(state)]);
