import type { Position, RecordedEvent } from '@almoner/kernel';
import type { EventBatch } from './event-source';

/**
 * Reads ahead of the runner, so that everything that arrives while one batch commits becomes the next batch: under load
 * batches grow and each costs less. It stops reading when it holds enough.
 */
export class EventQueue {
  #events: RecordedEvent[] = [];
  #position: Position | undefined;
  #failure: { readonly error: unknown } | undefined;
  #ended = false;
  #arrived: () => void = () => undefined;
  #taken: () => void = () => undefined;

  constructor(
    source: AsyncIterable<EventBatch>,
    private readonly eventsMax: number,
  ) {
    void this.#pump(source);
  }

  /** What has arrived, at most `eventsMax` events; undefined when the source ended. */
  async take(eventsMax: number): Promise<EventBatch | undefined> {
    while (this.#position === undefined) {
      if (this.#failure) throw this.#failure.error;
      if (this.#ended) return undefined;
      await new Promise<void>((resolve) => (this.#arrived = resolve));
    }
    if (this.#events.length <= eventsMax) {
      const batch = { events: this.#events, position: this.#position };
      this.#events = [];
      this.#position = undefined;
      this.#taken();
      return batch;
    }
    const events = this.#events.slice(0, eventsMax);
    this.#events = this.#events.slice(eventsMax);
    this.#taken();
    return { events, position: events.at(-1)!.position };
  }

  /** Whoever takes gets no more; the reading ends with the source. */
  close(): void {
    this.#ended = true;
    this.#events = [];
    this.#position = undefined;
    this.#taken();
    this.#arrived();
  }

  async #pump(source: AsyncIterable<EventBatch>): Promise<void> {
    try {
      for await (const { events, position } of source) {
        if (this.#ended) return;
        for (const event of events) this.#events.push(event);
        this.#position = position;
        this.#arrived();
        while (this.#events.length >= this.eventsMax && !this.#ended) {
          await new Promise<void>((resolve) => (this.#taken = resolve));
        }
      }
    } catch (error) {
      this.#failure = { error };
    }
    this.#ended = true;
    this.#arrived();
  }
}
