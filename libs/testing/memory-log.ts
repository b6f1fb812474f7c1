import { randomUUID } from 'node:crypto';
import type { Event, EventMetadata, Position, RecordedEvent } from '@almoner/kernel';
import type { EventBatch, EventSource, History } from '@almoner/readstore';

/** An event as a spec writes it: what is left out is filled in. */
export type GivenEvent = Event &
  Partial<Omit<RecordedEvent, 'type' | 'data' | 'metadata'>> & {
    readonly metadata?: Partial<EventMetadata>;
  };

/** A log in memory that delivers as the real one does: in order, from a position, then what comes. */
export class MemoryLog implements EventSource, History {
  readonly events: RecordedEvent[] = [];
  #arrived: (() => void)[] = [];
  #repeats = 0;

  /** Returns the position of the last event. */
  append(...given: readonly GivenEvent[]): Position {
    for (const event of given) {
      const position = event.position ?? (this.events.at(-1)?.position ?? 0n) + 1n;
      this.events.push({ ...recorded(event), position });
    }
    this.wake();
    return this.events.at(-1)?.position ?? 0n;
  }

  async *subscribe(
    from: Position | undefined,
    signal: AbortSignal,
  ): AsyncGenerator<EventBatch, void, undefined> {
    let next = from ?? -1n;
    let repeats = this.#repeats;
    signal.addEventListener('abort', () => this.wake());
    while (!signal.aborted) {
      if (repeats !== this.#repeats) next = -1n;
      repeats = this.#repeats;
      const events = this.events.filter(({ position }) => position > next);
      const last = events.at(-1);
      if (last) {
        next = last.position;
        yield { events, position: last.position };
      } else await new Promise<void>((resolve) => this.#arrived.push(resolve));
    }
  }

  async *readAll(from: Position | undefined): AsyncGenerator<readonly RecordedEvent[], void, undefined> {
    const events = this.events.filter(({ position }) => position > (from ?? -1n));
    for (let index = 0; index < events.length; index += 500) yield events.slice(index, index + 500);
  }

  async head(): Promise<Position | undefined> {
    return this.events.at(-1)?.position;
  }

  /** Makes every subscription deliver from the start once more. */
  repeat(): void {
    this.#repeats += 1;
  }

  private wake(): void {
    for (const resolve of this.#arrived.splice(0)) resolve();
  }
}

function recorded({ metadata, ...event }: GivenEvent): Omit<RecordedEvent, 'position'> {
  const at = metadata?.recordedAt ?? '2026-01-01T00:00:00.000Z';
  return {
    id: randomUUID(),
    stream: 'given-events',
    revision: 0n,
    ...event,
    metadata: {
      command: 'testing.Given',
      actor: 'spec',
      surface: 'spec',
      correlationId: 'spec',
      causationId: 'spec',
      recordedAt: at,
      occurredAt: at,
      ...metadata,
    },
  };
}
