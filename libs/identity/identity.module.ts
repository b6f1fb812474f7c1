import { Facts } from '@almoner/eventstore/commands';
import { numbersGiven } from '@almoner/kernel';
import { Module } from '@nestjs/common';
import {
  accountSlugHolder,
  administersAny,
  applicationState,
  campaignAssigned,
  clientState,
  keyHolder,
  loginHolder,
  loginState,
  permalinkHolder,
  publicIdHolder,
  subscriptionOf,
} from './domain/facts';
import { Accounts } from './views/accounts/accounts.queries';
import { ApiClients } from './views/api-clients/api-clients.queries';
import { Applications } from './views/applications/applications.queries';
import { ClientCampaigns } from './views/client-campaigns/client-campaigns.queries';
import { ClientTags } from './views/client-tags/client-tags.queries';
import { Clients } from './views/clients/clients.queries';
import { Logins } from './views/logins/logins.queries';
import { Organisers } from './views/logins/organisers.queries';
import { MailingSubscriptions } from './views/mailing-subscriptions/mailing-subscriptions.queries';
import { PersonContacts } from './views/person-contacts/person-contacts.queries';

const queries = [
  Accounts,
  ApiClients,
  Applications,
  ClientCampaigns,
  ClientTags,
  Clients,
  Logins,
  MailingSubscriptions,
  Organisers,
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
    applications: Applications,
    logins: Logins,
    organisers: Organisers,
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
    facts.bind(loginHolder, async (emailDigest) => (await logins.byAddress(emailDigest))?.personId);
    facts.bind(loginState, (personId) => logins.stateOf(personId));
    facts.bind(administersAny, (personId) => organisers.administersAny(personId));
    facts.bind(publicIdHolder, (publicId) => applications.publicIdHolder(publicId));
    facts.bind(applicationState, (applicationId) => applications.stateOf(applicationId));
    facts.bind(subscriptionOf, (subscriber) => mailing.of(subscriber));
  }
}
