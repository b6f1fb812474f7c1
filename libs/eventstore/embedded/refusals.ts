import { Metadata, status, type ServiceError } from '@grpc/grpc-js';
import { InvalidFilter } from './event-filter';
import { LogFull } from './log-faults';
import type { ExpectedRevision } from './log-request';

/** Why an append is not acknowledged, in the words of either call that can say it. */
export type AppendRefusal = { readonly code: status; readonly message: string } & (
  | { readonly kind: 'wrong-revision'; readonly expected: ExpectedRevision; readonly current: number }
  | { readonly kind: 'stream-deleted'; readonly stream: string }
  | { readonly kind: 'too-large'; readonly bytesMax: number }
  | { readonly kind: 'too-late' }
  | { readonly kind: 'bad-request' }
  | { readonly kind: 'fault' }
);

/** The fields of `event_store.client.WrongExpectedVersion` that name what was expected. */
export const REVISION = { exact: 3, any: 4, stream_exists: 5, no_stream: 6 } as const;

/** A request that no correct client sends. */
export class BadRequest extends Error {
  override readonly name = 'BadRequest';
}

export class AppendTooLarge extends Error {
  override readonly name = 'AppendTooLarge';
  readonly bytesMax: number;

  constructor(bytesMax: number) {
    super(`Maximum Append Size of ${bytesMax} Exceeded.`);
    this.bytesMax = bytesMax;
  }
}

export class MetadataMissing extends BadRequest {}

export function refusalOf(error: unknown): AppendRefusal {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof AppendTooLarge) {
    return { kind: 'too-large', code: status.INVALID_ARGUMENT, message, bytesMax: error.bytesMax };
  }
  if (error instanceof BadRequest) return { kind: 'bad-request', code: status.INVALID_ARGUMENT, message };
  return { kind: 'fault', code: codeOf(error), message };
}

export function serviceErrorOf(error: unknown): ServiceError {
  if (error instanceof Error && 'metadata' in error) return error as ServiceError;
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof AppendTooLarge) {
    return serviceError(status.INVALID_ARGUMENT, message, {
      exception: 'maximum-append-size-exceeded',
      'maximum-append-size': String(error.bytesMax),
    });
  }
  if (error instanceof MetadataMissing) {
    return serviceError(status.INVALID_ARGUMENT, message, {
      exception: 'missing-required-metadata-property',
      'required-metadata-properties': 'type,content-type',
    });
  }
  return serviceError(codeOf(error), message);
}

export function streamDeleted(stream: string): ServiceError {
  return serviceError(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, {
    exception: 'stream-deleted',
    'stream-name': stream,
  });
}

/** Deletes report a wrong revision as an error; appends report it inside a successful answer. */
export function wrongRevision(
  operation: string,
  stream: string,
  revisions: { expected: ExpectedRevision; current: number },
): ServiceError {
  const expected = typeof revisions.expected === 'bigint' ? revisions.expected : NAMED[revisions.expected];
  return serviceError(
    status.FAILED_PRECONDITION,
    `${operation} failed due to WrongExpectedVersion. Stream: ${stream}, ` +
      `Expected version: ${expected}, Actual version: ${revisions.current}`,
    {
      exception: 'wrong-expected-version',
      'stream-name': stream,
      'expected-version': String(expected),
      'actual-version': String(revisions.current),
    },
  );
}

export function stopping(): ServiceError {
  return serviceError(status.CANCELLED, 'The server is stopping.');
}

export function unimplemented(sentence: string): ServiceError {
  return serviceError(status.UNIMPLEMENTED, sentence);
}

const NAMED = { any: -2, no_stream: -1, stream_exists: -4 } as const;

function codeOf(error: unknown): status {
  if (error instanceof LogFull) return status.RESOURCE_EXHAUSTED;
  if (error instanceof BadRequest || error instanceof InvalidFilter) return status.INVALID_ARGUMENT;
  return (error as { name?: string } | null)?.name === 'LogDamaged' ? status.DATA_LOSS : status.UNKNOWN;
}

function serviceError(code: status, details: string, trailers: Record<string, string> = {}): ServiceError {
  const metadata = new Metadata();
  for (const [key, value] of Object.entries(trailers)) metadata.set(key, ascii(value));
  return Object.assign(new Error(details), { code, details, metadata });
}

/** Trailers carry ASCII only; a stream name that has more is shown percent-encoded rather than not at all. */
function ascii(value: string): string {
  return value.replace(/[^\x20-\x7e]+/g, (part) => encodeURIComponent(part.toWellFormed()));
}
