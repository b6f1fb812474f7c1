import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { checksumOf } from './checksum';
import { matches, type FilterTest } from './event-filter';
import { LogDamaged, naming } from './log-faults';
import { TOMBSTONE, type StoredEvent } from './stored-event';

type Row = [
  position: number,
  revision: number,
  type: string,
  id: Uint8Array,
  isJson: number,
  createdMs: number,
  previous: number,
  checksum: number,
  data: Uint8Array,
  metadata: Uint8Array,
  stream: string,
];

/** Events of one query. A page of large events is cut before it fills the memory. */
export interface EventPage {
  readonly events: StoredEvent[];
  readonly cut: boolean;
}

const PAGE_BYTES_MAX = 4 * 1024 * 1024;
const COLUMNS =
  'e.position, e.revision, e.type, e.id, e.is_json, e.created_ms, e.previous, e.checksum, e.data, e.metadata';
const SELECT = `SELECT ${COLUMNS}, s.name FROM event e CROSS JOIN stream s ON s.number = e.stream`;
const SELECT_OF_STREAM = `SELECT ${COLUMNS} FROM event e`;

/** Every read of the log, over a connection of either door. Each event is checked before it is handed out. */
export class EventQueries {
  readonly #database: DatabaseSync;
  readonly #forwards: StatementSync;
  readonly #backwards: StatementSync;
  readonly #streamForwards: StatementSync;
  readonly #streamBackwards: StatementSync;
  readonly #last: StatementSync;
  readonly #streamNumber: StatementSync;
  readonly #lastRevision: StatementSync;
  readonly #byId: StatementSync;
  readonly #filtered = new Map<string, StatementSync>();

  constructor(database: DatabaseSync) {
    this.#database = database;
    database.function('matches', { deterministic: true }, matches);
    this.#forwards = this.#prepare(`${SELECT} WHERE e.position >= ? ORDER BY e.position LIMIT ?`);
    this.#backwards = this.#prepare(`${SELECT} WHERE e.position < ? ORDER BY e.position DESC LIMIT ?`);
    const ofStream = `${SELECT_OF_STREAM} WHERE e.stream = ? AND e.revision`;
    this.#streamForwards = this.#prepare(`${ofStream} >= ? ORDER BY e.revision LIMIT ?`);
    this.#streamBackwards = this.#prepare(`${ofStream} <= ? ORDER BY e.revision DESC LIMIT ?`);
    this.#last = this.#prepare('SELECT position, checksum FROM event ORDER BY position DESC LIMIT 1');
    this.#streamNumber = this.#prepare('SELECT number FROM stream WHERE name = ?');
    this.#lastRevision = this.#prepare('SELECT max(revision) FROM event WHERE stream = ?');
    this.#byId = this.#prepare(
      'SELECT revision, position FROM event WHERE stream = ? AND id = ? ORDER BY revision LIMIT 1',
    );
  }

  last(): { position: number; checksum: number } | undefined {
    const row = naming(() => this.#last.get()) as unknown as [number, number] | undefined;
    return row && { position: row[0], checksum: row[1] };
  }

  streamNumber(name: string): number | undefined {
    return (naming(() => this.#streamNumber.get(name)) as unknown as [number] | undefined)?.[0];
  }

  /** -1 for a stream without events. */
  lastRevision(stream: number): number {
    return (this.#lastRevision.get(stream) as unknown as [number | null])[0] ?? -1;
  }

  byId(stream: number, id: Uint8Array): { revision: number; position: number } | undefined {
    const row = this.#byId.get(stream, id) as unknown as [number, number] | undefined;
    return row && { revision: row[0], position: row[1] };
  }

  forwards(from: number, limit: number): EventPage {
    return this.#page(this.#forwards, [from, limit], (events) => checkRun(events, from, 1));
  }

  backwards(before: number, limit: number): EventPage {
    return this.#page(this.#backwards, [before, limit], (events) => checkRun(events, before - 1, -1));
  }

  /** The events from `from` up to, not including, `until` that pass the filter. */
  matching(from: number, until: number, filter: FilterTest): EventPage {
    return this.#page(this.#filteredBy(filter, 'ASC'), [from, until, ...filter.values]);
  }

  matchingBackwards(from: number, until: number, filter: FilterTest): EventPage {
    return this.#page(this.#filteredBy(filter, 'DESC'), [from, until, ...filter.values]);
  }

  streamForwards(stream: { number: number; name: string }, from: number, limit: number): EventPage {
    const check = (events: StoredEvent[]): void => checkRevisions(events, 1);
    return this.#page(this.#streamForwards, [stream.number, from, limit], check, stream.name);
  }

  streamBackwards(stream: { number: number; name: string }, from: number, limit: number): EventPage {
    const check = (events: StoredEvent[]): void => checkRevisions(events, -1);
    return this.#page(this.#streamBackwards, [stream.number, from, limit], check, stream.name);
  }

  #filteredBy(filter: FilterTest, order: 'ASC' | 'DESC'): StatementSync {
    const sql = `${SELECT} WHERE e.position >= ? AND e.position < ? AND ${filter.sql} ORDER BY e.position ${order}`;
    let statement = this.#filtered.get(sql);
    if (!statement) {
      if (this.#filtered.size >= 100) this.#filtered.clear();
      statement = this.#prepare(sql);
      this.#filtered.set(sql, statement);
    }
    return statement;
  }

  #page(
    statement: StatementSync,
    values: SQLInputValue[],
    check: (events: StoredEvent[]) => void = () => undefined,
    stream?: string,
  ): EventPage {
    return naming(() => {
      const events: StoredEvent[] = [];
      let bytes = 0;
      for (const row of statement.iterate(...values) as unknown as Iterable<Row>) {
        events.push(checked(row, stream ?? row[10]));
        bytes += row[8].length + row[9].length;
        if (bytes > PAGE_BYTES_MAX) break;
      }
      check(events);
      return { events, cut: bytes > PAGE_BYTES_MAX };
    });
  }

  #prepare(sql: string): StatementSync {
    const statement = naming(() => this.#database.prepare(sql));
    statement.setReturnArrays(true);
    return statement;
  }
}

function checked(row: Row, stream: string): StoredEvent {
  const event: StoredEvent = {
    position: row[0],
    stream,
    revision: row[1],
    type: row[2],
    id: row[3],
    isJson: row[4] === 1,
    createdMs: row[5],
    previous: row[6],
    checksum: row[7],
    data: row[8],
    metadata: row[9],
  };
  if (event.id.length !== 16 || checksumOf(event) !== event.checksum) {
    throw new LogDamaged(`The event at position ${event.position} does not match its checksum.`);
  }
  return event;
}

/** Positions are dense and each event names the checksum before it: a row that went missing shows as a gap. */
function checkRun(events: StoredEvent[], first: number, step: 1 | -1): void {
  let neighbour: StoredEvent | undefined;
  for (const event of events) {
    const expected: number = neighbour ? neighbour.position + step : first;
    if (event.position !== expected) {
      throw new LogDamaged(`The log has no event at position ${expected}, though later ones exist.`);
    }
    const [earlier, later] = step > 0 ? [neighbour, event] : [event, neighbour];
    if (earlier && later && later.previous !== earlier.checksum) {
      throw new LogDamaged(`The chain breaks between positions ${earlier.position} and ${later.position}.`);
    }
    neighbour = event;
  }
}

function checkRevisions(events: StoredEvent[], step: 1 | -1): void {
  let neighbour: StoredEvent | undefined;
  for (const event of events) {
    const tombstone = event.revision === TOMBSTONE || neighbour?.revision === TOMBSTONE;
    if (neighbour && !tombstone && event.revision !== neighbour.revision + step) {
      throw new LogDamaged(`Stream ${event.stream} has no revision ${neighbour.revision + step}.`);
    }
    neighbour = event;
  }
}
