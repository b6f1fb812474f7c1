/** The operations of the contract that are not answered yet; whoever serves one takes its line away. */
export const awaited: readonly string[] = [
  'v1ListUserDonations',
  'v1PostUserDonation',
  'v1ListTeamDonations',
  'v1ListDisplayedDonations',
  'listUserDonations',
  'postUserDonation',
  'listUserDisplayedDonations',
  'listTeamDonations',
  'listTeamDisplayedDonations',
  'listDisplayedDonations',
  'adminListDonations',
  'adminCreateDonation',
  'adminListModifiedDonations',
  'adminGetDonation',
  'adminUpdateDonation',
  'adminDeleteDonation',
];
