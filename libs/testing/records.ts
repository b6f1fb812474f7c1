/** The records that specs speak of, as the data of commands; each takes what is special about it. */
export const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

export const seriesId = idOf(1);
export const campaignerId = idOf(2);
export const campaignId = idOf(3);
export const otherCampaignId = idOf(4);
export const donationId = idOf(5);
export const clientId = idOf(6);
export const personId = idOf(7);
export const supportPledgeId = idOf(8);
export const openingBalanceId = idOf(9);
export const fundraisingEventId = idOf(10);

type Special = Readonly<Record<string, unknown>>;

export const series = (special: Special = {}) => ({
  seriesId,
  title: '50/50',
  reportingCurrency: 'GBP',
  goalMinor: 100_000_000,
  ...special,
});

export const campaigner = (special: Special = {}) => ({
  campaignerId,
  name: 'Made by Many',
  description: 'Make stuff, digitally',
  location: 'London, UK',
  avatar: 'https://5050.example/images/1.png',
  ...special,
});

export const campaign = (special: Special = {}) => ({
  campaignId,
  seriesId,
  campaignerId,
  title: 'Give-a-gram',
  description: 'Short description about the project.',
  slug: 'give-a-gram',
  hashtag: '#giveagram',
  gatewayUrl: 'https://fundraise.example/Donate',
  ...special,
});

export const gift = (special: Special = {}) => ({
  donationId,
  campaignId,
  amountMinor: 20_323,
  currency: 'GBP',
  name: 'Andrew Senter',
  reference: 'order-77',
  ...special,
});

export const openingBalance = (special: Special = {}) => ({
  openingBalanceId,
  campaignId,
  amountMinor: 100_000,
  currency: 'GBP',
  donationCount: 24,
  backerCount: 32,
  asOf: '2011-08-23T09:58:54Z',
  ...special,
});

export const client = (special: Special = {}) => ({
  clientId,
  label: 'Give-a-gram',
  surface: 'fifty-fifty',
  key: '0123456789abcdef0123456789abcdef',
  ...special,
});

export const person = (special: Special = {}) => ({
  personId,
  name: 'Andrew Senter',
  email: 'andrew@example.org',
  ...special,
});

export const supportPledge = (special: Special = {}) => ({
  supportPledgeId,
  campaignId,
  personId,
  name: 'Andrew Senter',
  email: 'andrew@example.org',
  avatar: 'https://pictures.example/1.png',
  ...special,
});
