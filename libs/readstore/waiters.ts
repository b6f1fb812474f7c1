import type { Position } from '@almoner/kernel';

interface Waiter {
  readonly position: Position;
  readonly timer: NodeJS.Timeout;
  readonly resolve: (reached: boolean) => void;
}

/** Who waits for the checkpoint. A waiter is an entry in a set and a timer, so thousands are cheap. */
export class Waiters {
  #reached: Position | undefined;
  readonly #waiting = new Set<Waiter>();

  get reached(): Position | undefined {
    return this.#reached;
  }

  get waiting(): number {
    return this.#waiting.size;
  }

  /** True when reached in time. */
  wait(position: Position, timeoutMs: number): Promise<boolean> {
    if (this.#reached !== undefined && position <= this.#reached) return Promise.resolve(true);
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(waiter);
        resolve(false);
      }, timeoutMs);
      const waiter: Waiter = { position, timer, resolve };
      this.#waiting.add(waiter);
    });
  }

  advance(position: Position): void {
    if (this.#reached !== undefined && position <= this.#reached) return;
    this.#reached = position;
    for (const waiter of this.#waiting) {
      if (waiter.position <= position) this.#settle(waiter, true);
    }
  }

  /** After a rebuild of everything the checkpoint starts over. */
  restart(): void {
    this.#reached = undefined;
  }

  close(): void {
    for (const waiter of this.#waiting) this.#settle(waiter, false);
  }

  #settle(waiter: Waiter, reached: boolean): void {
    clearTimeout(waiter.timer);
    this.#waiting.delete(waiter);
    waiter.resolve(reached);
  }
}
