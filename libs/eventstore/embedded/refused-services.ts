import { MonitoringService } from '@eventstore/db-client/generated/monitoring_grpc_pb';
import { OperationsService } from '@eventstore/db-client/generated/operations_grpc_pb';
import { PersistentSubscriptionsService } from '@eventstore/db-client/generated/persistent_grpc_pb';
import { ProjectionsService } from '@eventstore/db-client/generated/projections_grpc_pb';
import { UsersService } from '@eventstore/db-client/generated/users_grpc_pb';
import type { sendUnaryData, Server, ServiceDefinition, UntypedServiceImplementation } from '@grpc/grpc-js';
import { unimplemented } from './refusals';

const refused: readonly [ServiceDefinition, string][] = [
  [PersistentSubscriptionsService, 'The embedded event store has no persistent subscriptions.'],
  [ProjectionsService, 'The embedded event store runs no projections; Almoner builds its views itself.'],
  [UsersService, 'The embedded event store keeps no users: it listens on the loopback address only.'],
  [OperationsService, 'The embedded event store has no maintenance operations: its log is never scavenged.'],
  [MonitoringService, 'The embedded event store publishes no statistics.'],
];

/** What this server does not do it refuses in a sentence, rather than with the name of a missing method. */
export function refuseServices(server: Server): void {
  for (const [definition, sentence] of refused) {
    const refuse = (
      call: { emit(event: 'error', error: Error): boolean },
      answer?: sendUnaryData<never>,
    ): void => {
      if (answer) answer(unimplemented(sentence));
      else call.emit('error', unimplemented(sentence));
    };
    const methods = Object.keys(definition).map((method) => [method, refuse]);
    server.addService(definition, Object.fromEntries(methods) as UntypedServiceImplementation);
  }
}
