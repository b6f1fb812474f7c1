import { type GoalSource, presentAmounts, presentGoal } from './goal';
import { type PageAccess, pageAccesses } from './page-access';
import { type UserSource, presentUser1, presentUser2 } from './user';
import { seconds } from './wire';

export interface TeamSource {
  readonly number: number;
  readonly name: string;
  readonly picture: string | null;
  readonly captains: readonly UserSource[];
  /** All members, captains included, ascending. */
  readonly memberNumbers: readonly number[];
  readonly campaignNumber: number;
  readonly access: PageAccess;
  readonly goal: GoalSource;
  readonly createdAt: number;
  readonly modifiedAt: number;
}

const known = ({ number, name, picture }: TeamSource) => ({ Id: number, Name: name, Profile_Image: picture });
const members = ({ memberNumbers, campaignNumber }: TeamSource) => ({
  User_Ids: memberNumbers,
  Campaign_Id: campaignNumber,
});

export const presentTeam1 = (team: TeamSource) => ({
  ...known(team),
  Captains: team.captains.map(presentUser1),
  ...members(team),
  Fundraising_Goal: presentGoal(team.goal),
});

export const presentTeam2 = (team: TeamSource) => ({
  ...known(team),
  Captains: team.captains.map(presentUser2),
  ...members(team),
  Page_Access: pageAccesses[team.access],
  ...presentAmounts(team.goal),
  Fundraising_Goal: presentGoal(team.goal),
  Created_On: seconds(team.createdAt),
  Last_Modified_On: seconds(team.modifiedAt),
});
