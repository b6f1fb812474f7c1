import { randomInt } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { exitCodes } from './exit-codes';
import { connectionStringOf, knownPort, writeRun } from './run-file';
import { defaultEntry, ServerExited, ServerProcess } from './server-process';

export { readRun, type Run, type RunningStore } from './run-file';

/** `down` is between a crash and the restart: the API answers 503 with Retry-After meanwhile. */
export type EmbeddedState = 'up' | 'down' | 'stopped';

export interface EmbeddedOptions {
  /** The data folder: `log.sqlite`, `log.lock`, `log.head` and `run.json` stand in it. */
  readonly folder: string;
  readonly onStateChange?: (state: EmbeddedState, reason?: Error) => void;
  /** The file that the child process runs. */
  readonly entry?: string;
}

const BACKOFF_MS_MAX = 5_000;
const PORT_ATTEMPTS = 20;

/** Keeps one event store process running for a data folder, always on the same port. */
export class EmbeddedEventStore {
  static async start(options: EmbeddedOptions): Promise<EmbeddedEventStore> {
    mkdirSync(options.folder, { recursive: true });
    const store = new EmbeddedEventStore(options);
    await store.#startFirst();
    return store;
  }

  readonly #folder: string;
  readonly #entry: string;
  readonly #onStateChange: NonNullable<EmbeddedOptions['onStateChange']>;
  readonly #stop = new AbortController();
  #state: EmbeddedState = 'down';
  #port = 0;
  #process: ServerProcess | undefined;
  #supervision: Promise<void> = Promise.resolve();

  private constructor({ folder, onStateChange, entry }: EmbeddedOptions) {
    this.#folder = folder;
    this.#entry = entry ?? defaultEntry();
    this.#onStateChange = onStateChange ?? (() => undefined);
  }

  get state(): EmbeddedState {
    return this.#state;
  }

  get connectionString(): string {
    return connectionStringOf(this.#port);
  }

  /** The log file, for `LogReader`. */
  get logFile(): string {
    return join(this.#folder, 'log.sqlite');
  }

  /** The child process, for those who must kill it to see what happens. */
  get pid(): number | undefined {
    return this.#process?.pid;
  }

  /** Ends the child cleanly: calls end with CANCELLED, the file is checkpointed. The port stays reserved. */
  async stop(): Promise<void> {
    if (this.#state === 'stopped') return;
    this.#stop.abort();
    await this.#process?.stop();
    await this.#supervision;
    writeRun(this.#folder, { port: this.#port });
    this.#change('stopped');
  }

  /** The port of last time, unless someone else took it; then another one, below those that the system lends. */
  async #startFirst(): Promise<void> {
    const known = knownPort(this.#folder);
    for (let attempt = 1; ; attempt += 1) {
      this.#port = attempt === 1 && known !== undefined ? known : randomInt(20_000, 32_000);
      try {
        return await this.#startProcess();
      } catch (error) {
        const taken = error instanceof ServerExited && error.code === exitCodes.portTaken;
        if (!taken || attempt === PORT_ATTEMPTS) throw error;
      }
    }
  }

  async #startProcess(): Promise<void> {
    const server = await ServerProcess.start({
      entry: this.#entry,
      database: this.logFile,
      port: this.#port,
    });
    this.#process = server;
    writeRun(this.#folder, { port: this.#port, pid: server.pid, apiPid: process.pid });
    this.#change('up');
    this.#supervision = server.exited.then((reason) => this.#restart(reason));
  }

  async #restart(reason: ServerExited): Promise<void> {
    this.#process = undefined;
    if (this.#stop.signal.aborted) return;
    this.#change('down', reason);
    for (let waitMs = 0; !this.#stop.signal.aborted; waitMs = Math.min(BACKOFF_MS_MAX, waitMs * 2 + 50)) {
      await delay(waitMs, undefined, { signal: this.#stop.signal }).catch(() => undefined);
      if (this.#stop.signal.aborted) return;
      try {
        await this.#startProcess();
        if (this.#stop.signal.aborted) await this.#process!.stop();
        return;
      } catch (error) {
        this.#change('down', error as Error);
        // A damaged log does not heal by itself: an operator has to look at it.
        if (error instanceof ServerExited && error.code === exitCodes.damaged) return;
      }
    }
  }

  #change(state: EmbeddedState, reason?: Error): void {
    this.#state = state;
    this.#onStateChange(state, reason);
  }
}
