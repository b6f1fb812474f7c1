interface Sink {
  readonly cancelled: boolean;
  readonly writableEnded: boolean;
  write(message: Buffer, taken: () => void): boolean;
  once(event: 'cancelled' | 'close' | 'error', listener: () => void): unknown;
}

const MESSAGES_MAX = 128;
const BYTES_MAX = 1024 * 1024;

/**
 * What was sent to a reader and not yet taken. The stream beneath counts messages only, so that a few large events
 * would hold many megabytes before it complained.
 */
export class Outbox {
  readonly #sink: Sink;
  #messages = 0;
  #bytes = 0;
  #closed = false;
  #waiting: (() => void) | undefined;

  constructor(sink: Sink) {
    this.#sink = sink;
    const close = (): void => this.close();
    for (const ending of ['cancelled', 'close', 'error'] as const) sink.once(ending, close);
  }

  /** The reader is gone, or has been told why the call ends. */
  get closed(): boolean {
    return this.#closed || this.#sink.cancelled || this.#sink.writableEnded;
  }

  get full(): boolean {
    return this.#messages >= MESSAGES_MAX || this.#bytes >= BYTES_MAX;
  }

  send(message: Buffer): void {
    if (this.closed) return;
    this.#messages += 1;
    this.#bytes += message.length;
    this.#sink.write(message, () => {
      this.#messages -= 1;
      this.#bytes -= message.length;
      if (!this.full) this.#wake();
    });
  }

  /** Resolves when there is room again, or nobody left to wait for. */
  room(): Promise<void> {
    if (!this.full || this.closed) return Promise.resolve();
    return new Promise((resolve) => (this.#waiting = resolve));
  }

  close(): void {
    this.#closed = true;
    this.#wake();
  }

  #wake(): void {
    this.#waiting?.();
    this.#waiting = undefined;
  }
}
