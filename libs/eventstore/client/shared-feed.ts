import type { Position } from '@almoner/kernel';
import type { EventStore } from './event-store';
import { type EventBatch, follow } from './follow';

/** A follower that lags this far behind reads from the store again instead of holding more in memory. */
const heldMax = 5_000;

/**
 * One live subscription for all who follow the log in this thread: an event is decoded once. One reader keeps the
 * subscription open; followers read what came before them from the store, and then along with it.
 */
export class SharedFeed {
  readonly #followers = new Set<Follower>();

  constructor(
    private readonly store: EventStore,
    private readonly onTrouble: (error: unknown) => void,
  ) {}

  /** For the reader whose subscription it is. Whoever followed an earlier one begins anew, for there may be a gap between. */
  async *subscribe(
    after: Position | undefined,
    signal: AbortSignal,
  ): AsyncGenerator<EventBatch, void, undefined> {
    for (const follower of this.#followers) follower.end();
    for await (const batch of follow(this.store, after, signal, this.onTrouble)) {
      for (const follower of this.#followers) follower.offer(batch);
      yield batch;
    }
  }

  /** Everything after `after`, once and in order, until `signal` aborts or the subscription is another one. */
  async *follow(
    after: Position | undefined,
    signal: AbortSignal,
  ): AsyncGenerator<EventBatch, void, undefined> {
    const follower = new Follower();
    const end = (): void => follower.end();
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
    // Joined before the store is read, so that nothing falls between the store's end and the first batch.
    this.#followers.add(follower);
    let seen = after;
    try {
      const head = await this.store.head();
      for await (const events of this.store.readAll(after)) {
        if (signal.aborted) return;
        seen = events.at(-1)!.position;
        yield { events, position: seen };
      }
      // What is not ours at the log's end was seen, too.
      if (head !== undefined && (seen === undefined || seen < head)) {
        seen = head;
        yield { events: [], position: head };
      }
      for (let batch = await follower.next(); batch !== undefined; batch = await follower.next()) {
        const { events, position } = batch;
        if (seen !== undefined && position <= seen) continue;
        const before = seen;
        seen = position;
        yield { events: events.filter((event) => before === undefined || event.position > before), position };
      }
    } finally {
      this.#followers.delete(follower);
      signal.removeEventListener('abort', end);
    }
  }
}

class Follower {
  #batches: EventBatch[] = [];
  #held = 0;
  #ended = false;
  #wake: () => void = () => undefined;

  offer(batch: EventBatch): void {
    if (this.#ended) return;
    this.#batches.push(batch);
    this.#held += batch.events.length;
    if (this.#held > heldMax) this.end();
    else this.#wake();
  }

  end(): void {
    this.#ended = true;
    this.#batches = [];
    this.#wake();
  }

  async next(): Promise<EventBatch | undefined> {
    while (this.#batches.length === 0) {
      if (this.#ended) return undefined;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
    const batch = this.#batches.shift()!;
    this.#held -= batch.events.length;
    return batch;
  }
}
