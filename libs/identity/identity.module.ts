import { Facts } from '@almoner/eventstore/commands';
import { Module } from '@nestjs/common';
import { keyHolder } from './domain/facts';
import { ApiClients } from './views/api-clients/api-clients.queries';

@Module({ providers: [ApiClients], exports: [ApiClients] })
export class IdentityModule {
  constructor(facts: Facts, clients: ApiClients) {
    facts.bind(keyHolder, async (keyDigest) => (await clients.byKeyDigest(keyDigest))?.clientId);
  }
}
