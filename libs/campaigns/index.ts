import type { Policy } from '@almoner/eventstore/policies';
import type { AnyCommand, Numberings } from '@almoner/kernel';
import type { Projection } from '@almoner/readstore';
import * as domain from './domain';
import { listingSurface } from './listing-surface';
import { whenTeamCreatedThenFounderJoins } from './policies/when-team-created-then-founder-joins.policy';
import { campaignDirectory } from './views/campaign-directory/campaign-directory.projection';
import { campaignListing } from './views/campaign-listing/campaign-listing.projection';
import { campaignPictures } from './views/campaign-pictures/campaign-pictures.projection';
import { campaignUpdates } from './views/campaign-updates/campaign-updates.projection';
import { campaignerDirectory } from './views/campaigner-directory/campaigner-directory.projection';
import { contests } from './views/contests/contests.projection';
import { fundraisingEvents } from './views/fundraising-events/fundraising-events.projection';
import { organisationDirectory } from './views/organisation-directory/organisation-directory.projection';
import { pageUpdates } from './views/page-updates/page-updates.projection';
import { peerFundraising } from './views/peer-fundraising/peer-fundraising.projection';
import { peerSurface } from './views/peer-fundraising/peer-surface';
import { seriesDirectory } from './views/series-directory/series-directory.projection';

export { CampaignsModule } from './campaigns.module';
export * from './domain';
export { campaignsRefusals } from './domain/refusals';
export {
  CampaignDirectory,
  type CampaignItem,
  type CampaignViewer,
} from './views/campaign-directory/campaign-directory.queries';
export {
  CampaignListing,
  type CampaignPlace,
  type CampaignState,
} from './views/campaign-listing/campaign-listing.queries';
export type { Carrier, ListedCampaign } from './views/campaign-listing/listed-campaign';
export type {
  ChosenCampaigns,
  ListingBox,
  ListingFacets,
  ListingKey,
  ListingOrder,
  ListingScope,
  ListingSearch,
  WantedCampaigns,
} from './views/campaign-listing/wanted-campaigns';
export {
  type CampaignName,
  CampaignNames,
  type ManagerName,
  type NeedName,
} from './views/campaign-listing/campaign-names.queries';
export { type CampaignFigures, ClientFigures } from './views/campaign-listing/client-figures.queries';
export { type EventName, EventNames } from './views/fundraising-events/event-names.queries';
export { CampaignNeeds, type NeedItem } from './views/campaign-listing/campaign-needs.queries';
export { CampaignPictures, type PictureItem } from './views/campaign-pictures/campaign-pictures.queries';
export { CampaignUpdates, type UpdateItem } from './views/campaign-updates/campaign-updates.queries';
export {
  CampaignerDirectory,
  type CampaignerItem,
} from './views/campaigner-directory/campaigner-directory.queries';
export {
  type ClientEventFigures,
  EventMoney,
  type ForwardingItem,
} from './views/fundraising-events/event-money.queries';
export type { EventFacets, EventKey, EventOrder } from './views/fundraising-events/events-statement';
export {
  type FundraisingEventItem,
  FundraisingEvents,
  type WantedEvents,
} from './views/fundraising-events/fundraising-events.queries';
export {
  OrganisationDirectory,
  type OrganisationItem,
} from './views/organisation-directory/organisation-directory.queries';
export { type ContestItem, type ContestResultItem, Contests } from './views/contests/contests.queries';
export { SeriesDirectory, type SeriesItem } from './views/series-directory/series-directory.queries';

export {
  type PageUpdateField,
  type PageUpdateItem,
  PageUpdates,
} from './views/page-updates/page-updates.queries';
export type { AddressItem, ParticipantItem } from './views/peer-fundraising/participant-sight';
export {
  type ParticipantField,
  Participants,
  type PublicParticipantField,
} from './views/peer-fundraising/participants.queries';
export {
  type PeerCampaignField,
  type PeerCampaignItem,
  PeerCampaigns,
  type PeerSeriesItem,
} from './views/peer-fundraising/peer-campaigns.queries';
export { type PageOwner, PeerNumbers } from './views/peer-fundraising/peer-numbers.queries';
export { TeamRolls } from './views/peer-fundraising/team-rolls.queries';
export { type TeamField, type TeamItem, Teams } from './views/peer-fundraising/teams.queries';
export type { PeerViewer } from './views/peer-fundraising/viewer';

export const commands: readonly AnyCommand[] = Object.values(domain);

export const policies: readonly Policy[] = [whenTeamCreatedThenFounderJoins];

export const projections = (numberings: Numberings): readonly Projection[] => [
  seriesDirectory,
  campaignDirectory(numberings.campaign ?? []),
  campaignerDirectory(numberings.campaigner ?? []),
  organisationDirectory(numberings.organisation ?? []),
  campaignListing(listingSurface),
  fundraisingEvents(listingSurface),
  campaignPictures(numberings.picture ?? []),
  contests(listingSurface),
  campaignUpdates(numberings.update ?? []),
  peerFundraising,
  pageUpdates(peerSurface),
];
