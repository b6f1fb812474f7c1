import type { Position, RecordedEvent } from '@almoner/kernel';

/** What arrived together. Without events it only says that the log up to `position` holds nothing for us. */
export interface EventBatch {
  readonly events: readonly RecordedEvent[];
  readonly position: Position;
}

/** The log as it grows: everything after `from`, then what comes, until `signal` aborts or the subscription fails. */
export interface EventSource {
  subscribe(from: Position | undefined, signal: AbortSignal): AsyncIterable<EventBatch>;
}

/** The log as it stands: everything after `from` up to its present end, in order. */
export interface History {
  readAll(from: Position | undefined): AsyncIterable<readonly RecordedEvent[]>;
  /** Where the log ends now; lets a build say how far it is. */
  head?(): Promise<Position | undefined>;
}

/** Where person keys come from; a person whose key was destroyed is missing from the answer. */
export interface KeySource {
  keysOf(persons: readonly string[]): Promise<ReadonlyMap<string, Buffer>>;
}
