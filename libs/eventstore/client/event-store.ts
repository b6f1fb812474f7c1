import {
  BACKWARDS,
  END,
  EventStoreDBClient,
  NO_STREAM,
  START,
  StreamDeletedError,
  StreamNotFoundError,
  WrongExpectedVersionError,
  excludeSystemEvents,
  jsonEvent,
} from '@eventstore/db-client';
import type { EventMetadata, Position, RecordedEvent } from '@almoner/kernel';
import { retrying } from './retrying';
import { recorded } from './recorded';
import { StoreUnavailable } from './store-unavailable';

export interface NewEvent {
  readonly id: string;
  readonly type: string;
  readonly data: unknown;
  readonly metadata: EventMetadata;
}

/** `revision` is that of the last event written, `position` its place in the whole log. */
export type Appended =
  { readonly ok: true; readonly revision: bigint; readonly position: Position } | { readonly ok: false };

/** How long one append may take before its outcome counts as unknown and it is sent again. */
const appendTimeoutMs = 5_000;
const pageSize = 500;

/** The application's one way to the event store, whichever server is behind it. */
export class EventStore {
  private constructor(private readonly client: EventStoreDBClient) {}

  /** @param connectionString `esdb://…`; nothing is sent before the first call. */
  static connect(connectionString: string): EventStore {
    return new EventStore(EventStoreDBClient.connectionString(connectionString));
  }

  /**
   * Appends all events or none, durably. `expected` is the revision of the stream's last event, or `none` for a stream
   * that must not exist yet; a different state answers `{ ok: false }` and writes nothing.
   * An append whose outcome is unknown (a broken connection, a timeout) is sent again with the same ids and the same
   * expected revision, which the store recognises, so nothing doubles.
   * @throws StoreUnavailable when the outcome is still unknown at the end; the caller may safely repeat the call.
   */
  async append(stream: string, expected: bigint | 'none', events: readonly NewEvent[]): Promise<Appended> {
    const proposed = events.map((event) =>
      jsonEvent({
        id: event.id,
        type: event.type,
        data: event.data as Record<string, unknown>,
        metadata: event.metadata as unknown as Record<string, unknown>,
      }),
    );
    const expectedRevision = expected === 'none' ? NO_STREAM : expected;
    try {
      const result = await retrying(appendTimeoutMs, () =>
        this.client.appendToStream(stream, proposed, { expectedRevision }),
      );
      if (result.position === undefined) throw new StoreUnavailable('the event store gave no position');
      return { ok: true, revision: result.nextExpectedRevision, position: result.position.commit };
    } catch (error) {
      if (error instanceof WrongExpectedVersionError) return { ok: false };
      throw error;
    }
  }

  /** The whole stream, oldest first; empty when it does not exist. */
  async readStream(stream: string): Promise<RecordedEvent[]> {
    return retrying(appendTimeoutMs, async () => {
      const events: RecordedEvent[] = [];
      try {
        for await (const { event } of this.client.readStream(stream)) {
          const read = event === undefined ? undefined : recorded(event);
          if (read !== undefined) events.push(read);
        }
      } catch (error) {
        if (error instanceof StreamNotFoundError || error instanceof StreamDeletedError) return [];
        throw error;
      }
      return events;
    });
  }

  /** History in pages of at most 500 application events, oldest first, from just after `after` to the log's end. */
  async *readAll(after?: Position): AsyncGenerator<RecordedEvent[], void, undefined> {
    let last = after;
    for (;;) {
      const from = last === undefined ? START : { commit: last, prepare: last };
      const page: RecordedEvent[] = [];
      let seen = 0;
      let end = last;
      const read = this.client.readAll({ fromPosition: from, maxCount: pageSize });
      for await (const { event } of read) {
        if (event === undefined || (last !== undefined && event.position.commit <= last)) continue;
        seen += 1;
        end = event.position.commit;
        const known = recorded(event);
        if (known !== undefined) page.push(known);
      }
      if (page.length > 0) yield page;
      if (seen === 0) return;
      last = end;
    }
  }

  /** Where the log ends now; undefined while it is empty. */
  async head(): Promise<Position | undefined> {
    return retrying(appendTimeoutMs, async () => {
      let position: Position | undefined;
      // Read to its end: a read that is left early stays open in the client, and closing waits for it.
      for await (const { event } of this.client.readAll({
        direction: BACKWARDS,
        fromPosition: END,
        maxCount: 1,
      })) {
        position = event?.position.commit;
      }
      return position;
    });
  }

  /** A live subscription to the application's events; `follow` wraps it with the resubscribe loop. */
  subscribe(after: Position | undefined, checkpointReached: (position: Position) => void) {
    return this.client.subscribeToAll({
      fromPosition: after === undefined ? START : { commit: after, prepare: after },
      filter: excludeSystemEvents({
        checkpointInterval: 10,
        maxSearchWindow: 100,
        checkpointReached: (_subscription, position) => checkpointReached(position.commit),
      }),
    });
  }

  async close(): Promise<void> {
    await this.client.dispose();
  }
}
