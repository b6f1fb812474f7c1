import type { EventOf, EventsOf } from '@almoner/kernel';
import { z } from 'zod';
import { currency, id, instant, language, namedPerson, numbers, place, texts } from './shapes';

const words = z.strictObject({
  title: z.string(),
  description: z.string(),
  slug: z.string(),
  hashtag: z.string(),
  gatewayUrl: z.string().nullable(),
});

const details = z.strictObject({
  title: texts,
  description: texts,
  summary: texts.nullable(),
  organisationId: id.nullable(),
  manager: namedPerson.nullable(),
  location: place.nullable(),
  categories: z.array(z.string()),
  taxDeductible: z.boolean(),
  profilePicture: z.string().nullable(),
  rank: z.int(),
});

/** What peer-to-peer fundraising asks of a campaign. */
const plan = z.strictObject({
  goalMinor: z.int().nonnegative().nullable(),
  heldAt: instant.nullable(),
  kind: z.enum(['event', 'do-it-yourself', 'champion', 'crowdfunding', 'memorial', 'other']),
  url: z.string().nullable(),
});

const count = z.int().nonnegative();
const openingCounts = z.strictObject({
  metNeeds: count,
  metNeedsEurMinor: count,
  updates: count,
  positiveOpinions: count,
  negativeOpinions: count,
});

export const campaignEvents = {
  'campaigns.CampaignSubmitted': words.extend({
    campaignId: id,
    seriesId: id,
    campaignerId: id,
    currency,
    reportingCurrency: currency,
    submittedAt: instant,
    /** The language of title and description; English unless told. */
    language: language.optional(),
    numbers: numbers.optional(),
  }),
  'campaigns.CampaignChanged': z.strictObject({ campaignId: id, changes: words.partial() }),
  'campaigns.CampaignDescribed': z.strictObject({
    campaignId: id,
    changes: details.partial(),
    describedAt: instant,
  }),
  'campaigns.CampaignApproved': z.strictObject({
    campaignId: id,
    seriesId: id,
    campaignerId: id,
    approvedAt: instant,
  }),
  'campaigns.CampaignWithdrawn': z.strictObject({
    campaignId: id,
    seriesId: id,
    campaignerId: id,
    wasListed: z.boolean(),
    withdrawnAt: instant,
  }),
  'campaigns.CampaignClosed': z.strictObject({ campaignId: id, closedAt: instant }),
  'campaigns.CampaignReopened': z.strictObject({ campaignId: id, reopenedAt: instant }),
  'campaigns.DonationsProhibited': z.strictObject({ campaignId: id, prohibitedAt: instant }),
  'campaigns.DonationsAllowed': z.strictObject({ campaignId: id, allowedAt: instant }),
  'campaigns.CampaignPlanned': z.strictObject({
    campaignId: id,
    changes: plan.partial(),
    plannedAt: instant,
    pageNumbers: numbers.optional(),
  }),
  'campaigns.DonorDataRestricted': z.strictObject({
    campaignId: id,
    restricted: z.boolean(),
    setAt: instant,
  }),
  'campaigns.OpeningCountsRecorded': z.strictObject({
    campaignId: id,
    counts: openingCounts,
    recordedAt: instant,
  }),
};

export type CampaignPlan = z.infer<typeof plan>;
export type CampaignDetails = z.infer<typeof details>;
export type OpeningCounts = z.infer<typeof openingCounts>;
export type CampaignEvent = EventsOf<typeof campaignEvents>;
/** A campaigner proposes a campaign; it is a draft that only assigned clients see. */
export type CampaignSubmitted = EventOf<typeof campaignEvents, 'campaigns.CampaignSubmitted'>;
/** Some of the campaign's words are others now; only those are named. */
export type CampaignChanged = EventOf<typeof campaignEvents, 'campaigns.CampaignChanged'>;
/** Some of what is told beside the plain words is other now, translations too; only that is named. */
export type CampaignDescribed = EventOf<typeof campaignEvents, 'campaigns.CampaignDescribed'>;
/** The campaign is listed and takes gifts. */
export type CampaignApproved = EventOf<typeof campaignEvents, 'campaigns.CampaignApproved'>;
/** The campaign is listed no more and takes no gifts; what it raised stays. */
export type CampaignWithdrawn = EventOf<typeof campaignEvents, 'campaigns.CampaignWithdrawn'>;
/** Whoever manages the campaign ended it: it is still shown and takes no gifts, whether it reached its goal or not. */
export type CampaignClosed = EventOf<typeof campaignEvents, 'campaigns.CampaignClosed'>;
/** The campaign goes on. */
export type CampaignReopened = EventOf<typeof campaignEvents, 'campaigns.CampaignReopened'>;
/** The campaign takes no gifts until they are allowed again, without a tax status for example. */
export type DonationsProhibited = EventOf<typeof campaignEvents, 'campaigns.DonationsProhibited'>;
/** Gifts are no longer prohibited. */
export type DonationsAllowed = EventOf<typeof campaignEvents, 'campaigns.DonationsAllowed'>;
/** Goal, day, kind or site of the campaign are other now; only that is named. */
export type CampaignPlanned = EventOf<typeof campaignEvents, 'campaigns.CampaignPlanned'>;
/** Whether fundraisers may read the e-mail and postal addresses of those who gave to them. */
export type DonorDataRestricted = EventOf<typeof campaignEvents, 'campaigns.DonorDataRestricted'>;
/** What the campaign brings along without records of it. */
export type OpeningCountsRecorded = EventOf<typeof campaignEvents, 'campaigns.OpeningCountsRecorded'>;
