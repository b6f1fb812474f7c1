import { setTimeout as delay } from 'node:timers/promises';
import type { Position, RecordedEvent } from '@almoner/kernel';
import { applyBatch, keptView, type KeptView } from './batch';
import { Counters } from './counters';
import type { Leadership, StoredRow, Transaction } from './engine';
import { EventQueue } from './event-queue';
import type { EventBatch } from './event-source';
import { LeadershipLost } from './failures';
import type { ProjectedStore } from './projected-store';
import type { RunnerOptions } from './runner-options';
import { checkpointTable, counterTable, viewRowTable } from './system-tables';
import { Turn } from './turn';
import { dropViews, openBuilds, type ViewBuild } from './view-build';

export interface TermHooks {
  /** How many events the next batch may hold. */
  batchMax(): number;
  committed(): void;
  /** A build failed while the other views go on; it is tried again once this resolves. */
  buildFailed(error: unknown): Promise<void>;
  built(): void;
}

/** Under load, what arrives in this time shares a transaction; a lone event never waits. */
const gatherMs = 5;

/** How often a build follows the moving checkpoint before it makes the shared batches wait for its last steps. */
const chasesMax = 3;

/** One time of being the only runner: from taking the right to write until it is given up, lost, or something fails. */
export class Term {
  readonly #turn = new Turn();
  readonly #end = new AbortController();
  readonly #current: KeptView[] = [];
  #counters = new Counters([]);
  #checkpoint: Position | undefined;
  #recordedAt = 0;

  constructor(
    private readonly store: ProjectedStore,
    private readonly leadership: Leadership,
    private readonly options: RunnerOptions,
    private readonly hooks: TermHooks,
  ) {
    leadership.lost.addEventListener('abort', () => this.#end.abort(leadership.lost.reason));
    if (leadership.lost.aborted) this.#end.abort(leadership.lost.reason);
  }

  end(): void {
    this.#end.abort();
  }

  /** `forgotten` names views whose rows are built anew. */
  async run(forgotten: ReadonlySet<string>): Promise<void> {
    const builds = await this.#begin(forgotten);
    const serving = this.#current.length > 0;
    if (!serving) await this.#buildAll(builds);
    const building = this.#joinAll(serving ? builds : []);
    try {
      await this.#share();
    } finally {
      this.#end.abort();
      await building;
    }
    if (this.leadership.lost.aborted)
      throw new LeadershipLost('Another process may run the projections now.');
  }

  async #begin(forgotten: ReadonlySet<string>): Promise<readonly ViewBuild[]> {
    const { store, leadership, options } = this;
    const views = store.projections.map(keptView);
    const wanted = new Set(store.projections.map(({ view }) => view));
    await leadership.writer.transaction(async (transaction) => {
      const rows = await transaction.loadAll(viewRowTable);
      const gone = (row: StoredRow): boolean =>
        !wanted.has(row['view'] as string) || forgotten.has(row['view'] as string);
      await dropViews(transaction, rows.filter(gone));
      this.#counters = new Counters(await transaction.loadAll(counterTable));
      const [checkpoint] = await transaction.loadAll(checkpointTable);
      this.#checkpoint = (checkpoint?.['position'] as Position | null | undefined) ?? undefined;
      this.#recordedAt = (checkpoint?.['recordedAt'] as number | undefined) ?? 0;
    });
    await this.#refuseShorterLog();
    const tools = { store, writer: leadership.writer, history: options.history, keys: options.keys };
    const { ready, builds } = await openBuilds(views, { ...tools, signal: this.#end.signal });
    this.#current.push(...ready);
    for (const { projection } of ready) store.states.markReady(projection.view);
    for (const { projection } of builds.flatMap((build) => build.views))
      store.states.markBuilding(projection.view, 0);
    this.#moved(this.#checkpoint);
    options.watcher?.changed();
    return builds;
  }

  /** Rows that know events which the log does not hold would never be corrected. */
  async #refuseShorterLog(): Promise<void> {
    const head = await this.options.history?.head?.();
    if (head !== undefined && this.#checkpoint !== undefined && head < this.#checkpoint) {
      throw new Error(
        `The views stand at position ${this.#checkpoint}, but the log ends at ${head}: it was replaced by an older one. ` +
          'Rebuild the views.',
      );
    }
  }

  /** With nothing to serve yet, all views are built in one pass before the shared batches begin. */
  async #buildAll(builds: readonly ViewBuild[]): Promise<void> {
    const straight = <Result>(work: () => Promise<Result>): Promise<Result> => work();
    let upTo = builds.length > 1 ? await this.options.history?.head?.() : undefined;
    for (const build of builds) {
      await build.pass(upTo, straight);
      upTo = build.position ?? upTo;
      await build.index(straight);
    }
    const position = upTo ?? this.#checkpoint;
    await this.leadership.writer.transaction(async (transaction) => {
      for (const build of builds) await build.takeOver(transaction);
      await this.#saveCheckpoint(transaction, position, undefined);
      this.#counters = new Counters(await transaction.loadAll(counterTable));
    });
    for (const build of builds) this.#add(build);
    this.#moved(position);
  }

  async #joinAll(builds: readonly ViewBuild[]): Promise<void> {
    for (const build of builds) {
      while (!this.#end.signal.aborted) {
        try {
          await this.#join(build);
          break;
        } catch (error) {
          if (!this.#end.signal.aborted) await this.hooks.buildFailed(error);
        }
      }
    }
  }

  /** Follows the shared checkpoint and steps into the shared batches at the moment in which both stand alike. */
  async #join(build: ViewBuild): Promise<void> {
    const yielding = <Result>(work: () => Promise<Result>): Promise<Result> => this.#turn.take(work);
    for (let chase = 1; chase <= chasesMax; chase += 1) {
      await build.pass(this.#checkpoint, yielding);
      if (build.position === this.#checkpoint) break;
    }
    await build.index(yielding);
    await build.pass(this.#checkpoint, yielding);
    await this.#turn.take(async () => {
      await build.pass(this.#checkpoint, (work) => work());
      await this.leadership.writer.transaction(async (transaction) => {
        await build.takeOver(transaction);
        const owners = new Set(build.views.map((view) => view.owner));
        const counters = await transaction.loadAll(counterTable);
        this.#counters.adopt(counters.filter((row) => owners.has(row['owner'] as string)));
      });
      this.hooks.built();
      this.#add(build);
    });
  }

  async #share(): Promise<void> {
    const queue = new EventQueue(
      this.options.events.subscribe(this.#checkpoint, this.#end.signal),
      2 * this.hooks.batchMax(),
    );
    this.#end.signal.addEventListener('abort', () => queue.close());
    if (this.#end.signal.aborted) queue.close();
    for (;;) {
      const batch = await queue.take(this.hooks.batchMax());
      if (this.#end.signal.aborted) return;
      if (!batch) throw new Error('The subscription to the log ended.');
      await this.#turn.take(() => this.#commit(batch));
      // Writers that come together are answered together: a transaction for each few of them would cost the most.
      if (batch.events.length > 1) await delay(gatherMs);
    }
  }

  async #commit({ events, position }: EventBatch): Promise<void> {
    const before = this.#checkpoint;
    // Delivery is at least once: what the rows include already is passed over.
    const fresh = before === undefined ? events : events.filter((event) => event.position > before);
    if (before !== undefined && position <= before) return;
    const tools = { writer: this.leadership.writer, counters: this.#counters, keys: this.options.keys };
    await applyBatch(this.#current, fresh, tools, (transaction) =>
      this.#saveCheckpoint(transaction, position, fresh.at(-1)),
    );
    this.#moved(position);
    this.hooks.committed();
  }

  async #saveCheckpoint(
    transaction: Transaction,
    position: Position | undefined,
    newest: RecordedEvent | undefined,
  ): Promise<void> {
    if (newest) this.#recordedAt = Date.parse(newest.metadata.recordedAt);
    await transaction.upsert(checkpointTable, [
      { name: 'shared', position: position ?? null, recordedAt: this.#recordedAt },
    ]);
    await transaction.announce();
  }

  #moved(position: Position | undefined): void {
    this.#checkpoint = position;
    if (position === undefined) return;
    this.store.waiters.advance(position);
    this.options.watcher?.moved(position);
  }

  #add(build: ViewBuild): void {
    this.#current.push(...build.views);
    for (const { projection } of build.views) this.store.states.markReady(projection.view);
    this.options.watcher?.changed();
  }
}
