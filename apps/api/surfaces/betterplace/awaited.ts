/** The operations of the contract that are not served yet: their paths answer 404. The surface suite keeps this list true. */
export const awaited: readonly string[] = [
  'listFundraisingEvents',
  'getFundraisingEvent',
  'listFundraisingEventOpinions',
  'getFundraisingEventOpinion',
  'listFeaturedProjects',
  'listForwardings',
  'getContest',
  'listContestResults',
  'getUserContactData',
  'getClient',
  'getClientProjectStatistics',
  'getClientFundraisingEventStatistics',
  'listClientFundraisingEvents',
  'getClientFundraisingEvent',
  'openFundraisingEventDonationForm',
];
