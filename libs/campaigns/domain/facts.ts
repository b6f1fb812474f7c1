import { lookup } from '@almoner/kernel';

/** The currency that a series reports in; undefined where there is no such series. */
export const seriesCurrency = lookup<[seriesId: string], string | undefined>('campaigns.series-currency');
export const campaignerKnown = lookup<[campaignerId: string], boolean>('campaigns.campaigner-known');
/** The campaign that a slug belongs to. */
export const slugHolder = lookup<[slug: string], string | undefined>('campaigns.slug-holder');
/** The organisation that a slug belongs to. */
export const organisationSlugHolder = lookup<[slug: string], string | undefined>(
  'campaigns.organisation-slug-holder',
);
export const organisationKnown = lookup<[organisationId: string], boolean>('campaigns.organisation-known');
export const campaignKnown = lookup<[campaignId: string], boolean>('campaigns.campaign-known');
/** The fundraising event that a slug belongs to. */
export const fundraisingEventSlugHolder = lookup<[slug: string], string | undefined>(
  'campaigns.fundraising-event-slug-holder',
);

/** What peer-to-peer fundraising must know of a campaign, listed or not; undefined where there is no such campaign. */
export interface FundraisingCampaign {
  readonly seriesId: string;
  /** What the campaign and every goal in it count in. */
  readonly currency: string;
}
export const campaignForFundraising = lookup<[campaignId: string], FundraisingCampaign | undefined>(
  'campaigns.campaign-for-fundraising',
);

/** The participant of the campaign with this address, by the digest of its `emailKey`; who was removed holds none. */
export const participantByEmail = lookup<[campaignId: string, emailDigest: string], string | undefined>(
  'campaigns.participant-by-email',
);

/** How a person takes part in a campaign. */
export interface Participation {
  /** The team that they are on; null also once that team was removed. */
  readonly teamId: string | null;
  readonly pageId: string | null;
  /** Whether gifts that count are credited to their page: recorded, not reversed, and not credited elsewhere since. */
  readonly raised: boolean;
}
/** Undefined for who does not take part, or no longer does. */
export const participation = lookup<[campaignId: string, personId: string], Participation | undefined>(
  'campaigns.participation',
);

/** The team of the campaign that bears a name, by the folded name; removed ones bear none. */
export const teamNameHolder = lookup<[campaignId: string, foldedName: string], string | undefined>(
  'campaigns.team-name-holder',
);

/** Who is on a team. */
export interface TeamRoll {
  readonly campaignId: string;
  /** Those who lead it now: named as captains, and members. */
  readonly captainIds: readonly string[];
  /** All members by their person ids, captains included. */
  readonly memberIds: readonly string[];
}
/** Undefined where there is no such team, or no longer. */
export const teamRoll = lookup<[teamId: string], TeamRoll | undefined>('campaigns.team-roll');
