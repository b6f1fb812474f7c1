import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

/** Little at a time: a long move makes the commits beside it wait for the disk. The log's own limit, inside a commit, lies far above. */
const rowsMax = 400;

/**
 * Moves the write-ahead log into the file from a thread of its own: inside a commit it would hold up the gift that happens
 * to come then for tens of milliseconds. The thread starts when it is first needed.
 */
export class Checkpoints {
  #rows = 0;
  #thread: Worker | undefined;
  #busy = false;

  constructor(private readonly file: string) {}

  /** Told of each committed transaction. */
  committed(rows: number): void {
    this.#rows += rows;
    if (this.#rows < rowsMax || this.#busy) return;
    this.#rows = 0;
    this.#busy = true;
    this.#thread ??= this.#start();
    this.#thread.postMessage('checkpoint');
  }

  async close(): Promise<void> {
    await this.#thread?.terminate();
  }

  #start(): Worker {
    const thread = new Worker(entry, { workerData: this.file });
    thread.on('message', () => (this.#busy = false));
    // Without the thread the log is moved inside commits, as ever.
    thread.on('error', () => undefined);
    thread.unref();
    return thread;
  }
}

/** The compiled entry, or the source as it stands: Node leaves out the types of a file that imports nothing of ours. */
const compiled = join(__dirname, 'checkpoint-thread.mjs');
const entry = existsSync(compiled) ? compiled : join(__dirname, 'checkpoint-thread.mts');
