import type { BatchAppendReq } from '@eventstore/db-client/generated/streams_pb';
import { status, type handleBidiStreamingCall, type ServerDuplexStream } from '@grpc/grpc-js';
import { AppendContent, batchExpectedOf, writableStreamName } from './append-message';
import { batchRefusal, batchSuccess, type Correlation } from './batch-append-response';
import type { ExpectedRevision, LogOutcome } from './log-request';
import { refusalOf, type AppendRefusal } from './refusals';
import type { ServerContext } from './server-context';

interface OpenAppend {
  readonly to: Correlation;
  readonly expected: ExpectedRevision;
  readonly deadlineMs: number;
  readonly content: AppendContent;
}

/** `Streams.BatchAppend`: many appends share one stream of messages; an answer names its append. */
export function batchAppendCall(context: ServerContext): handleBidiStreamingCall<BatchAppendReq, Buffer> {
  return (call) => new BatchAppend(context, call).start();
}

class BatchAppend {
  readonly #context: ServerContext;
  readonly #call: ServerDuplexStream<BatchAppendReq, Buffer>;
  readonly #open = new Map<string, OpenAppend>();
  #pending = 0;
  #ended = false;

  constructor(context: ServerContext, call: ServerDuplexStream<BatchAppendReq, Buffer>) {
    this.#context = context;
    this.#call = call;
  }

  start(): void {
    const leave = this.#context.calls.enter(this.#call);
    this.#call.on('data', (message: BatchAppendReq) => this.#take(message));
    this.#call.on('cancelled', leave);
    this.#call.on('close', leave);
    this.#call.on('end', () => {
      this.#ended = true;
      this.#endWhenAnswered();
    });
  }

  #take(message: BatchAppendReq): void {
    const id = message.getCorrelationId()?.serializeBinary() ?? new Uint8Array();
    const key = Buffer.from(id).toString('latin1');
    try {
      const append = this.#open.get(key) ?? this.#begin(id, message.getOptions());
      if (!append) return;
      this.#open.set(key, append);
      for (const proposed of message.getProposedMessagesList()) append.content.add(proposed);
      if (!message.getIsFinal()) return;
      this.#open.delete(key);
      this.#submit(append);
    } catch (error) {
      const stream = this.#open.get(key)?.to.stream ?? nameOf(message);
      this.#open.delete(key);
      this.#refuse({ id, stream }, refusalOf(error));
    }
  }

  /** Messages of an append that was already refused come without options; they are dropped. */
  #begin(id: Uint8Array, options: BatchAppendReq.Options | undefined): OpenAppend | undefined {
    if (!options) return undefined;
    return {
      to: { id, stream: writableStreamName(options.getStreamIdentifier()) },
      expected: batchExpectedOf(options),
      deadlineMs: options.getDeadline()?.toDate().getTime() ?? Infinity,
      content: new AppendContent(this.#context.appendBytesMax),
    };
  }

  #submit({ to, expected, deadlineMs, content }: OpenAppend): void {
    if (deadlineMs <= Date.now()) {
      const message = 'The deadline passed before the append could be written.';
      return this.#refuse(to, { kind: 'too-late', code: status.DEADLINE_EXCEEDED, message });
    }
    this.#pending += 1;
    const { stream } = to;
    this.#context.commits
      .submit({ kind: 'append', stream, expected, events: content.events })
      .then(
        (outcome) => this.#answer(to, expected, outcome),
        (error: unknown) => this.#refuse(to, refusalOf(error)),
      )
      .finally(() => {
        this.#pending -= 1;
        this.#endWhenAnswered();
      });
  }

  #answer(to: Correlation, expected: ExpectedRevision, outcome: LogOutcome): void {
    switch (outcome.kind) {
      case 'done':
        return this.#write(batchSuccess(to, outcome.revision, outcome.position));
      case 'wrong-revision':
        return this.#refuse(to, {
          kind: 'wrong-revision',
          code: status.ALREADY_EXISTS,
          message: 'WrongExpectedVersion',
          expected,
          current: outcome.current,
        });
      case 'stream-deleted': {
        const message = `Event stream '${to.stream}' is deleted.`;
        return this.#refuse(to, {
          kind: 'stream-deleted',
          code: status.FAILED_PRECONDITION,
          message,
          stream: to.stream,
        });
      }
      default:
        return outcome satisfies never;
    }
  }

  #refuse(to: Correlation, refusal: AppendRefusal): void {
    this.#write(batchRefusal(to, refusal));
  }

  #write(message: Buffer): void {
    if (!this.#call.cancelled && !this.#call.writableEnded) this.#call.write(message);
  }

  #endWhenAnswered(): void {
    if (this.#ended && this.#pending === 0) this.#call.end();
  }
}

function nameOf(message: BatchAppendReq): string {
  const identifier = message.getOptions()?.getStreamIdentifier();
  return identifier ? Buffer.from(identifier.getStreamName_asU8()).toString('utf8') : '';
}
