import type { Position, RecordedEvent } from '@almoner/kernel';
import { setImmediate as immediate, setTimeout as wait } from 'node:timers/promises';
import type { EventStore } from './event-store';
import { recorded } from './recorded';

/** What arrived since the last batch; `position` is how far the log has been seen, past events that were filtered out. */
export interface EventBatch {
  readonly events: readonly RecordedEvent[];
  readonly position: Position;
}

const pauseMsMax = 5_000;
/** Events held in memory before the stream is told to wait. */
const heldMax = 2_000;

/**
 * Every application event after `after`, in order, then each new one as it comes, for as long as `signal` allows.
 * The client never resubscribes by itself, so a broken subscription is taken up again here, where it stopped, with a
 * growing pause.
 */
export async function* follow(
  store: EventStore,
  after: Position | undefined,
  signal: AbortSignal,
  onTrouble: (error: unknown) => void = () => undefined,
): AsyncGenerator<EventBatch, void, undefined> {
  let seen = after;
  let pauseMs = 50;
  while (!signal.aborted) {
    const inbox = new Inbox(store, seen, signal);
    try {
      for await (const batch of inbox) {
        pauseMs = 50;
        yield batch;
        seen = batch.position;
      }
    } catch (error) {
      onTrouble(error);
    } finally {
      await inbox.close();
    }
    if (signal.aborted) return;
    await wait(pauseMs, undefined, { signal }).catch(() => undefined);
    pauseMs = Math.min(pauseMs * 2, pauseMsMax);
  }
}

/** Collects what one subscription brings while the last batch is being worked on. */
class Inbox implements AsyncIterable<EventBatch> {
  private events: RecordedEvent[] = [];
  private position: Position | undefined;
  private ended: { readonly error?: unknown } | undefined;
  private wake: () => void = () => undefined;
  private readonly subscription: ReturnType<EventStore['subscribe']>;

  constructor(
    store: EventStore,
    private readonly after: Position | undefined,
    private readonly signal: AbortSignal,
  ) {
    this.subscription = store.subscribe(after, (position) => this.reach(position));
    this.subscription.on('data', ({ event }) => {
      if (event === undefined) return;
      const known = recorded(event);
      if (known !== undefined && (this.after === undefined || known.position > this.after))
        this.events.push(known);
      this.reach(event.position.commit);
      if (this.events.length >= heldMax) this.subscription.pause();
    });
    this.subscription.on('error', (error) => this.end({ error }));
    this.subscription.on('end', () => this.end({}));
    this.subscription.on('close', () => this.end({}));
    signal.addEventListener('abort', this.stop, { once: true });
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<EventBatch, void, undefined> {
    for (;;) {
      if (this.position !== undefined) {
        const batch = { events: this.events, position: this.position };
        this.events = [];
        this.position = undefined;
        this.subscription.resume();
        yield batch;
        continue;
      }
      if (this.ended !== undefined) {
        if (this.ended.error !== undefined) throw this.ended.error as Error;
        return;
      }
      await new Promise<void>((resolve) => (this.wake = resolve));
      // What the same commit brought arrives within this turn of the event loop; one batch for all of it.
      await immediate();
    }
  }

  async close(): Promise<void> {
    this.signal.removeEventListener('abort', this.stop);
    await this.subscription.unsubscribe().catch(() => undefined);
  }

  private readonly stop = (): void => this.end({});

  private reach(position: Position): void {
    if (this.after !== undefined && position <= this.after) return;
    if (this.position === undefined || position > this.position) this.position = position;
    this.wake();
  }

  private end(how: { readonly error?: unknown }): void {
    this.ended ??= how;
    this.wake();
  }
}
