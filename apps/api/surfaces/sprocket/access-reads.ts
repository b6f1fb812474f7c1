import type { AccessRow } from '../surface';
import { limitMax } from './parameters';

const open = "an application's credentials, or any access token";
const row = (needs: string, pageLimit: AccessRow['pageLimit']) => (operationId: string) => ({
  operationId,
  needs,
  pageLimit,
});

const one = row(open, 'one');
const list = row(open, limitMax);
const organised = 'an access token with scope admin of an organiser of the campaign';
const organisedOne = row(organised, 'one');
const organisedList = row(organised, limitMax);
const own = row("the person's own access token with scope profile, or an organiser's", 'one');
const mine = row('an access token with scope admin', limitMax);

const user = 'campaigns/:campaignID/users/:userID';
const team = 'campaigns/:campaignID/teams/:teamID';
const goal = 'campaigns/:campaignID/fundraising_goals/:goalID';

/** The calls that read all but gifts. */
export const readAccess: Readonly<Record<string, AccessRow>> = {
  'GET /sprocket/v1/campaigns/:campaignID': one('v1GetCampaign'),
  'GET /sprocket/v2/campaigns/:campaignID': one('getCampaign'),
  'GET /sprocket/v1/campaigns/:campaignID/users': list('v1ListUsers'),
  'GET /sprocket/v2/campaigns/:campaignID/users': list('listUsers'),
  [`GET /sprocket/v1/${user}`]: one('v1GetUser'),
  [`GET /sprocket/v2/${user}`]: one('getUser'),
  [`GET /sprocket/v1/${user}/address`]: own('v1GetAddress'),
  [`GET /sprocket/v2/${user}/address`]: own('getAddress'),
  [`GET /sprocket/v2/${user}/updates`]: list('listUpdates'),
  [`GET /sprocket/v2/${user}/updates/:updateID`]: one('getUpdate'),
  'GET /sprocket/v1/campaigns/:campaignID/teams': list('v1ListTeams'),
  'GET /sprocket/v2/campaigns/:campaignID/teams': list('listTeams'),
  [`GET /sprocket/v1/${team}`]: one('v1GetTeam'),
  [`GET /sprocket/v2/${team}`]: one('getTeam'),
  [`GET /sprocket/v2/${team}/users`]: list('listTeamUsers'),
  [`GET /sprocket/v1/${goal}`]: one('v1GetGoal'),
  [`GET /sprocket/v2/${goal}`]: one('getGoal'),
  'GET /sprocket/v1/series/:seriesID': one('v1GetSeries'),
  'GET /sprocket/v2/series/:seriesID': one('getSeries'),
  'GET /sprocket/v1/series/:seriesID/campaigns': list('v1ListSeriesCampaigns'),
  'GET /sprocket/v2/series/:seriesID/campaigns': list('listSeriesCampaigns'),
  'GET /sprocket/v1/organizations/:organizationID': one('v1GetOrganization'),
  'GET /sprocket/v2/organizations/:organizationID': one('getOrganization'),
  'GET /sprocket/v2/admin/campaigns': mine('adminListCampaigns'),
  'GET /sprocket/v2/admin/campaigns/:campaignID': organisedOne('adminGetCampaign'),
  'GET /sprocket/v2/admin/campaigns/:campaignID/users': organisedList('adminListUsers'),
  'GET /sprocket/v2/admin/campaigns/:campaignID/users/modified': organisedList('adminListModifiedUsers'),
  'GET /sprocket/v2/admin/campaigns/:campaignID/users/:userID': organisedOne('adminGetUser'),
  'GET /sprocket/v2/admin/campaigns/:campaignID/teams': organisedList('adminListTeams'),
  'GET /sprocket/v2/admin/campaigns/:campaignID/teams/modified': organisedList('adminListModifiedTeams'),
  'GET /sprocket/v2/admin/campaigns/:campaignID/teams/:teamID': organisedOne('adminGetTeam'),
};
