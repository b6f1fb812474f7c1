import { AppendResp, type AppendReq } from '@eventstore/db-client/generated/streams_pb';
import { Empty } from '@eventstore/db-client/generated/shared_pb';
import type { handleClientStreamingCall } from '@grpc/grpc-js';
import { AppendContent, expectedOf, writableStreamName } from './append-message';
import type { AppendRequest, ExpectedRevision, LogOutcome } from './log-request';
import { BadRequest, serviceErrorOf, streamDeleted } from './refusals';
import type { ServerContext } from './server-context';

/** `Streams.Append`: options first, then one message per event, one answer. */
export function appendCall(context: ServerContext): handleClientStreamingCall<AppendReq, AppendResp> {
  return (call, answer) => {
    const content = new AppendContent(context.appendBytesMax);
    let options: AppendReq.Options | undefined;
    let failed = false;
    const fail = (error: unknown): void => {
      if (!failed) answer(serviceErrorOf(error));
      failed = true;
    };
    call.on('error', fail);
    call.on('data', (message: AppendReq) => {
      if (failed) return;
      try {
        options ??= message.getOptions();
        const proposed = message.getProposedMessage();
        if (proposed) content.add(proposed);
      } catch (error) {
        fail(error);
      }
    });
    call.on('end', () => {
      if (failed || call.cancelled) return;
      try {
        const request = appendRequest(options, content);
        context.commits.submit(request).then((outcome) => {
          if (outcome.kind === 'stream-deleted') answer(streamDeleted(request.stream));
          else answer(null, response(request.expected, outcome));
        }, fail);
      } catch (error) {
        fail(error);
      }
    });
  };
}

function appendRequest(options: AppendReq.Options | undefined, { events }: AppendContent): AppendRequest {
  if (!options) throw new BadRequest('An append starts with its options.');
  const stream = writableStreamName(options.getStreamIdentifier());
  return { kind: 'append', stream, expected: expectedOf(options), events };
}

function response(
  expected: ExpectedRevision,
  outcome: Exclude<LogOutcome, { kind: 'stream-deleted' }>,
): AppendResp {
  return outcome.kind === 'done'
    ? new AppendResp().setSuccess(success(outcome))
    : new AppendResp().setWrongExpectedVersion(wrong(expected, outcome.current));
}

function success({
  revision,
  position,
}: {
  revision: number;
  position: number | undefined;
}): AppendResp.Success {
  const answer = new AppendResp.Success();
  if (revision < 0) answer.setNoStream(new Empty());
  else answer.setCurrentRevision(String(revision));
  if (position === undefined) return answer.setNoPosition(new Empty());
  const text = String(position);
  return answer.setPosition(new AppendResp.Position().setCommitPosition(text).setPreparePosition(text));
}

function wrong(expected: ExpectedRevision, current: number): AppendResp.WrongExpectedVersion {
  const answer = new AppendResp.WrongExpectedVersion();
  if (current < 0) answer.setCurrentNoStream(new Empty());
  else answer.setCurrentRevision(String(current));
  switch (expected) {
    case 'any':
      return answer.setExpectedAny(new Empty());
    case 'no_stream':
      return answer.setExpectedNoStream(new Empty());
    case 'stream_exists':
      return answer.setExpectedStreamExists(new Empty());
    default:
      return answer.setExpectedRevision(String(expected));
  }
}
