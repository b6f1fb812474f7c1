import type { AccessRow } from '../surface';

const row = (needs: string) => (operationId: string) => ({ operationId, needs, pageLimit: 'one' as const });

const mine = row('an access token with scope fundraising.write');
const own = row("the person's own access token with scope fundraising.write, or an organiser's");
const captain = row("a captain's access token with scope fundraising.write, or an organiser's");
const member = row(
  "the person's own access token with scope fundraising.write, a captain's or an organiser's",
);
const organised = row('an access token with scope admin of an organiser of the campaign');

const campaign = 'campaigns/:campaignID';
const user = `${campaign}/users/:userID`;
const team = `${campaign}/teams/:teamID`;

/** The calls that write all but gifts. */
export const writeAccess: Readonly<Record<string, AccessRow>> = {
  [`POST /sprocket/v1/${campaign}/users`]: mine('v1RegisterUser'),
  [`PUT /sprocket/v1/${user}`]: own('v1UpdateUser'),
  [`PUT /sprocket/v2/${user}`]: own('updateUser'),
  [`PUT /sprocket/v1/${user}/address`]: own('v1UpdateAddress'),
  [`PUT /sprocket/v2/${user}/address`]: own('updateAddress'),
  [`POST /sprocket/v1/${campaign}/teams`]: mine('v1CreateTeam'),
  [`POST /sprocket/v2/${campaign}/teams`]: mine('createTeam'),
  [`PUT /sprocket/v1/${team}`]: captain('v1UpdateTeam'),
  [`PUT /sprocket/v2/${team}`]: captain('updateTeam'),
  [`PUT /sprocket/v2/${team}/users/:userID`]: member('joinTeam'),
  [`DELETE /sprocket/v2/${team}/users/:userID`]: member('leaveTeam'),
  [`PUT /sprocket/v1/${campaign}/fundraising_goals/:goalID`]: own('v1UpdateGoal'),
  [`PUT /sprocket/v2/${campaign}/fundraising_goals/:goalID`]: own('updateGoal'),
  [`POST /sprocket/v2/${user}/updates`]: own('createUpdate'),
  [`PUT /sprocket/v2/${user}/updates/:updateID`]: own('editUpdate'),
  [`DELETE /sprocket/v2/${user}/updates/:updateID`]: own('deleteUpdate'),
  [`PUT /sprocket/v2/admin/${campaign}`]: organised('adminUpdateCampaign'),
  [`POST /sprocket/v2/admin/${campaign}/users`]: organised('adminCreateUser'),
  [`PUT /sprocket/v2/admin/${user}`]: organised('adminUpdateUser'),
  [`DELETE /sprocket/v2/admin/${user}`]: organised('adminDeleteUser'),
  [`POST /sprocket/v2/admin/${campaign}/teams`]: organised('adminCreateTeam'),
  [`PUT /sprocket/v2/admin/${team}`]: organised('adminUpdateTeam'),
  [`DELETE /sprocket/v2/admin/${team}`]: organised('adminDeleteTeam'),
};
