import { Facts } from '@almoner/eventstore/commands';
import { Module } from '@nestjs/common';
import { pledgeableCampaign } from './domain/facts';
import { PledgeableCampaigns } from './views/pledgeable-campaigns/pledgeable-campaigns.queries';
import { SupportPledges } from './views/support-pledges/support-pledges.queries';

@Module({ providers: [PledgeableCampaigns, SupportPledges], exports: [SupportPledges] })
export class ParticipationModule {
  constructor(facts: Facts, campaigns: PledgeableCampaigns) {
    facts.bind(pledgeableCampaign, (campaignId) => campaigns.state(campaignId));
  }
}
