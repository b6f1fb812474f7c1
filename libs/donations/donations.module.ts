import { Facts } from '@almoner/eventstore/commands';
import { numbersGiven } from '@almoner/kernel';
import { Module } from '@nestjs/common';
import {
  announcedDonation,
  creditablePage,
  donatableCampaign,
  ratesAround,
  receivingEvent,
  referenceHolder,
} from './domain/facts';
import { fundFor, fundsOf } from './policies/matching-facts';
import { CampaignTotals } from './views/campaign-totals/campaign-totals.queries';
import { OverallTotals } from './views/campaign-totals/overall-totals.queries';
import { SeriesTotals } from './views/campaign-totals/series-totals.queries';
import { ClientDonations } from './views/client-donations/client-donations.queries';
import { CreditablePages } from './views/creditable-pages/creditable-pages.queries';
import { DonatableCampaigns } from './views/donatable-campaigns/donatable-campaigns.queries';
import { DonationLedger } from './views/donation-ledger/donation-ledger.queries';
import { DonationFeed } from './views/donation-feed/donation-feed.queries';
import { ExchangeRates } from './views/exchange-rates/exchange-rates.queries';
import { MatchingFunds } from './views/matching-funds/matching-funds.queries';
import { Opinions } from './views/opinions/opinions.queries';
import { PendingDonations } from './views/pending-donations/pending-donations.queries';
import { ReceivingEvents } from './views/receiving-events/receiving-events.queries';

@Module({
  providers: [
    CampaignTotals,
    ClientDonations,
    OverallTotals,
    SeriesTotals,
    CreditablePages,
    DonatableCampaigns,
    DonationLedger,
    DonationFeed,
    ExchangeRates,
    MatchingFunds,
    Opinions,
    PendingDonations,
    ReceivingEvents,
  ],
  exports: [
    CampaignTotals,
    ClientDonations,
    DonationLedger,
    MatchingFunds,
    OverallTotals,
    SeriesTotals,
    DonationFeed,
    Opinions,
    PendingDonations,
  ],
})
export class DonationsModule {
  constructor(
    facts: Facts,
    campaigns: DonatableCampaigns,
    rates: ExchangeRates,
    feed: DonationFeed,
    throughClients: ClientDonations,
    opinions: Opinions,
    funds: MatchingFunds,
    pending: PendingDonations,
    receiving: ReceivingEvents,
    pages: CreditablePages,
    ledger: DonationLedger,
  ) {
    facts.bind(announcedDonation, (donationId) => pending.byId(donationId));
    facts.bind(creditablePage, (pageId) => pages.byId(pageId));
    facts.bind(donatableCampaign, (campaignId) => campaigns.byId(campaignId));
    facts.bind(ratesAround, (currencies, day) => rates.around(currencies, day));
    facts.bind(receivingEvent, (fundraisingEventId) => receiving.byId(fundraisingEventId));
    facts.bind(referenceHolder, (clientId, reference) => throughClients.referenceHolder(clientId, reference));
    facts.bind(numbersGiven.donation, (surface, from, to) => feed.numbersGiven(surface, from, to));
    facts.bind(numbersGiven['ledger-entry'], (surface, from, to) => ledger.numbersGiven(surface, from, to));
    facts.bind(numbersGiven.opinion, (surface, from, to) => opinions.numbersGiven(surface, from, to));
    facts.bind(numbersGiven['matching-fund'], (surface, from, to) => funds.numbersGiven(surface, from, to));
    facts.bind(fundFor, (campaignId, donatedAt) => funds.fundFor(campaignId, donatedAt));
    facts.bind(fundsOf, (donationId) => funds.fundsOf(donationId));
  }
}
