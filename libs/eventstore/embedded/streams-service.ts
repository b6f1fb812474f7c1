import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb';
import type { ServiceDefinition, UntypedServiceImplementation } from '@grpc/grpc-js';
import { appendCall } from './append-call';
import { batchAppendCall } from './batch-append-call';
import { readCall } from './read-call';
import { deleteCall, tombstoneCall } from './remove-calls';
import type { ServerContext } from './server-context';

/** Reads and batch answers are bytes already: they are the hot paths, and our own writer is faster. */
const asBytes = { responseSerialize: (bytes: Buffer): Buffer => bytes };

export const streamsDefinition: ServiceDefinition = {
  ...StreamsService,
  read: { ...StreamsService.read, ...asBytes },
  batchAppend: { ...StreamsService.batchAppend, ...asBytes },
};

export function streamsService(context: ServerContext): UntypedServiceImplementation {
  return {
    append: appendCall(context),
    batchAppend: batchAppendCall(context),
    read: readCall(context),
    delete: deleteCall(context),
    tombstone: tombstoneCall(context),
  };
}
