import {
  OrganisationDirectory,
  Participants,
  type PeerCampaignItem,
  type PeerViewer,
  Teams,
} from '@almoner/campaigns';
import { CampaignTotals } from '@almoner/donations';
import { Injectable } from '@nestjs/common';
import { DisplayedGifts } from './displayed-gifts';
import type { CampaignSource, Leaders } from './present/campaign';
import type { DisplayedSource } from './present/displayed-donation';
import type { GoalSource } from './present/goal';
import { ShownUsers } from './shown-users';
import { surfaceName } from './surface-name';

/** How campaigns and series are asked for beside what they are. */
export interface Asking {
  readonly leaderCount: number;
  /** Where the surface is served: a campaign without a site is found there. */
  readonly origin: string;
}

/** Gathers what is shown of campaigns beside themselves. */
@Injectable()
export class ShownCampaigns {
  constructor(
    private readonly organisations: OrganisationDirectory,
    private readonly participants: Participants,
    private readonly teams: Teams,
    private readonly totals: CampaignTotals,
    private readonly shown: ShownUsers,
    private readonly displayed: DisplayedGifts,
  ) {}

  /** @param viewer of each of them: an organiser of one may be nobody in the next */
  async campaigns(
    campaigns: readonly PeerCampaignItem[],
    viewer: (campaign: PeerCampaignItem) => PeerViewer,
    { leaderCount, origin }: Asking,
  ): Promise<readonly CampaignSource[]> {
    const organisations = await this.organisations.byIds(
      surfaceName,
      campaigns.flatMap(({ organisationId }) => organisationId ?? []),
      'en',
    );
    return Promise.all(
      campaigns.map(async (campaign) => {
        const [goal, leaders] = await Promise.all([
          this.goal(campaign),
          this.leaders(campaign, leaderCount, viewer(campaign)),
        ]);
        return {
          ...campaign,
          url: campaign.url ?? `${origin}/sprocket/v2/campaigns/${campaign.number}`,
          organisation: organisations.get(campaign.organisationId ?? '') ?? null,
          seriesNumber: campaign.seriesNumber,
          goal,
          leaders,
        };
      }),
    );
  }

  async campaign(campaign: PeerCampaignItem, viewer: PeerViewer, asking: Asking): Promise<CampaignSource> {
    const [source] = await this.campaigns([campaign], () => viewer, asking);
    return source!;
  }

  /** What the campaign has raised as a whole, with its latest gifts. */
  async goal(campaign: PeerCampaignItem): Promise<GoalSource> {
    const { campaignId, currency, goalMinor } = campaign;
    const [total, displayed] = await Promise.all([
      this.totals.byId(campaignId),
      this.displayed.ofCampaign(campaignId),
    ]);
    const raisedMinor = total?.campaignMinor ?? 0n;
    return whole(campaign, { goalMinor, raisedMinor, currency }, displayed);
  }

  /** Who raised the most in the campaign. */
  private async leaders(
    { campaignId }: PeerCampaignItem,
    count: number,
    viewer: PeerViewer,
  ): Promise<Leaders> {
    if (count === 0) return { users: [], teams: [] };
    const [users, teams] = await Promise.all([
      this.participants.leaders(campaignId, count, viewer),
      this.teams.leaders(campaignId, count),
    ]);
    return {
      users: await this.shown.users(users, 'without gifts'),
      teams: await this.shown.teams(teams, viewer, 'without gifts'),
    };
  }
}

/** A goal that stands for all of a campaign or series. */
export const whole = (
  site: GoalSource['site'] & { readonly pageNumber: number | null },
  amounts: Pick<GoalSource, 'goalMinor' | 'raisedMinor' | 'currency'>,
  displayed: readonly DisplayedSource[],
): GoalSource => ({ number: site.pageNumber ?? 0, site, page: null, ...amounts, displayed });
