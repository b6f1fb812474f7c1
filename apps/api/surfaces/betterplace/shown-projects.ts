import { CampaignListing, type CampaignState, type ListedCampaign } from '@almoner/campaigns';
import { MatchingFunds } from '@almoner/donations';
import { Clients } from '@almoner/identity';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { Part } from './etag';
import { type ShownFund, ownersOf, shownFund } from './matching-fund-sources';
import { presentProject } from './present/project';
import type { Urls } from './present/wire';
import { projectOf } from './project-source';
import { surfaceName } from './surface-name';

const bytesMax = 32 * 1024 * 1024;

/** The fund that would match the next gift, by campaign. */
export type ActiveFunds = ReadonlyMap<string, ShownFund>;

/** Projects as bytes, made once for each of their states, each language and each host that links lead to. */
@Injectable()
export class ShownProjects {
  private readonly kept = new LRUCache<string, Buffer>({
    maxSize: bytesMax,
    sizeCalculation: (bytes, key) => bytes.length + 2 * key.length,
  });

  constructor(
    private readonly listing: CampaignListing,
    private readonly matching: MatchingFunds,
    private readonly clients: Clients,
  ) {}

  async activeFunds(states: readonly CampaignState[]): Promise<ActiveFunds> {
    const ids = states.map(({ campaignId }) => campaignId);
    const funds = await this.matching.matchingNow(surfaceName, ids);
    const owners = await ownersOf([...funds.values()], this.clients);
    return new Map([...funds].map(([campaignId, fund]) => [campaignId, shownFund(fund, owners)]));
  }

  one(campaign: ListedCampaign, funds: ActiveFunds, urls: Urls): Buffer {
    const key = keyOf(campaign, funds, urls);
    const known = this.kept.get(key);
    if (known !== undefined) return known;
    const project = projectOf(campaign, funds.get(campaign.campaignId));
    const bytes = Buffer.from(JSON.stringify(presentProject(project, urls)));
    this.kept.set(key, bytes);
    return bytes;
  }

  /** Only what is not kept is read. One that is no longer listed by then is missing. */
  async all(states: readonly CampaignState[], funds: ActiveFunds, urls: Urls): Promise<readonly Buffer[]> {
    const kept = states.map((state) => this.kept.get(keyOf(state, funds, urls)));
    const missing = states.filter((_, index) => kept[index] === undefined);
    const ids = missing.map(({ campaignId }) => campaignId);
    const read = await this.listing.byIds(ids, urls.language);
    const made = new Map(read.map((campaign) => [campaign.campaignId, this.one(campaign, funds, urls)]));
    return states.flatMap(({ campaignId }, index) => kept[index] ?? made.get(campaignId) ?? []);
  }
}

/** What an answer with this project is made from. A forgotten name changes it, although nothing was recorded of the campaign. */
export function partsOf(state: CampaignState, funds: ActiveFunds): Part[] {
  const { campaignId, version, managerFirstName, managerLastName } = state;
  return [campaignId, version, managerFirstName, managerLastName, ...(funds.get(campaignId)?.parts ?? [])];
}

const keyOf = (state: CampaignState, funds: ActiveFunds, urls: Urls): string =>
  JSON.stringify([urls.api(''), ...partsOf(state, funds)]);
