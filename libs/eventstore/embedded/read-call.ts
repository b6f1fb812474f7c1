import type { ReadReq } from '@eventstore/db-client/generated/streams_pb';
import type { handleServerStreamingCall } from '@grpc/grpc-js';
import { countedRead } from './counted-read';
import { readRequest } from './read-request';
import { serviceErrorOf } from './refusals';
import type { ServerContext } from './server-context';
import { Subscription } from './subscription';

/** `Streams.Read`: one call for reads and subscriptions, of a stream or of `$all`. */
export function readCall(context: ServerContext): handleServerStreamingCall<ReadReq, Buffer> {
  return (call) => {
    const leave = context.calls.enter(call);
    call.on('cancelled', leave);
    call.on('close', leave);
    try {
      const request = readRequest(call.request);
      if (request.count === 'subscription') new Subscription(context, call, request).start();
      else
        countedRead(context, call, request).catch((error: unknown) =>
          call.emit('error', serviceErrorOf(error)),
        );
    } catch (error) {
      call.emit('error', serviceErrorOf(error));
    }
  };
}
