import type { DatabaseSync } from 'node:sqlite';
import type { FilterTest } from './event-filter';
import { EventQueries, type EventPage } from './event-queries';
import { checkChain, checkLog } from './log-check';
import { LogDamaged, naming } from './log-faults';
import { logFiles } from './log-files';
import { LogHead, type Head } from './log-head';
import { LogLock } from './log-lock';
import type { Commit, LogRequest } from './log-request';
import { openForWriting } from './log-schema';
import { LogWriter } from './log-writer';
import { firstReadable } from './retention';
import { TOMBSTONE, type StoredEvent } from './stored-event';
import { StreamStates } from './stream-states';

export interface LogOptions {
  /** How long to wait for another process to let go of the log. */
  readonly lockWaitMs?: number;
  readonly now?: () => number;
}

export type StreamPage =
  | { readonly kind: 'events'; readonly events: StoredEvent[]; readonly next: number; readonly end: boolean }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'deleted' };

export type Direction = 'forwards' | 'backwards';

/** The append-only log in one SQLite file. One process writes it; `LogReader` reads beside it. */
export class EventLog {
  static async open(path: string, options: LogOptions = {}): Promise<EventLog> {
    const files = logFiles(path);
    const lock = await LogLock.acquire(files.lock, options.lockWaitMs ?? 10_000);
    const sidecar = new LogHead(files.head);
    let database: DatabaseSync | undefined;
    try {
      database = openForWriting(files.database);
      return new EventLog(database, sidecar, lock, options.now ?? Date.now);
    } catch (error) {
      database?.close();
      sidecar.close();
      lock.release();
      throw error;
    }
  }

  readonly #database: DatabaseSync;
  readonly #sidecar: LogHead;
  readonly #lock: LogLock;
  readonly #now: () => number;
  readonly #queries: EventQueries;
  readonly #states: StreamStates;
  readonly #writer: LogWriter;

  private constructor(database: DatabaseSync, sidecar: LogHead, lock: LogLock, now: () => number) {
    this.#database = database;
    this.#sidecar = sidecar;
    this.#lock = lock;
    this.#now = now;
    this.#queries = new EventQueries(database);
    checkLog(this.#queries, sidecar.read());
    this.#states = new StreamStates(this.#queries);
    const reads = { queries: this.#queries, states: this.#states };
    this.#writer = new LogWriter(database, reads, this.#queries.last(), now);
    sidecar.write(this.#writer.head);
  }

  /** The position that the next event will have; everything below it exists. */
  get next(): number {
    return this.#writer.head.position + 1;
  }

  get head(): Head {
    return this.#writer.head;
  }

  /** Durable when it returns: the transaction is on disk. A fault keeps nothing of the batch. */
  append(requests: readonly LogRequest[]): Commit {
    const commit = this.#writer.commit(requests);
    if (commit.events.length > 0) this.#noteHead();
    return commit;
  }

  readAll(from: number, limit: number): StoredEvent[] {
    const wanted = Math.min(limit, this.next - from);
    if (wanted <= 0) return [];
    return complete(this.#queries.forwards(from, wanted), wanted, from);
  }

  /** The events right before `before`, latest first. */
  readAllBackwards(before: number, limit: number): StoredEvent[] {
    const from = Math.min(before, this.next);
    const wanted = Math.min(limit, from);
    if (wanted <= 0) return [];
    return complete(this.#queries.backwards(from, wanted), wanted, from - wanted);
  }

  /** What passes the filter from `from` up to `until`. `next` is how far the page looked, in its direction. */
  readMatching(
    from: number,
    until: number,
    filter: FilterTest,
    direction: Direction,
  ): { events: StoredEvent[]; next: number } {
    if (direction === 'forwards') {
      const { events, cut } = this.#queries.matching(from, until, filter);
      return { events, next: cut ? events.at(-1)!.position + 1 : until };
    }
    const { events, cut } = this.#queries.matchingBackwards(from, until, filter);
    return { events, next: cut ? events.at(-1)!.position : from };
  }

  /** One page of a stream, less what its metadata hides. `next` is where the page after it starts. */
  readStream(name: string, from: number, limit: number, direction: Direction): StreamPage {
    const { number, last, retention } = this.#states.get(name);
    if (last === TOMBSTONE) return { kind: 'deleted' };
    if (number === undefined || last < 0 || retention.softDeleted) return { kind: 'not-found' };
    const first = firstReadable(retention, last);
    const stream = { number, name };
    const forwards = direction === 'forwards';
    const start = forwards ? Math.max(from, first) : Math.min(from, last);
    const wanted = Math.max(0, Math.min(limit, forwards ? last - start + 1 : start - first + 1));
    const page = forwards
      ? this.#queries.streamForwards(stream, start, wanted)
      : this.#queries.streamBackwards(stream, start, wanted);
    const { events: rows } = page;
    if (rows.length < wanted && !page.cut)
      throw new LogDamaged(`Stream ${name} has fewer events than its last revision says.`);
    const oldestMs = retention.maxAgeMs === undefined ? undefined : this.#now() - retention.maxAgeMs;
    const events = oldestMs === undefined ? rows : rows.filter((event) => event.createdMs >= oldestMs);
    const next = forwards ? start + rows.length : start - rows.length;
    return { kind: 'events', events, next, end: forwards ? next > last : next < first };
  }

  /** The last revision of a stream; -1 without events, TOMBSTONE when it is gone. */
  lastRevision(name: string): number {
    return this.#states.get(name).last;
  }

  /** Reads the whole chain and asks SQLite about its own structures. Throws where something is wrong. */
  verify(): void {
    checkChain(this.#queries, 0, this.#writer.head.position);
    const [answer] = naming(() => this.#database.prepare('PRAGMA integrity_check').all());
    const found = answer?.['integrity_check'];
    if (found !== 'ok') throw new LogDamaged(`SQLite finds the file damaged: ${String(found)}.`);
  }

  /** A quota in pages of 4 KiB: beyond it an append fails as on a full disk. Zero lifts it. */
  limitSize(pages: number): void {
    this.#database.exec(`PRAGMA max_page_count = ${pages > 0 ? Math.trunc(pages) : 4_294_967_294}`);
  }

  close(): void {
    this.#database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    this.#sidecar.close();
    this.#database.close();
    this.#lock.release();
  }

  /** An older sidecar is still true, so a disk too full for it must not turn a durable append into a failed one. */
  #noteHead(): void {
    try {
      this.#sidecar.write(this.#writer.head);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    }
  }
}

function complete({ events, cut }: EventPage, wanted: number, from: number): StoredEvent[] {
  if (events.length === wanted || cut) return events;
  throw new LogDamaged(`Of ${wanted} events from position ${from} only ${events.length} can be read.`);
}
