import { Facts } from '@almoner/eventstore/commands';
import { numbersGiven } from '@almoner/kernel';
import { Module } from '@nestjs/common';
import { campaignerKnown, seriesCurrency, slugHolder } from './domain/facts';
import { CampaignDirectory } from './views/campaign-directory/campaign-directory.queries';
import { CampaignerDirectory } from './views/campaigner-directory/campaigner-directory.queries';
import { SeriesDirectory } from './views/series-directory/series-directory.queries';

@Module({
  providers: [CampaignDirectory, CampaignerDirectory, SeriesDirectory],
  exports: [CampaignDirectory, CampaignerDirectory, SeriesDirectory],
})
export class CampaignsModule {
  constructor(
    facts: Facts,
    campaigns: CampaignDirectory,
    campaigners: CampaignerDirectory,
    series: SeriesDirectory,
  ) {
    facts.bind(seriesCurrency, async (seriesId) => (await series.byId(seriesId))?.reportingCurrency);
    facts.bind(campaignerKnown, (campaignerId) => campaigners.isKnown(campaignerId));
    facts.bind(slugHolder, (slug) => campaigns.slugHolder(slug));
    facts.bind(numbersGiven.campaign, (surface, from, to) => campaigns.numbersGiven(surface, from, to));
    facts.bind(numbersGiven.campaigner, (surface, from, to) => campaigners.numbersGiven(surface, from, to));
  }
}
