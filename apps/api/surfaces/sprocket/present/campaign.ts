import type { PeerCampaignItem } from '@almoner/campaigns';
import { type GoalSource, presentGoal } from './goal';
import { type OrganisationSource, presentOrganisation } from './organisation';
import { type TeamSource, presentTeam1, presentTeam2 } from './team';
import { type UserSource, presentUser1, presentUser2 } from './user';
import { seconds, secondsOrNull } from './wire';

/** Who raised the most, the first of them first. */
export interface Leaders {
  readonly users: readonly UserSource[];
  readonly teams: readonly TeamSource[];
}

export interface CampaignSource {
  readonly number: number;
  readonly title: string;
  readonly description: string;
  readonly heldAt: number | null;
  readonly url: string;
  readonly kind: PeerCampaignItem['kind'];
  readonly goal: GoalSource;
  readonly organisation: OrganisationSource | null;
  readonly seriesNumber: number;
  readonly leaders: Leaders;
  readonly createdAt: number;
  readonly modifiedAt: number;
}

/** The numbers that stand for kinds of campaign (contract, `Campaign_Type`). */
export const campaignTypes: Readonly<Record<PeerCampaignItem['kind'], number>> = {
  event: 1,
  'do-it-yourself': 2,
  champion: 3,
  crowdfunding: 4,
  memorial: 5,
  other: 0,
};

const known = (campaign: CampaignSource) => ({
  Id: campaign.number,
  Name: campaign.title,
  Description: campaign.description === '' ? null : campaign.description,
  Date: secondsOrNull(campaign.heldAt),
  Url: campaign.url,
  Campaign_Type: campaignTypes[campaign.kind],
  Fundraising_Goal: presentGoal(campaign.goal),
  Organization: campaign.organisation && presentOrganisation(campaign.organisation),
  Series_Id: campaign.seriesNumber,
});

export const presentLeaders1 = ({ users, teams }: Leaders) => ({
  Fundraiser_Leaders: users.map(presentUser1),
  Team_Leaders: teams.map(presentTeam1),
});

export const presentLeaders2 = ({ users, teams }: Leaders) => ({
  Fundraiser_Leaders: users.map(presentUser2),
  Team_Leaders: teams.map(presentTeam2),
});

export const presentCampaign1 = (campaign: CampaignSource) => ({
  ...known(campaign),
  ...presentLeaders1(campaign.leaders),
});

export const presentCampaign2 = (campaign: CampaignSource) => ({
  ...known(campaign),
  ...presentLeaders2(campaign.leaders),
  Created_On: seconds(campaign.createdAt),
  Last_Modified_On: seconds(campaign.modifiedAt),
});
