import { Facts } from '@almoner/eventstore/commands';
import { numbersGiven } from '@almoner/kernel';
import { Module } from '@nestjs/common';
import { organisationKnown, pledgeableCampaign } from './domain/facts';
import { PledgeableCampaigns } from './views/pledgeable-campaigns/pledgeable-campaigns.queries';
import { SupportPledges } from './views/support-pledges/support-pledges.queries';
import { VolunteeringCauses } from './views/volunteering-causes/volunteering-causes.queries';

@Module({
  providers: [PledgeableCampaigns, SupportPledges, VolunteeringCauses],
  exports: [SupportPledges, VolunteeringCauses],
})
export class ParticipationModule {
  constructor(facts: Facts, campaigns: PledgeableCampaigns, causes: VolunteeringCauses) {
    facts.bind(pledgeableCampaign, (campaignId) => campaigns.state(campaignId));
    facts.bind(organisationKnown, (organisationId) => causes.isCarrierKnown(organisationId));
    facts.bind(numbersGiven['volunteering-cause'], (surface, from, to) =>
      causes.numbersGiven(surface, from, to),
    );
  }
}
