import { mkdirSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { EventStore, SharedFeed, StoreUnavailable } from '@almoner/eventstore/client';
import {
  type Clock,
  Commands,
  Facts,
  type Sealing,
  frozenClock,
  systemClock,
} from '@almoner/eventstore/commands';
import type { Numberings } from '@almoner/kernel';
import { PolicyRunner } from '@almoner/eventstore/policies';
import { EmbeddedEventStore, readRun } from '@almoner/eventstore/embedded';
import type { ReadStore, RunnerWatcher } from '@almoner/readstore';
import { type Vault, digester, passwordHasher, sealer } from '@almoner/vault';
import { policies } from './contexts';
import { type Tell, openVault, openViews, project } from './projecting';
import type { Settings } from './settings';
import { ThreadedProjections, inThread, threadsAreBuilt } from './threaded-projections';

/**
 * What a process does: `api` and `worker` project views when nobody else does, the API in its `thread`; `cli` joins a running
 * system or starts one.
 */
export type Role = 'api' | 'thread' | 'worker' | 'cli';

/** The event store that a thread finds running, and who is told of its views. */
export interface Found {
  readonly connectionString: string;
  readonly logFile: string | undefined;
  readonly watcher: RunnerWatcher;
}

/** How long a command waits for views that must have reached a position before it asks them for facts. */
const factsTimeoutMs = 30_000;

/** The parts every process is made of, opened in the order in which they need each other and closed in reverse. */
export class System {
  private reacting: PolicyRunner | undefined;

  private constructor(
    readonly settings: Settings,
    readonly clock: Clock,
    readonly events: EventStore,
    readonly vault: Vault,
    readonly views: ReadStore,
    readonly sealing: Sealing,
    readonly facts: Facts,
    readonly commands: Commands,
    private readonly feed: SharedFeed,
    private readonly embedded: EmbeddedEventStore | undefined,
    /** Whether views and policies are left to others: another process, or the thread of this one. */
    private readonly served: boolean,
    private readonly tell: Tell,
    private readonly opened: AsyncDisposableStack,
  ) {}

  static async start(
    settings: Settings,
    role: Role,
    numberings: Numberings,
    tell: Tell = () => undefined,
    found?: Found,
  ): Promise<System> {
    const opened = new AsyncDisposableStack();
    try {
      return await System.open(settings, role, numberings, tell, opened, found);
    } catch (error) {
      // A start that fails half-way leaves nothing running, or the next one would find the log locked.
      await opened.disposeAsync();
      throw error;
    }
  }

  private static async open(
    settings: Settings,
    role: Role,
    numberings: Numberings,
    tell: Tell,
    opened: AsyncDisposableStack,
    found: Found | undefined,
  ): Promise<System> {
    mkdirSync(settings.folder, { recursive: true, mode: 0o700 });
    const store: Store = found ? { ...found, joined: false } : await connect(settings, role, tell);
    opened.defer(() => store.embedded?.stop());
    const events = EventStore.connect(store.connectionString);
    opened.defer(() => events.close());
    const vault = await openVault(settings, await holdsEvents(events));
    opened.defer(() => vault.close());
    // A store that another process of this folder serves has its views run by that process.
    const views = await openViews(settings, numberings, store.joined ? 'reader' : 'runner');
    opened.defer(() => views.close());
    const logFile = found?.logFile ?? store.embedded?.logFile;
    const feed = new SharedFeed(events, (error) => tell('the views lost the event store', error));
    // Only what answers requests needs its thread for itself.
    const threaded = role === 'api' && threadsAreBuilt;
    if (threaded) {
      const task = { settings, numberings, connectionString: store.connectionString, logFile };
      views.keptBy(new ThreadedProjections(() => inThread(task), views, tell));
    } else if (!store.joined) project({ events, feed, vault, views, logFile, watcher: found?.watcher });
    const clock = settings.frozenAt === undefined ? systemClock : frozenClock(settings.frozenAt);
    const sealing = await sealingBy(vault);
    const facts = new Facts();
    const commands = new Commands(
      events,
      sealing,
      facts,
      { waitFor: (position) => reached(views, position) },
      clock,
    );
    return new System(
      settings,
      clock,
      events,
      vault,
      views,
      sealing,
      facts,
      commands,
      feed,
      store.embedded,
      threaded || store.joined,
      tell,
      opened,
    );
  }

  /** Reacts to what happens for as long as this process moves the views; the contexts must have bound their facts. */
  runPolicies(): void {
    // Who keeps the views reacts, too.
    if (this.served || this.reacting !== undefined) return;
    this.reacting = new PolicyRunner(policies, {
      commands: this.commands,
      events: {
        follow: (after, signal) => this.feed.follow(after, signal),
        head: () => this.events.head(),
      },
      checkpoints: this.vault,
      views: { waitFor: (position) => reached(this.views, position) },
      read: this.facts.read,
      leads: () => this.views.runner?.leading === true,
      tell: this.tell,
    });
    this.opened.defer(() => this.reacting?.stop());
  }

  /** Resolves once the policies of this process have reacted to everything, and the views hold what came of it. */
  async settled(timeoutMs: number): Promise<boolean> {
    const until = AbortSignal.timeout(timeoutMs);
    const late = new Promise<void>((resolve) => until.addEventListener('abort', () => resolve()));
    let head = await this.events.head();
    while (head !== undefined && !until.aborted) {
      await Promise.race([this.reacting?.reach(head), late]);
      const now = await this.events.head();
      if (now === head && !until.aborted) return this.views.waitFor(head, { timeoutMs });
      head = now;
    }
    return !until.aborted;
  }

  /** Resolves to true once every view can be asked and holds everything that the log held when this was called. */
  async caughtUp(timeoutMs: number): Promise<boolean> {
    const until = performance.now() + timeoutMs;
    const ready = this.views.states.ready().then(() => true);
    if (!(await Promise.race([ready, wait(timeoutMs, false, { ref: false })]))) return false;
    const head = await this.events.head();
    return head === undefined || this.views.waitFor(head, { timeoutMs: until - performance.now() });
  }

  /** Whether the event store answers as far as this process knows; an outside one is asked by using it. */
  get storeIsUp(): boolean {
    return this.embedded === undefined || this.embedded.state === 'up';
  }

  /** Closes everything, last opened first. */
  async stop(): Promise<void> {
    await this.opened.disposeAsync();
  }
}

interface Store {
  readonly connectionString: string;
  readonly joined: boolean;
  readonly embedded?: EmbeddedEventStore;
}

async function connect(settings: Settings, role: Role, tell: Tell): Promise<Store> {
  if (settings.eventStore !== undefined) return { connectionString: settings.eventStore, joined: false };
  const running = role === 'cli' ? readRun(settings.folder) : undefined;
  if (running !== undefined) return { connectionString: running.connectionString, joined: true };
  const embedded = await EmbeddedEventStore.start({
    folder: settings.folder,
    onStateChange: (state, reason) => tell(`the embedded event store is ${state}`, reason),
  });
  return { connectionString: embedded.connectionString, joined: false, embedded };
}

/** A store that is away now is asked later, by its first use. */
async function holdsEvents(events: EventStore): Promise<boolean> {
  try {
    return (await events.head()) !== undefined;
  } catch (error) {
    if (error instanceof StoreUnavailable) return false;
    throw error;
  }
}

async function sealingBy(vault: Vault): Promise<Sealing> {
  return {
    sealFor: async (persons) => sealer(await vault.ensurePersonKeys(persons)),
    digest: digester(await vault.secret('credentials')),
    fingerprint: digester(await vault.secret('fingerprints')),
    passwordHash: passwordHasher(await vault.secret('passwords')),
  };
}

async function reached(views: ReadStore, position: bigint): Promise<void> {
  if (await views.waitFor(position, { timeoutMs: factsTimeoutMs })) return;
  throw new Error(`the views did not reach position ${position} within ${factsTimeoutMs} ms`);
}
