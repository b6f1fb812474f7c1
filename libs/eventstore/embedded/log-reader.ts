import type { DatabaseSync } from 'node:sqlite';
import { CHAIN_START } from './checksum';
import { eventIdText } from './event-id';
import { EventQueries } from './event-queries';
import { LogDamaged } from './log-faults';
import { openForReading } from './log-schema';
import { wireRevision, type StoredEvent } from './stored-event';

/** An event as the in-process door hands it out: the same facts as a read through the client, still as bytes. */
export interface LogRecord {
  readonly position: bigint;
  readonly streamId: string;
  readonly revision: bigint;
  readonly id: string;
  readonly type: string;
  readonly isJson: boolean;
  readonly createdMs: number;
  readonly data: Buffer;
  readonly metadata: Buffer;
}

export interface ReadAllOptions {
  /** The first position to read; the start of the log when absent. */
  readonly fromPosition?: bigint;
  readonly limit?: number;
  /** How many events one query fetches. A page is also how long a read holds its snapshot of the file. */
  readonly batch?: number;
}

/** The second door to the log: whole-history reads in the caller's own process, while the server writes. */
export class LogReader {
  static open(path: string): LogReader {
    return new LogReader(openForReading(path));
  }

  readonly #database: DatabaseSync;
  readonly #queries: EventQueries;

  private constructor(database: DatabaseSync) {
    this.#database = database;
    this.#queries = new EventQueries(database);
  }

  /** The position of the last event, or nothing for an empty log. */
  lastPosition(): bigint | undefined {
    const last = this.#queries.last();
    return last && BigInt(last.position);
  }

  *readAll({
    fromPosition = 0n,
    limit = Infinity,
    batch = 1_000,
  }: ReadAllOptions = {}): Generator<LogRecord> {
    for (const page of this.pages({ fromPosition, limit, batch })) {
      for (const event of page) yield recordOf(event);
    }
  }

  /** The same by pages, for readers that work in bulk. Ends where the log ended when the last page was read. */
  *pages({ fromPosition = 0n, limit = Infinity, batch = 1_000 }: ReadAllOptions = {}): Generator<
    StoredEvent[]
  > {
    let next = Number(fromPosition);
    let left = limit;
    let checksum = next === 0 ? CHAIN_START : undefined;
    while (left > 0) {
      const { events: page } = this.#queries.forwards(next, Math.min(batch, left));
      const first = page[0];
      const last = page.at(-1);
      if (!first || !last) return;
      if (checksum !== undefined && first.previous !== checksum) {
        throw new LogDamaged(`The chain breaks before position ${first.position}.`);
      }
      yield page;
      checksum = last.checksum;
      next = last.position + 1;
      left -= page.length;
    }
  }

  close(): void {
    this.#database.close();
  }
}

function recordOf(event: StoredEvent): LogRecord {
  return {
    position: BigInt(event.position),
    streamId: event.stream,
    revision: wireRevision(event.revision),
    id: eventIdText(event.id),
    type: event.type,
    isJson: event.isJson,
    createdMs: event.createdMs,
    data: bufferOver(event.data),
    metadata: bufferOver(event.metadata),
  };
}

function bufferOver(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
