import {
  type ParticipantItem,
  type PeerCampaignItem,
  PeerCampaigns,
  type PeerViewer,
  type TeamItem,
  TeamRolls,
} from '@almoner/campaigns';
import { Injectable } from '@nestjs/common';
import { DisplayedGifts } from './displayed-gifts';
import type { DisplayedSource } from './present/displayed-donation';
import type { GoalSource } from './present/goal';
import type { TeamSource } from './present/team';
import type { UserSource } from './present/user';

type Gifts = ReadonlyMap<string, readonly DisplayedSource[]>;

/** Whether goals show their latest gifts; inside lists of leaders they do not (behaviour note 34). */
export type WithGifts = 'with gifts' | 'without gifts';

/** Gathers what is shown of users and teams beside themselves. */
@Injectable()
export class ShownUsers {
  constructor(
    private readonly campaigns: PeerCampaigns,
    private readonly rolls: TeamRolls,
    private readonly displayed: DisplayedGifts,
  ) {}

  async users(
    participants: readonly ParticipantItem[],
    gifts: WithGifts = 'with gifts',
  ): Promise<readonly UserSource[]> {
    const given = participants.filter(({ giftCount }) => giftCount > 0);
    const pageIds = given.flatMap(({ pageId }) => pageId ?? []);
    const [campaigns, displayed] = await Promise.all([
      this.campaignsOf(participants),
      gifts === 'with gifts' ? this.displayed.ofPages(pageIds) : none,
    ]);
    return participants.map((participant) =>
      userOf(participant, campaigns.get(participant.campaignId)!, displayed),
    );
  }

  async user(participant: ParticipantItem): Promise<UserSource> {
    const [user] = await this.users([participant]);
    return user!;
  }

  async teams(
    teams: readonly TeamItem[],
    viewer: PeerViewer,
    gifts: WithGifts = 'with gifts',
  ): Promise<readonly TeamSource[]> {
    const teamIds = teams.map(({ teamId }) => teamId);
    const [campaigns, displayed, members, captains] = await Promise.all([
      this.campaignsOf(teams),
      gifts === 'with gifts' ? this.displayed.ofTeams(teamIds) : none,
      this.rolls.memberNumbers(teamIds),
      this.rolls.captainsOf(teamIds, viewer),
    ]);
    const users = await this.users([...captains.values()].flat(), gifts);
    const leading = Map.groupBy(users, ({ teamNumber, campaignNumber }) => `${campaignNumber}/${teamNumber}`);
    return teams.map((team) => {
      const campaign = campaigns.get(team.campaignId)!;
      return {
        ...team,
        campaignNumber: campaign.number,
        captains: leading.get(`${campaign.number}/${team.number}`) ?? [],
        memberNumbers: members.get(team.teamId) ?? [],
        goal: goalOf(team, campaign, displayed.get(team.teamId)),
      };
    });
  }

  async team(team: TeamItem, viewer: PeerViewer): Promise<TeamSource> {
    const [source] = await this.teams([team], viewer);
    return source!;
  }

  private campaignsOf(
    records: readonly { readonly campaignId: string }[],
  ): Promise<ReadonlyMap<string, PeerCampaignItem>> {
    return this.campaigns.byIds([...new Set(records.map(({ campaignId }) => campaignId))]);
  }
}

const none: Gifts = new Map();

function userOf(participant: ParticipantItem, campaign: PeerCampaignItem, gifts: Gifts): UserSource {
  const { pageId, pageNumber } = participant;
  return {
    ...participant,
    campaignNumber: campaign.number,
    currency: campaign.currency,
    goal:
      pageId === null || pageNumber === null
        ? null
        : goalOf({ ...participant, pageNumber }, campaign, gifts.get(pageId)),
  };
}

type Paged = Pick<TeamItem, 'pageNumber' | 'header' | 'html' | 'goalMinor' | 'raisedMinor'>;

const goalOf = (
  { pageNumber, header, html, goalMinor, raisedMinor }: Paged,
  campaign: PeerCampaignItem,
  displayed: readonly DisplayedSource[] = [],
): GoalSource => ({
  number: pageNumber,
  site: campaign,
  page: { header, html },
  goalMinor,
  raisedMinor,
  currency: campaign.currency,
  displayed,
});
