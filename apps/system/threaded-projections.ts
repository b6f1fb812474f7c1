import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { Worker } from 'node:worker_threads';
import type { Numberings, Position } from '@almoner/kernel';
import type { ReadStore, RunnerState, ViewRunner } from '@almoner/readstore';
import type { Tell } from './projecting';
import type { Settings } from './settings';

/** What the thread is told when it starts. */
export interface ThreadTask {
  readonly settings: Settings;
  readonly numberings: Numberings;
  readonly connectionString: string;
  readonly logFile: string | undefined;
}

/** What an error keeps of itself between threads. */
interface Fault {
  readonly message: string;
  readonly stack?: string;
}

/** What the thread tells. */
export type Report =
  | { readonly kind: 'moved'; readonly position: Position }
  | {
      readonly kind: 'changed';
      readonly leading: boolean;
      readonly building: ReadonlyMap<string, number>;
      readonly state: Omit<RunnerState, 'error'>;
      readonly error?: Fault;
    }
  | { readonly kind: 'rebuilt'; readonly id: number; readonly error?: Fault }
  | { readonly kind: 'told'; readonly what: string; readonly error?: Fault };

/** What the thread is asked for while it runs. */
export type Order =
  { readonly kind: 'rebuild'; readonly id: number; readonly view?: string } | { readonly kind: 'stop' };

const restartMs = 1_000;

/**
 * The projections in a thread of their own, so that a gift's rows are written on one core while the other takes the next
 * request. A thread that ends by itself is started again; what it had not committed it reads again from the log.
 */
export class ThreadedProjections implements ViewRunner {
  #state: RunnerState = { phase: 'waiting', since: new Date() };
  #leading = false;
  #stopping = false;
  #worker: Worker;
  #ended = Promise.withResolvers<void>();
  #restart: NodeJS.Timeout | undefined;
  readonly #rebuilds: PromiseWithResolvers<void>[] = [];

  /** @param start makes the thread; `inThread` for the real one */
  constructor(
    private readonly start: () => Worker,
    private readonly views: Pick<ReadStore, 'waiters' | 'states'>,
    private readonly tell: Tell,
  ) {
    this.#worker = this.#begin();
  }

  get state(): RunnerState {
    return this.#state;
  }

  get leading(): boolean {
    return this.#leading;
  }

  rebuild(view?: string): Promise<void> {
    const rebuilt = Promise.withResolvers<void>();
    const id = this.#rebuilds.push(rebuilt) - 1;
    this.#order({ kind: 'rebuild', id, view });
    return rebuilt.promise;
  }

  /** Resolves when the thread has let go of its stores. */
  async stop(): Promise<void> {
    this.#stopping = true;
    clearTimeout(this.#restart);
    this.#order({ kind: 'stop' });
    await this.#ended.promise;
  }

  #begin(): Worker {
    const worker = this.start();
    let cause: Error | undefined;
    this.#ended = Promise.withResolvers<void>();
    worker.on('message', (report: Report) => this.#heard(report));
    worker.on('error', (error: Error) => (cause = error));
    worker.once('exit', () => {
      this.#leading = false;
      this.#ended.resolve();
      const ended = new Error('The projections ended before they were built anew.');
      for (const rebuild of this.#rebuilds) rebuild.reject(ended);
      if (this.#stopping) return;
      const error = cause ?? new Error('The projections ended by themselves.');
      this.#state = { phase: 'failing', since: new Date(), error };
      this.tell('the projections ended and start again', error);
      this.#restart = setTimeout(() => (this.#worker = this.#begin()), restartMs);
    });
    return worker;
  }

  #heard(report: Report): void {
    switch (report.kind) {
      case 'moved':
        return this.views.waiters.advance(report.position);
      case 'rebuilt': {
        const rebuilt = this.#rebuilds[report.id]!;
        return report.error === undefined ? rebuilt.resolve() : rebuilt.reject(errorOf(report.error));
      }
      case 'told':
        return this.tell(report.what, errorOf(report.error));
      default:
        this.#leading = report.leading;
        this.#state = { ...report.state, error: errorOf(report.error) };
        this.views.states.mirror(report.building);
    }
  }

  #order(order: Order): void {
    this.#worker.postMessage(order);
  }
}

/** The compiled entry; specs that run from sources keep the projections in their own thread. */
const entry = join(__dirname, 'projections-thread.js');
export const threadsAreBuilt = existsSync(entry);

export const inThread = (task: ThreadTask): Worker => new Worker(entry, { workerData: task });

export function faultOf(error: unknown): Fault | undefined {
  if (error === undefined) return undefined;
  return error instanceof Error
    ? { message: error.message, stack: error.stack }
    : { message: inspect(error) };
}

function errorOf(fault: Fault | undefined): Error | undefined {
  return (
    fault && Object.assign(new Error(fault.message), fault.stack !== undefined && { stack: fault.stack })
  );
}
