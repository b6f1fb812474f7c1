/** A fact, as a context declares it: the stored type name is written once, in the context's `events/`. */
export interface Event<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly data: Data;
}

/** Where a value stands in the whole log. One number, dense or not; it only grows. */
export type Position = bigint;

/**
 * What the application knows of an event beside its data.
 * `recordedAt` is when Almoner learned of it, `occurredAt` when it happened in the world (they differ on imports);
 * both are RFC 3339 instants in UTC.
 */
export interface EventMetadata {
  readonly command: string;
  readonly actor: string;
  readonly surface: string;
  readonly correlationId: string;
  readonly causationId: string;
  readonly recordedAt: string;
  readonly occurredAt: string;
  /** The caller's idempotency key, digested; absent when the caller gave none. */
  readonly idempotency?: string;
  /** HMAC over the command's content, so that one key with other content is noticed. */
  readonly fingerprint?: string;
}

/** An event as it was read back from the log. */
export interface RecordedEvent<E extends Event = Event> {
  readonly id: string;
  readonly stream: string;
  readonly revision: bigint;
  readonly position: Position;
  readonly type: E['type'];
  readonly data: E['data'];
  readonly metadata: EventMetadata;
}

/** One recorded event for each member of a union, so that `switch (event.type)` narrows `event.data`. */
export type Recorded<E extends Event> = E extends Event ? RecordedEvent<E> : never;
