import { Facts } from '@almoner/eventstore/commands';
import { numbersGiven } from '@almoner/kernel';
import { Module } from '@nestjs/common';
import {
  accountSlugHolder,
  campaignAssigned,
  clientState,
  keyHolder,
  permalinkHolder,
  subscriptionOf,
} from './domain/facts';
import { Accounts } from './views/accounts/accounts.queries';
import { ApiClients } from './views/api-clients/api-clients.queries';
import { ClientCampaigns } from './views/client-campaigns/client-campaigns.queries';
import { ClientTags } from './views/client-tags/client-tags.queries';
import { Clients } from './views/clients/clients.queries';
import { MailingSubscriptions } from './views/mailing-subscriptions/mailing-subscriptions.queries';
import { PersonContacts } from './views/person-contacts/person-contacts.queries';

const queries = [
  Accounts,
  ApiClients,
  ClientCampaigns,
  ClientTags,
  Clients,
  MailingSubscriptions,
  PersonContacts,
];

@Module({ providers: queries, exports: queries })
export class IdentityModule {
  constructor(
    facts: Facts,
    accounts: Accounts,
    keys: ApiClients,
    clients: Clients,
    mailing: MailingSubscriptions,
  ) {
    facts.bind(keyHolder, async (keyDigest) => (await keys.byKeyDigest(keyDigest))?.clientId);
    facts.bind(campaignAssigned, (clientId, campaignId) => keys.isAssigned(clientId, campaignId));
    facts.bind(clientState, (clientId) => clients.stateOf(clientId));
    facts.bind(
      permalinkHolder,
      async (permalink) => (await clients.byPermalink(permalink, 'public'))?.clientId,
    );
    facts.bind(accountSlugHolder, (slug) => accounts.slugHolder(slug));
    facts.bind(numbersGiven.person, (surface, from, to) => accounts.numbersGiven(surface, from, to));
    facts.bind(subscriptionOf, (subscriber) => mailing.of(subscriber));
  }
}
