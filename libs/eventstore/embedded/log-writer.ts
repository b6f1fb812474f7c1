import { randomUUID } from 'node:crypto';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { CHAIN_START, checksumOf } from './checksum';
import { eventIdBytes } from './event-id';
import type { EventQueries } from './event-queries';
import { asLogFault } from './log-faults';
import type { Head } from './log-head';
import type {
  AppendRequest,
  Commit,
  LogOutcome,
  LogRequest,
  ProposedEvent,
  RemoveRequest,
} from './log-request';
import { recreatedMetadata, softDeletedMetadata } from './retention';
import { checkRevision } from './revision-check';
import {
  METADATA_TYPE,
  metastreamOf,
  isMetastream,
  STREAM_DELETED_TYPE,
  TOMBSTONE,
  type StoredEvent,
} from './stored-event';
import type { StreamStates } from './stream-states';

const EMPTY = new Uint8Array();

/** Turns requests into events, many requests in one transaction: one commit to disk acknowledges all of them. */
export class LogWriter {
  readonly #database: DatabaseSync;
  readonly #queries: EventQueries;
  readonly #states: StreamStates;
  readonly #now: () => number;
  readonly #begin: StatementSync;
  readonly #commit: StatementSync;
  readonly #insertStream: StatementSync;
  readonly #insertEvent: StatementSync;
  #head: Head;
  #written: StoredEvent[] = [];

  constructor(
    database: DatabaseSync,
    reads: { queries: EventQueries; states: StreamStates },
    head: Head | undefined,
    now: () => number,
  ) {
    this.#database = database;
    this.#queries = reads.queries;
    this.#states = reads.states;
    this.#now = now;
    this.#head = head ?? { position: -1, checksum: CHAIN_START };
    this.#begin = database.prepare('BEGIN IMMEDIATE');
    this.#commit = database.prepare('COMMIT');
    this.#insertStream = database.prepare('INSERT INTO stream (name) VALUES (?)');
    this.#insertEvent = database.prepare(
      'INSERT INTO event (position, stream, revision, type, id, is_json, created_ms, previous, checksum, ' +
        'data, metadata) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    );
  }

  get head(): Head {
    return this.#head;
  }

  commit(requests: readonly LogRequest[]): Commit {
    const before = this.#head;
    this.#written = [];
    try {
      this.#begin.run();
      const outcomes = requests.map((request) => this.#write(request));
      this.#commit.run();
      return { outcomes, events: this.#written };
    } catch (error) {
      this.#head = before;
      this.#states.forget();
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      throw asLogFault(error);
    }
  }

  #write(request: LogRequest): LogOutcome {
    const state = this.#states.get(request.stream);
    const refused = checkRevision(request, state, { states: this.#states, queries: this.#queries });
    if (refused) return refused;
    if (request.kind === 'append') return this.#append(request);
    return request.kind === 'delete' ? this.#softDelete(request) : this.#tombstone(request);
  }

  #append({ stream, events }: AppendRequest): LogOutcome {
    const state = this.#states.get(stream);
    const first = state.last + 1;
    const { retention } = state;
    if (events.length === 0) return { kind: 'done', revision: state.last, position: undefined };
    for (const event of events) this.#insert(stream, event);
    const outcome: LogOutcome = { kind: 'done', revision: state.last, position: this.#head.position };
    if (retention.softDeleted) this.#setMetadata(stream, recreatedMetadata(retention, first));
    return outcome;
  }

  /** Deleting what never existed is refused even when any revision is fine, as EventStoreDB does. */
  #softDelete({ stream }: RemoveRequest): LogOutcome {
    const { last } = this.#states.get(stream);
    if (last < 0 && this.#states.get(metastreamOf(stream)).last < 0) {
      return { kind: 'wrong-revision', current: last };
    }
    this.#setMetadata(stream, softDeletedMetadata());
    return { kind: 'done', revision: last, position: this.#head.position };
  }

  #tombstone({ stream }: RemoveRequest): LogOutcome {
    this.#states.get(stream).last = TOMBSTONE - 1;
    this.#insert(stream, { ...systemEvent(STREAM_DELETED_TYPE), data: EMPTY, isJson: false });
    return { kind: 'done', revision: TOMBSTONE, position: this.#head.position };
  }

  #setMetadata(stream: string, data: Uint8Array): void {
    this.#insert(metastreamOf(stream), { ...systemEvent(METADATA_TYPE), data });
  }

  #insert(stream: string, proposed: ProposedEvent): void {
    const state = this.#states.get(stream);
    state.number ??= Number(this.#insertStream.run(stream).lastInsertRowid);
    const unsealed = {
      position: this.#head.position + 1,
      stream,
      revision: state.last + 1,
      type: proposed.type,
      id: proposed.id,
      isJson: proposed.isJson,
      createdMs: proposed.createdMs ?? this.#now(),
      previous: this.#head.checksum,
      data: proposed.data,
      metadata: proposed.metadata,
    };
    const event: StoredEvent = { ...unsealed, checksum: checksumOf(unsealed) };
    this.#insertEvent.run(
      event.position,
      state.number,
      event.revision,
      event.type,
      event.id,
      event.isJson ? 1 : 0,
      event.createdMs,
      event.previous,
      event.checksum,
      event.data,
      event.metadata,
    );
    state.last = event.revision;
    this.#head = { position: event.position, checksum: event.checksum };
    this.#written.push(event);
    if (isMetastream(stream)) this.#states.retain(stream.slice(2), event.data);
  }
}

function systemEvent(type: string): ProposedEvent {
  return { id: eventIdBytes(randomUUID())!, type, isJson: true, data: EMPTY, metadata: EMPTY };
}
