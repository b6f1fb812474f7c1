import type { AccessRow } from '../surface';
import { limitMax } from './parameters';

const row = (needs: string, pageLimit: AccessRow['pageLimit']) => (operationId: string) => ({
  operationId,
  needs,
  pageLimit,
});

const open = row("an application's credentials, or any access token", limitMax);
const own = row("the person's own access token with scope donations.read, or an organiser's", limitMax);
const captain = row("a captain's access token with scope donations.read, or an organiser's", limitMax);
const post = row("the person's own access token with scope donations.write, or an organiser's", 'one');
const organiser = 'an access token with scope admin of an organiser of the campaign';
const organised = row(organiser, 'one');
const organisedList = row(organiser, limitMax);

const campaign = 'campaigns/:campaignID';
const user = `${campaign}/users/:userID`;
const team = `${campaign}/teams/:teamID`;
const all = `/sprocket/v2/admin/${campaign}/donations`;

/** The calls that read and write gifts. */
export const giftAccess: Readonly<Record<string, AccessRow>> = {
  [`GET /sprocket/v1/${user}/donations`]: own('v1ListUserDonations'),
  [`GET /sprocket/v2/${user}/donations`]: own('listUserDonations'),
  [`POST /sprocket/v1/${user}/donations`]: post('v1PostUserDonation'),
  [`POST /sprocket/v2/${user}/donations`]: post('postUserDonation'),
  [`GET /sprocket/v1/${team}/donations`]: captain('v1ListTeamDonations'),
  [`GET /sprocket/v2/${team}/donations`]: captain('listTeamDonations'),
  [`GET /sprocket/v1/${campaign}/displayed_donations`]: open('v1ListDisplayedDonations'),
  [`GET /sprocket/v2/${campaign}/displayed_donations`]: open('listDisplayedDonations'),
  [`GET /sprocket/v2/${user}/displayed_donations`]: open('listUserDisplayedDonations'),
  [`GET /sprocket/v2/${team}/displayed_donations`]: open('listTeamDisplayedDonations'),
  [`GET ${all}`]: organisedList('adminListDonations'),
  [`POST ${all}`]: organised('adminCreateDonation'),
  [`GET ${all}/modified`]: organisedList('adminListModifiedDonations'),
  [`GET ${all}/:donationID`]: organised('adminGetDonation'),
  [`PUT ${all}/:donationID`]: organised('adminUpdateDonation'),
  [`DELETE ${all}/:donationID`]: organised('adminDeleteDonation'),
};
