import { p, viewTable } from '@almoner/readstore';

/** They end the indexes of lists in an order, so that a far page of a filtered list is counted off in the index alone. */
const otherFacets = ['closed', 'donationsProhibited', 'taxDeductible'] as const;

/**
 * What a campaign is filtered and sorted by, and what it raised; gifts write this row only. The columns that end in `Down` hold
 * the negative of another one, so that the default order runs through one index; nobody's last gift is 0 there. `needs` is
 * what the campaign asks for, as JSON; the needs that it brought along, met, are only counted. `clientIds` is who shows it.
 * `version` is the log position of the last change of anything that the list shows.
 */
export const CampaignListingRow = viewTable(
  'campaign_listing',
  {
    campaignId: p.string().primary(),
    number: p.integer(),
    organisationId: p.string().nullable(),
    listed: p.boolean().default(false),
    completed: p.boolean().default(false),
    closed: p.boolean().default(false),
    donationsProhibited: p.boolean().default(false),
    taxDeductible: p.boolean().default(false),
    completedAt: p.bigint('number').nullable(),
    closedAt: p.bigint('number').nullable(),
    createdAt: p.bigint('number'),
    updatedAt: p.bigint('number'),
    lastDonationAt: p.bigint('number').nullable(),
    lastDonationDown: p.bigint('number').default(0),
    rank: p.integer().default(0),
    rankDown: p.integer().default(0),
    progressPercentage: p.integer().default(0),
    donatedEurMinor: p.bigint().default(0),
    openEurMinor: p.bigint().default(0),
    donationCount: p.integer().default(0),
    donorCount: p.integer().default(0),
    positiveOpinionCount: p.integer().default(0),
    negativeOpinionCount: p.integer().default(0),
    incompleteNeedCount: p.integer().default(0),
    completedNeedCount: p.integer().default(0),
    updateCount: p.integer().default(0),
    openingMetNeeds: p.integer().default(0),
    openingMetEurMinor: p.bigint().default(0),
    needs: p.text().default('[]'),
    clientIds: p.text().default('[]'),
    version: p.bigint('number'),
  },
  {
    indexes: [
      ['listed', 'completed', 'rankDown', 'lastDonationDown', 'number', ...otherFacets],
      ['listed', 'organisationId', 'completed', 'rankDown', 'lastDonationDown', 'number', ...otherFacets],
      ['listed', 'number', 'completed', ...otherFacets],
      ['listed', 'rankDown', 'number', 'completed', ...otherFacets],
      ['listed', 'progressPercentage', 'number', 'completed', ...otherFacets],
      ['listed', 'taxDeductible', 'number'],
      ['listed', 'createdAt', 'number', 'completed', ...otherFacets],
      ['listed', 'updatedAt', 'number', 'completed', ...otherFacets],
      ['listed', 'lastDonationDown', 'number', 'completed', ...otherFacets],
      ['organisationId'],
      ['number'],
    ],
  },
);

/**
 * What is told of a campaign, as it reads in each language; coordinates are the digits that were given, and what a box is
 * asked of. The manager's names are null once the person's key was destroyed. The last columns hold the words that are searched,
 * of both languages; `placeWords` are those of town and country.
 */
export const CampaignStoryRow = viewTable(
  'campaign_stories',
  {
    campaignId: p.string().primary(),
    organisationId: p.string().nullable(),
    slug: p.string(),
    titleDe: p.text(),
    titleEn: p.text(),
    descriptionDe: p.text(),
    descriptionEn: p.text(),
    summaryDe: p.text().nullable(),
    summaryEn: p.text().nullable(),
    street: p.text().nullable(),
    zip: p.text().nullable(),
    city: p.text().nullable(),
    countryCode: p.string().nullable(),
    latitude: p.string().nullable(),
    longitude: p.string().nullable(),
    latitudeMicrodegrees: p.integer().nullable(),
    longitudeMicrodegrees: p.integer().nullable(),
    categories: p.text().default('[]'),
    managerId: p.string().nullable(),
    managerFirstName: p.text().nullable(),
    managerLastName: p.text().nullable(),
    profilePicture: p.text().nullable(),
    titleWords: p.text(),
    placeWords: p.text().nullable(),
    descriptionWords: p.text(),
    managerWords: p.text().nullable(),
    carrierWords: p.text().nullable(),
  },
  {
    indexes: [['organisationId'], ['latitudeMicrodegrees', 'longitudeMicrodegrees']],
    search: {
      words: ['titleWords', 'placeWords', 'carrierWords', 'managerWords', 'descriptionWords'],
      names: ['managerWords', 'carrierWords'],
    },
  },
);

/** One need as it reads in each language; one that was removed keeps its number, so that it is never given again. */
export const CampaignNeedRow = viewTable(
  'campaign_needs',
  {
    needId: p.string().primary(),
    campaignId: p.string(),
    number: p.integer(),
    titleDe: p.text(),
    titleEn: p.text(),
    descriptionDe: p.text().nullable(),
    descriptionEn: p.text().nullable(),
    requestedMinor: p.bigint('number'),
    currency: p.string(),
    removed: p.boolean().default(false),
    createdAt: p.bigint('number'),
    updatedAt: p.bigint('number'),
  },
  { indexes: [['number']] },
);

/** The organisations that carry campaigns, numbered as in their own directory: views never read each other. */
export const CarrierRow = viewTable('campaign_carriers', {
  organisationId: p.string().primary(),
  number: p.integer(),
  name: p.text(),
  city: p.text().nullable(),
  countryCode: p.string().nullable(),
  logo: p.text().nullable(),
});

/** How many listed campaigns share all four facets, of all (`scope` is `all`) or of one organisation. */
export const ListingCountRow = viewTable('campaign_listing_counts', {
  scope: p.string().primary(),
  taxDeductible: p.boolean().primary(),
  completed: p.boolean().primary(),
  closed: p.boolean().primary(),
  donationsProhibited: p.boolean().primary(),
  campaigns: p.integer(),
});

/** How many gifts of a campaign come from one donor. */
export const CampaignDonorRow = viewTable('campaign_listing_donors', {
  campaignId: p.string().primary(),
  donor: p.string().primary(),
  references: p.integer(),
});
