import type { StoredEvent } from './stored-event';

/** What a writer believes about a stream; a number is the revision of its last event. */
export type ExpectedRevision = 'any' | 'no_stream' | 'stream_exists' | bigint;

export interface ProposedEvent {
  /** Sixteen bytes: the identity by which a resent append is recognised. */
  readonly id: Uint8Array;
  readonly type: string;
  readonly isJson: boolean;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
  /** Milliseconds since 1970; the clock of the log when absent. Fixtures set it. */
  readonly createdMs?: number;
}

export interface AppendRequest {
  readonly kind: 'append';
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly ProposedEvent[];
}

export interface RemoveRequest {
  /** `delete` can be undone by appending again, `tombstone` cannot. */
  readonly kind: 'delete' | 'tombstone';
  readonly stream: string;
  readonly expected: ExpectedRevision;
}

export type LogRequest = AppendRequest | RemoveRequest;

/** Refusals are outcomes; only faults of the file are exceptions. */
export type LogOutcome =
  | { readonly kind: 'done'; readonly revision: number; readonly position: number | undefined }
  | { readonly kind: 'wrong-revision'; readonly current: number }
  | { readonly kind: 'stream-deleted' };

export interface Commit {
  readonly outcomes: readonly LogOutcome[];
  readonly events: readonly StoredEvent[];
}
