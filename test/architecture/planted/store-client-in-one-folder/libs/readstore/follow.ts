import type { EventStoreDBClient } from '@eventstore/db-client';

export const follow = (client: EventStoreDBClient) => client.subscribeToAll();
