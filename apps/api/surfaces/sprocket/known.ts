import {
  type PageOwner,
  type ParticipantItem,
  Participants,
  type PeerCampaignItem,
  PeerCampaigns,
  PeerNumbers,
  type PeerSeriesItem,
  type PeerViewer,
  type TeamItem,
  Teams,
} from '@almoner/campaigns';
import { Organisers } from '@almoner/identity';
import { Injectable } from '@nestjs/common';
import type { Caller } from './auth';
import { failures } from './failure';

/** A campaign that the caller may see, and as whom they see what is in it. */
export interface KnownCampaign {
  readonly campaign: PeerCampaignItem;
  readonly viewer: PeerViewer;
}

/** Finds records by the numbers of paths, as far as the caller may see them; all that is hidden is not found. */
@Injectable()
export class Known {
  constructor(
    private readonly campaigns: PeerCampaigns,
    private readonly participants: Participants,
    private readonly teams: Teams,
    private readonly numbers: PeerNumbers,
    private readonly organisers: Organisers,
  ) {}

  /** An organiser is one by role and by a token with scope `admin`. */
  async viewerOf({ personId, scopes }: Caller, campaignId: string): Promise<PeerViewer> {
    if (personId === null) return { audience: 'public' };
    const asOrganiser = scopes.some((scope) => scope === 'admin');
    if (asOrganiser && (await this.organisers.administers(personId, campaignId)))
      return { audience: 'admin' };
    return { audience: 'person', personId };
  }

  /** @throws Failure 404 */
  async campaign(number: number, caller: Caller): Promise<KnownCampaign> {
    const campaign = await this.campaigns.byNumber(number, { audience: 'admin' });
    if (campaign === undefined) throw failures.notFound();
    const viewer = await this.viewerOf(caller, campaign.campaignId);
    if (campaign.status !== 'listed' && viewer.audience !== 'admin') throw failures.notFound();
    return { campaign, viewer };
  }

  /** @throws Failure 404 */
  async participant({ campaign, viewer }: KnownCampaign, number: number): Promise<ParticipantItem> {
    return found(await this.participants.byNumber(campaign.campaignId, number, viewer));
  }

  /** @throws Failure 404 */
  async team({ campaign, viewer }: KnownCampaign, number: number): Promise<TeamItem> {
    return found(await this.teams.byNumber(campaign.campaignId, number, viewer));
  }

  /** @throws Failure 404 */
  async series(number: number): Promise<PeerSeriesItem> {
    return found(await this.campaigns.seriesByNumber(number));
  }

  /** Whose goal a number of the campaign stands for. @throws Failure 404 */
  async goalOwner(
    { campaign }: KnownCampaign,
    number: number,
  ): Promise<Exclude<PageOwner, { owner: 'series' }>> {
    const owner = await this.numbers.pageOwner(number);
    if (owner === undefined || owner.owner === 'series' || owner.campaignId !== campaign.campaignId)
      throw failures.notFound();
    return owner;
  }
}

/** @throws Failure 404 */
export function found<Item>(item: Item | undefined): Item {
  if (item === undefined) throw failures.notFound();
  return item;
}
