import { CampaignListing, type CampaignState, type ListedCampaign } from '@almoner/campaigns';
import { MatchingFunds } from '@almoner/donations';
import { Clients } from '@almoner/identity';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { Part } from './etag';
import { type ShownFund, ownersOf, shownFund } from './matching-fund-sources';
import { type KnownPersons, Persons } from './persons';
import { presentProject } from './present/project';
import type { Urls } from './present/wire';
import { projectOf } from './project-source';
import { surfaceName } from './surface-name';

const bytesMax = 32 * 1024 * 1024;

/** What is shown with projects and changes by itself: the fund that would match the next gift, and the pages of managers. */
export interface Beside {
  readonly funds: ReadonlyMap<string, ShownFund>;
  readonly managers: KnownPersons;
}

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
    private readonly persons: Persons,
  ) {}

  async beside(states: readonly CampaignState[]): Promise<Beside> {
    const ids = states.map(({ campaignId }) => campaignId);
    const [funds, managers] = await Promise.all([
      this.matching.matchingNow(surfaceName, ids),
      this.persons.among(states.map(({ managerId }) => managerId)),
    ]);
    const owners = await ownersOf([...funds.values()], this.clients);
    return {
      funds: new Map([...funds].map(([campaignId, fund]) => [campaignId, shownFund(fund, owners)])),
      managers,
    };
  }

  one(campaign: ListedCampaign, beside: Beside, urls: Urls): Buffer {
    const key = keyOf(campaign, beside, urls);
    const known = this.kept.get(key);
    if (known !== undefined) return known;
    const project = projectOf(campaign, beside.funds.get(campaign.campaignId), beside.managers);
    const bytes = Buffer.from(JSON.stringify(presentProject(project, urls)));
    this.kept.set(key, bytes);
    return bytes;
  }

  /** Only what is not kept is read. One that is no longer listed by then is missing. */
  async all(states: readonly CampaignState[], beside: Beside, urls: Urls): Promise<readonly Buffer[]> {
    const kept = states.map((state) => this.kept.get(keyOf(state, beside, urls)));
    const missing = states.filter((_, index) => kept[index] === undefined);
    const ids = missing.map(({ campaignId }) => campaignId);
    const read = await this.listing.byIds(ids, urls.language);
    const made = new Map(read.map((campaign) => [campaign.campaignId, this.one(campaign, beside, urls)]));
    return states.flatMap(({ campaignId }, index) => kept[index] ?? made.get(campaignId) ?? []);
  }
}

/** What an answer with this project is made from. A forgotten name changes it, although nothing was recorded of the campaign. */
export function partsOf(state: CampaignState, { funds, managers }: Beside): Part[] {
  const { campaignId, version, managerId, managerFirstName, managerLastName } = state;
  return [
    campaignId,
    version,
    managerFirstName,
    managerLastName,
    ...managers.partsOf(managerId),
    ...(funds.get(campaignId)?.parts ?? []),
  ];
}

const keyOf = (state: CampaignState, beside: Beside, urls: Urls): string =>
  JSON.stringify([urls.api(''), ...partsOf(state, beside)]);
