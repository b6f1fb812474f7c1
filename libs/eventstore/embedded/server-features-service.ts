import { GossipService } from '@eventstore/db-client/generated/gossip_grpc_pb';
import { ServerFeaturesService } from '@eventstore/db-client/generated/serverfeatures_grpc_pb';
import { SupportedMethod, SupportedMethods } from '@eventstore/db-client/generated/serverfeatures_pb';
import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb';
import type { handleUnaryCall, UntypedServiceImplementation } from '@grpc/grpc-js';

/** The protocol level that this server speaks, which clients compare with versions of EventStoreDB. */
const VERSION = '24.10.0';

const supported = [StreamsService, GossipService, ServerFeaturesService];

/** Tells clients which calls exist; the official one appends by batch because it finds batchAppend here. */
export const serverFeaturesService: UntypedServiceImplementation = {
  getSupportedMethods: ((_call, answer) => {
    const answers = new SupportedMethods().setEventStoreServerVersion(VERSION);
    for (const { path } of supported.flatMap((service) => Object.values(service))) {
      const [, serviceName, methodName] = path.toLowerCase().split('/') as [string, string, string];
      answers.addMethods(new SupportedMethod().setServiceName(serviceName).setMethodName(methodName));
    }
    answer(null, answers);
  }) satisfies handleUnaryCall<unknown, SupportedMethods>,
};
