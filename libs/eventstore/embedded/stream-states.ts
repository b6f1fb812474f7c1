import type { EventQueries } from './event-queries';
import { KEEP_ALL, retentionOf, type Retention } from './retention';
import { isMetastream, metastreamOf, TOMBSTONE } from './stored-event';

export interface StreamState {
  number: number | undefined;
  /** The revision of the last event: -1 without events, TOMBSTONE when the stream is gone for good. */
  last: number;
  retention: Retention;
}

const REMEMBERED_MAX = 20_000;

/** What is known of each stream, remembered for the streams used last so that a busy one costs no lookups. */
export class StreamStates {
  readonly #queries: EventQueries;
  readonly #states = new Map<string, StreamState>();

  constructor(queries: EventQueries) {
    this.#queries = queries;
  }

  get(stream: string): StreamState {
    let state = this.#states.get(stream);
    if (state) {
      this.#states.delete(stream);
    } else {
      state = this.#load(stream);
      if (this.#states.size >= REMEMBERED_MAX) this.#states.delete(this.#states.keys().next().value!);
    }
    this.#states.set(stream, state);
    return state;
  }

  /** After a rollback nothing remembered can be trusted. */
  forget(): void {
    this.#states.clear();
  }

  /** Called when the metadata of `stream` was written, with the content of its new event. */
  retain(stream: string, metadata: Uint8Array): void {
    const state = this.#states.get(stream);
    if (state) state.retention = retentionOf(stream, metadata);
  }

  #load(stream: string): StreamState {
    const number = this.#queries.streamNumber(stream);
    const last = number === undefined ? -1 : this.#queries.lastRevision(number);
    return { number, last, retention: this.#loadRetention(stream) };
  }

  #loadRetention(stream: string): Retention {
    if (isMetastream(stream)) return retentionOf(stream, undefined);
    const name = metastreamOf(stream);
    const number = this.#queries.streamNumber(name);
    if (number === undefined) return KEEP_ALL;
    const [metadata] = this.#queries.streamBackwards({ number, name }, TOMBSTONE - 1, 1).events;
    return retentionOf(stream, metadata?.data);
  }
}
