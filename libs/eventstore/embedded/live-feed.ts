import type { StoredEvent } from './stored-event';

/** Someone who wants events as they are committed, in order, without reading them again from disk. */
export interface LiveReader {
  readonly stream: string | undefined;
  offer(event: StoredEvent): void;
}

/** Hands each commit to those whom it concerns: a reader of one stream costs nothing until that stream moves. */
export class LiveFeed {
  readonly #ofAll = new Set<LiveReader>();
  readonly #ofStream = new Map<string, Set<LiveReader>>();

  join(reader: LiveReader): void {
    if (reader.stream === undefined) {
      this.#ofAll.add(reader);
      return;
    }
    const readers = this.#ofStream.get(reader.stream) ?? new Set();
    readers.add(reader);
    this.#ofStream.set(reader.stream, readers);
  }

  leave(reader: LiveReader): void {
    if (reader.stream === undefined) {
      this.#ofAll.delete(reader);
      return;
    }
    const readers = this.#ofStream.get(reader.stream);
    if (readers?.delete(reader) && readers.size === 0) this.#ofStream.delete(reader.stream);
  }

  publish(events: readonly StoredEvent[]): void {
    for (const event of events) {
      for (const reader of this.#ofAll) reader.offer(event);
      const readers = this.#ofStream.get(event.stream);
      if (readers) for (const reader of readers) reader.offer(event);
    }
  }
}
