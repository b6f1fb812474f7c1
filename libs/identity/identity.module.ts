import { Facts } from '@almoner/eventstore/commands';
import { Module } from '@nestjs/common';
import { keyHolder, permalinkHolder } from './domain/facts';
import { ApiClients } from './views/api-clients/api-clients.queries';
import { ClientCampaigns } from './views/client-campaigns/client-campaigns.queries';
import { ClientTags } from './views/client-tags/client-tags.queries';
import { Clients } from './views/clients/clients.queries';

const queries = [ApiClients, ClientCampaigns, ClientTags, Clients];

@Module({ providers: queries, exports: queries })
export class IdentityModule {
  constructor(facts: Facts, keys: ApiClients, clients: Clients) {
    facts.bind(keyHolder, async (keyDigest) => (await keys.byKeyDigest(keyDigest))?.clientId);
    facts.bind(
      permalinkHolder,
      async (permalink) => (await clients.byPermalink(permalink, 'public'))?.clientId,
    );
  }
}
