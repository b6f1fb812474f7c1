import { p, viewTable } from '@almoner/readstore';

/**
 * What a fundraising event is filtered and sorted by, and what it was given; gifts write this row only. The columns that end in
 * `Down` hold the negative of another one, so that the default order runs through one index. `version` is the log position of
 * the last change of anything that is shown of the event.
 */
export const FundraisingEventRow = viewTable(
  'fundraising_events',
  {
    fundraisingEventId: p.string().primary(),
    number: p.integer(),
    clientId: p.string().nullable(),
    goalEurMinor: p.bigint('number').nullable(),
    taxDeductible: p.boolean(),
    completed: p.boolean().default(false),
    closed: p.boolean().default(false),
    blocked: p.boolean().default(false),
    donationsProhibited: p.boolean().default(false),
    closedAt: p.bigint('number').nullable(),
    createdAt: p.bigint('number'),
    updatedAt: p.bigint('number'),
    lastDonationAt: p.bigint('number').nullable(),
    lastDonationDown: p.bigint('number').default(0),
    rank: p.integer(),
    rankDown: p.integer(),
    progressPercentage: p.integer().default(0),
    donatedEurMinor: p.bigint().default(0),
    forwardedEurMinor: p.bigint().default(0),
    donationCount: p.integer().default(0),
    donorCount: p.integer().default(0),
    forwardingCount: p.integer().default(0),
    version: p.bigint('number'),
  },
  {
    indexes: [
      ['completed', 'rankDown', 'lastDonationDown', 'number'],
      ['clientId', 'completed', 'rankDown', 'lastDonationDown', 'number'],
      ['number'],
      ['createdAt', 'number'],
      ['updatedAt', 'number'],
      ['lastDonationDown', 'number'],
    ],
  },
);

/**
 * What is told of an event, as it reads in each language. The manager's names are null once the person's key was destroyed.
 * The last columns hold the words that are searched, of both languages.
 */
export const FundraisingEventStoryRow = viewTable(
  'fundraising_event_stories',
  {
    fundraisingEventId: p.string().primary(),
    organisationId: p.string().nullable(),
    slug: p.string(),
    titleDe: p.text(),
    titleEn: p.text(),
    descriptionDe: p.text(),
    descriptionEn: p.text(),
    managerId: p.string(),
    managerFirstName: p.text().nullable(),
    managerLastName: p.text().nullable(),
    profilePicture: p.text().nullable(),
    titleWords: p.text(),
    descriptionWords: p.text(),
    managerWords: p.text().nullable(),
    organisationWords: p.text().nullable(),
  },
  {
    indexes: [['slug'], ['organisationId']],
    search: {
      words: ['titleWords', 'descriptionWords'],
      names: ['managerWords', 'organisationWords'],
    },
  },
);

/** How many events share all four facets, of all (`scope` is `all`) or of one client. */
export const FundraisingEventCountRow = viewTable('fundraising_event_counts', {
  scope: p.string().primary(),
  taxDeductible: p.boolean().primary(),
  completed: p.boolean().primary(),
  closed: p.boolean().primary(),
  donationsProhibited: p.boolean().primary(),
  events: p.integer(),
});

/** How many gifts to an event come from one donor; who gave without any trace is only counted. */
export const FundraisingEventDonorRow = viewTable('fundraising_event_donors', {
  fundraisingEventId: p.string().primary(),
  donor: p.string().primary(),
  references: p.integer(),
});

/** What the events of one client were given, and what of it came through the client's own form. */
export const ClientEventFiguresRow = viewTable('client_event_figures', {
  clientId: p.string().primary(),
  eventCount: p.integer(),
  donatedEurMinor: p.bigint(),
  clientDonatedEurMinor: p.bigint(),
  clientDonationCount: p.integer(),
  version: p.bigint('number'),
});

/** A campaign that an event shows as one that it supports now; the first that it showed comes first. */
export const FeaturedCampaignRow = viewTable('featured_campaigns', {
  fundraisingEventId: p.string().primary(),
  campaignId: p.string().primary(),
  position: p.bigint('number'),
});

/** What an event passed on to one campaign, in all; the one that got money first comes first. */
export const ForwardingRow = viewTable(
  'forwardings',
  {
    fundraisingEventId: p.string().primary(),
    campaignId: p.string().primary(),
    eurMinor: p.bigint(),
    position: p.bigint('number'),
  },
  { indexes: [['fundraisingEventId', 'position']] },
);

/** The names of organisations, to be searched with the events that are run for them. */
export const OrganisationNameRow = viewTable('fundraising_event_organisations', {
  organisationId: p.string().primary(),
  name: p.text(),
});
