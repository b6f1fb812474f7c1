import { Injectable } from '@nestjs/common';
import {
  CampaignDirectory,
  type CampaignItem,
  CampaignListing,
  type ListedCampaign,
} from '@almoner/campaigns';
import { ClientCampaigns, type ClientItem, Clients } from '@almoner/identity';
import { Failure } from './failure';
import type { Urls } from './present/wire';
import { readNumber } from './reader';
import { surfaceName } from './surface-name';

/** Finds what a path names. What is not there, and what is outside a client's scope, is not found. */
@Injectable()
export class Known {
  constructor(
    private readonly campaigns: CampaignDirectory,
    private readonly clients: Clients,
    private readonly shown: ClientCampaigns,
    private readonly listing: CampaignListing,
  ) {}

  /** @throws Failure 404 */
  async project(id: string): Promise<CampaignItem> {
    const campaign = await this.campaigns.byNumber(surfaceName, readNumber(id), { audience: 'public' });
    if (campaign === undefined) throw new Failure(404);
    return campaign;
  }

  /** Of which a record hangs: its parent in truth, whatever the URL said. @throws Failure 404 where it is not listed */
  async parent(campaignId: string, { language }: Urls): Promise<ListedCampaign> {
    const campaign = await this.listing.byId(campaignId, language);
    if (campaign === undefined) throw new Failure(404);
    return campaign;
  }

  /** The parents of several records, by id; those that are no longer listed are missing. */
  async parents(
    campaignIds: readonly string[],
    { language }: Urls,
  ): Promise<ReadonlyMap<string, ListedCampaign>> {
    const campaigns = await this.listing.byIds([...new Set(campaignIds)], language);
    return new Map(campaigns.map((campaign) => [campaign.campaignId, campaign]));
  }

  /** In any letter case. @throws Failure 404, also once its contract ended */
  async client(permalink: string): Promise<ClientItem> {
    const client = await this.clients.byPermalink(permalink.toLowerCase(), 'public');
    if (client === undefined || client.revoked) throw new Failure(404);
    return client;
  }

  /** The listed ones of those that a client shows. */
  projectIdsOf({ clientId }: ClientItem): Promise<string[]> {
    return this.shown.idsOf(clientId);
  }

  /** @throws Failure 404 for a project that exists but is not the client's, as documented */
  async projectOf({ clientId }: ClientItem, id: string): Promise<CampaignItem> {
    const campaign = await this.project(id);
    if (!(await this.shown.shows(clientId, campaign.campaignId))) throw new Failure(404);
    return campaign;
  }
}
