import {
  DeleteResp,
  TombstoneResp,
  type DeleteReq,
  type TombstoneReq,
} from '@eventstore/db-client/generated/streams_pb';
import type { handleUnaryCall, ServiceError } from '@grpc/grpc-js';
import { expectedOf, writableStreamName } from './append-message';
import type { RemoveRequest } from './log-request';
import { BadRequest, serviceErrorOf, streamDeleted, wrongRevision } from './refusals';
import type { ServerContext } from './server-context';

export function deleteCall(context: ServerContext): handleUnaryCall<DeleteReq, DeleteResp> {
  return (call, answer) => {
    remove(context, 'delete', call.request.getOptions()).then((position) => {
      const at = new DeleteResp.Position().setCommitPosition(position).setPreparePosition(position);
      answer(null, new DeleteResp().setPosition(at));
    }, answer);
  };
}

export function tombstoneCall(context: ServerContext): handleUnaryCall<TombstoneReq, TombstoneResp> {
  return (call, answer) => {
    remove(context, 'tombstone', call.request.getOptions()).then((position) => {
      const at = new TombstoneResp.Position().setCommitPosition(position).setPreparePosition(position);
      answer(null, new TombstoneResp().setPosition(at));
    }, answer);
  };
}

async function remove(
  context: ServerContext,
  kind: RemoveRequest['kind'],
  options: DeleteReq.Options | TombstoneReq.Options | undefined,
): Promise<string> {
  const request = removeRequest(kind, options);
  const outcome = await context.commits.submit(request).catch((error: unknown) => {
    throw serviceErrorOf(error);
  });
  switch (outcome.kind) {
    case 'done':
      return String(outcome.position);
    case 'stream-deleted':
      throw streamDeleted(request.stream);
    default: {
      const { expected, stream } = request;
      throw wrongRevision('Delete', stream, { expected, current: outcome.current });
    }
  }
}

function removeRequest(
  kind: RemoveRequest['kind'],
  options: DeleteReq.Options | TombstoneReq.Options | undefined,
): RemoveRequest {
  try {
    if (!options) throw new BadRequest('The request has no options.');
    return { kind, stream: writableStreamName(options.getStreamIdentifier()), expected: expectedOf(options) };
  } catch (error) {
    throw serviceErrorOf(error) satisfies ServiceError;
  }
}
