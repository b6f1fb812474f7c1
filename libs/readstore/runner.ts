import type { RunnerOptions } from './runner-options';
import type { ProjectedStore } from './projected-store';
import { Term } from './term';

/**
 * waiting: another process runs the projections · running: this one does, building included · failing: it tries again
 * and again, see `error`; no event is ever skipped.
 */
export interface RunnerState {
  readonly phase: 'waiting' | 'running' | 'failing' | 'stopped';
  readonly since: Date;
  readonly error?: Error;
}

const batchMax = 1_000;
const retryMsMin = 50;
const retryMsMax = 5_000;
/** How often a process that waits for the right to run asks for it. */
const waitingMs = 500;

/** Who keeps the rows for a read store: this thread, or another one of this process. */
export interface ViewRunner {
  readonly state: RunnerState;
  /** Whether the rows are kept by this process now, and by no other. */
  readonly leading: boolean;
  /** Builds the rows of one view, or of all, anew from history; resolves when they are served again. */
  rebuild(view?: string): Promise<void>;
  stop(): Promise<void>;
}

/** Keeps the rows of all views up to date for as long as it can, and says loudly when it cannot. */
export class Runner implements ViewRunner {
  #state: RunnerState = { phase: 'waiting', since: new Date() };
  /** Of a build beside the views that go on; their commits must not hide it. */
  #buildFailure: RunnerState | undefined;
  #term: Term | undefined;
  #stopping = false;
  #retryMs = retryMsMin;
  #limit: number;
  #forgotten = new Set<string>();
  #wake: () => void = () => undefined;
  readonly #done: Promise<void>;

  constructor(
    private readonly store: ProjectedStore,
    private readonly options: RunnerOptions,
  ) {
    this.#limit = this.#batchMax;
    this.#done = this.#live();
  }

  get state(): RunnerState {
    return this.#state.phase === 'running' ? (this.#buildFailure ?? this.#state) : this.#state;
  }

  get leading(): boolean {
    return this.#term !== undefined;
  }

  /** Resolves once every view can be asked, whichever process builds them. */
  ready(): Promise<void> {
    return this.store.states.ready();
  }

  async rebuild(view?: string): Promise<void> {
    const views = view === undefined ? this.store.projections.map((each) => each.view) : [view];
    for (const each of views) {
      if (!this.store.projections.some((projection) => projection.view === each)) {
        throw new Error(`There is no view called ${each}.`);
      }
      this.#forgotten.add(each);
      // While another process leads, its rows are served until this one does.
      if (this.#term) this.store.states.hold(each);
      else this.store.states.markBuilding(each, 0);
    }
    this.options.watcher?.changed();
    this.#term?.end();
    this.#wake();
    await this.ready();
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    this.#term?.end();
    this.#wake();
    await this.#done;
  }

  async #live(): Promise<void> {
    while (!this.#stopping) {
      try {
        if (!(await this.#lead())) await this.#pause(waitingMs);
      } catch (error) {
        this.#failed(error);
        await this.#pause(this.#retryMs);
      }
    }
    this.#enter('stopped');
  }

  /** False while another process leads. */
  async #lead(): Promise<boolean> {
    const leadership = await this.store.tryBecomeRunner();
    if (!leadership) {
      if (this.#state.phase !== 'waiting') this.#enter('waiting');
      return false;
    }
    let buildRetryMs = retryMsMin;
    try {
      const term = new Term(this.store, leadership, this.options, {
        batchMax: () => this.#limit,
        committed: () => this.#succeeded(),
        buildFailed: async (error) => {
          this.#buildFailure = failing(error);
          this.options.watcher?.changed();
          buildRetryMs = Math.min(buildRetryMs * 2, retryMsMax);
          await this.#pause(buildRetryMs);
        },
        built: () => (this.#buildFailure = undefined),
      });
      this.#term = term;
      if (this.#stopping) return true;
      if (this.#state.phase === 'waiting') this.#enter('running');
      const forgotten = this.#forgotten;
      this.#forgotten = new Set();
      await term.run(forgotten).catch((error: unknown) => {
        for (const view of forgotten) this.#forgotten.add(view);
        throw error;
      });
      return true;
    } finally {
      this.#term = undefined;
      this.options.watcher?.changed();
      await leadership.release();
      this.store.follow();
    }
  }

  #failed(error: unknown): void {
    this.#state = failing(error);
    this.#retryMs = Math.min(this.#retryMs * 2, retryMsMax);
    // One by one, so that everything before the event that fails is in the rows.
    this.#limit = 1;
    this.options.watcher?.changed();
  }

  #succeeded(): void {
    this.#limit = Math.min(this.#limit * 2, this.#batchMax);
    this.#retryMs = retryMsMin;
    if (this.#state.phase !== 'running') this.#enter('running');
  }

  #enter(phase: RunnerState['phase']): void {
    this.#state = { phase, since: new Date() };
    this.options.watcher?.changed();
  }

  #pause(milliseconds: number): Promise<void> {
    if (this.#stopping) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  get #batchMax(): number {
    return this.options.batchMax ?? batchMax;
  }
}

function failing(error: unknown): RunnerState {
  return {
    phase: 'failing',
    since: new Date(),
    error: error instanceof Error ? error : new Error(String(error)),
  };
}
