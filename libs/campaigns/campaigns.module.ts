import { Facts } from '@almoner/eventstore/commands';
import { numbersGiven } from '@almoner/kernel';
import { Module } from '@nestjs/common';
import {
  campaignForFundraising,
  campaignKnown,
  campaignerKnown,
  fundraisingEventSlugHolder,
  organisationKnown,
  organisationSlugHolder,
  participantByEmail,
  participation,
  seriesCurrency,
  slugHolder,
  teamNameHolder,
  teamRoll,
} from './domain/facts';
import { listingSurface } from './listing-surface';
import { peerSurface } from './views/peer-fundraising/peer-surface';
import { CampaignDirectory } from './views/campaign-directory/campaign-directory.queries';
import { CampaignListing } from './views/campaign-listing/campaign-listing.queries';
import { CampaignNames } from './views/campaign-listing/campaign-names.queries';
import { CampaignNeeds } from './views/campaign-listing/campaign-needs.queries';
import { ClientFigures } from './views/campaign-listing/client-figures.queries';
import { CampaignPictures } from './views/campaign-pictures/campaign-pictures.queries';
import { CampaignUpdates } from './views/campaign-updates/campaign-updates.queries';
import { CampaignerDirectory } from './views/campaigner-directory/campaigner-directory.queries';
import { Contests } from './views/contests/contests.queries';
import { EventMoney } from './views/fundraising-events/event-money.queries';
import { EventNames } from './views/fundraising-events/event-names.queries';
import { FundraisingEvents } from './views/fundraising-events/fundraising-events.queries';
import { OrganisationDirectory } from './views/organisation-directory/organisation-directory.queries';
import { PageUpdates } from './views/page-updates/page-updates.queries';
import { Participants } from './views/peer-fundraising/participants.queries';
import { PeerCampaigns } from './views/peer-fundraising/peer-campaigns.queries';
import { PeerNumbers } from './views/peer-fundraising/peer-numbers.queries';
import { TeamRolls } from './views/peer-fundraising/team-rolls.queries';
import { Teams } from './views/peer-fundraising/teams.queries';
import { SeriesDirectory } from './views/series-directory/series-directory.queries';

const queries = [
  CampaignDirectory,
  CampaignListing,
  CampaignNames,
  ClientFigures,
  EventNames,
  CampaignNeeds,
  CampaignPictures,
  CampaignUpdates,
  CampaignerDirectory,
  Contests,
  EventMoney,
  FundraisingEvents,
  OrganisationDirectory,
  PageUpdates,
  Participants,
  PeerCampaigns,
  PeerNumbers,
  TeamRolls,
  Teams,
  SeriesDirectory,
];

@Module({ providers: queries, exports: queries })
export class CampaignsModule {
  constructor(
    facts: Facts,
    campaigns: CampaignDirectory,
    needs: CampaignNeeds,
    pictures: CampaignPictures,
    updates: CampaignUpdates,
    campaigners: CampaignerDirectory,
    contests: Contests,
    organisations: OrganisationDirectory,
    series: SeriesDirectory,
    events: FundraisingEvents,
    peerCampaigns: PeerCampaigns,
    peerNumbers: PeerNumbers,
    teams: Teams,
    rolls: TeamRolls,
    pageUpdates: PageUpdates,
  ) {
    facts.bind(campaignForFundraising, async (campaignId) =>
      (await peerCampaigns.byIds([campaignId])).get(campaignId),
    );
    facts.bind(participantByEmail, (campaignId, digest) =>
      peerNumbers.participantByEmail(campaignId, digest),
    );
    facts.bind(participation, (campaignId, personId) => peerNumbers.participation(campaignId, personId));
    facts.bind(teamNameHolder, (campaignId, name) => teams.nameHolder(campaignId, name));
    facts.bind(teamRoll, (teamId) => rolls.of(teamId));
    for (const kind of ['series', 'participant', 'team', 'page', 'address'] as const) {
      facts.bind(
        numbersGiven[kind],
        async (surface, from, to) =>
          surface === peerSurface && (await peerNumbers.numbersGiven(kind, from, to)),
      );
    }
    facts.bind(
      numbersGiven['page-update'],
      async (surface, from, to) => surface === peerSurface && (await pageUpdates.numbersGiven(from, to)),
    );
    facts.bind(seriesCurrency, async (seriesId) => (await series.byId(seriesId))?.reportingCurrency);
    facts.bind(campaignerKnown, (campaignerId) => campaigners.isKnown(campaignerId));
    facts.bind(campaignKnown, (campaignId) => campaigns.isKnown(campaignId));
    facts.bind(fundraisingEventSlugHolder, (slug) => events.slugHolder(slug));
    facts.bind(slugHolder, (slug) => campaigns.slugHolder(slug));
    facts.bind(organisationSlugHolder, (slug) => organisations.slugHolder(slug));
    facts.bind(organisationKnown, (organisationId) => organisations.isKnown(organisationId));
    facts.bind(numbersGiven.campaign, (surface, from, to) => campaigns.numbersGiven(surface, from, to));
    facts.bind(
      numbersGiven.need,
      async (surface, from, to) => surface === listingSurface && (await needs.numbersGiven(from, to)),
    );
    facts.bind(
      numbersGiven['fundraising-event'],
      async (surface, from, to) => surface === listingSurface && (await events.numbersGiven(from, to)),
    );
    facts.bind(
      numbersGiven.contest,
      async (surface, from, to) => surface === listingSurface && (await contests.numbersGiven(from, to)),
    );
    facts.bind(
      numbersGiven['contest-result'],
      async (surface, from, to) =>
        surface === listingSurface && (await contests.resultNumbersGiven(from, to)),
    );
    facts.bind(numbersGiven.picture, (surface, from, to) => pictures.numbersGiven(surface, from, to));
    facts.bind(numbersGiven.update, (surface, from, to) => updates.numbersGiven(surface, from, to));
    facts.bind(numbersGiven.campaigner, (surface, from, to) => campaigners.numbersGiven(surface, from, to));
    facts.bind(numbersGiven.organisation, (surface, from, to) =>
      organisations.numbersGiven(surface, from, to),
    );
  }
}
