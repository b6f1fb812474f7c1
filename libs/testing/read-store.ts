import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Seal } from '@almoner/kernel';
import {
  type KeySource,
  type Projection,
  ReadStore,
  type RowOf,
  type Runner,
  type ViewTable,
} from '@almoner/readstore';
import { sealer } from '@almoner/vault/sealing';
import { type GivenEvent, MemoryLog } from './memory-log';
import { freshPostgres } from './postgres';

/** Where a read store can live; `location()` is a new, empty place. */
export interface ReadStoreKind {
  readonly name: 'SQLite' | 'PostgreSQL';
  location(): Promise<{ readonly file?: string; readonly url?: string }>;
}

/** Person keys that need no vault: every person has one until the spec destroys it. */
export class GivenKeys implements KeySource {
  readonly #destroyed = new Set<string>();

  async keysOf(persons: readonly string[]): Promise<Map<string, Buffer>> {
    return new Map(
      persons.filter((person) => !this.#destroyed.has(person)).map((person) => [person, keyOf(person)]),
    );
  }

  readonly seal: Seal = (person, value) => sealer(new Map([[person, keyOf(person)]]))(person, value);

  destroy(person: string): void {
    this.#destroyed.add(person);
  }
}

const keyOf = (person: string): Buffer => createHash('sha256').update(person).digest();

/** A store that runs some projections over a log that the spec writes. */
export class GivenReadStore {
  constructor(
    readonly store: ReadStore,
    readonly runner: Runner,
    readonly log: MemoryLog,
    readonly keys: GivenKeys,
  ) {}

  /** Records events and returns once the rows include them; what a projection throws fails the spec. */
  async given(...events: readonly GivenEvent[]): Promise<void> {
    if (events.length === 0) return;
    const position = this.log.append(...events);
    while (!(await this.store.waitFor(position, { timeoutMs: 50 }))) {
      if (this.runner.state.error) throw this.runner.state.error;
    }
  }

  /** Delivers every event again, as a subscription may after a lost connection. */
  async redelivered(): Promise<void> {
    this.log.repeat();
    await this.given({ type: 'testing.Redelivered', data: {} });
  }

  /** Builds the rows anew from the events, as an operator may at any time. */
  rebuilt(view?: string): Promise<void> {
    return this.runner.rebuild(view);
  }

  /** All rows of a table in the order of their keys. */
  rows<T extends ViewTable>(table: T): Promise<RowOf<T>[]> {
    const order = table.keys.map(({ name }) => `"${name}"`).join(', ');
    return this.store
      .prepare<RowOf<T>>((t) => `select ${t.columns(table)} from ${t(table)} order by ${order}`)
      .all();
  }
}

export type OpenReadStore = (...projections: readonly Projection[]) => Promise<GivenReadStore>;

/** Starts a store over a new log; `batchMax` bounds its transactions. */
export async function startReadStore(
  location: { readonly file?: string; readonly url?: string },
  projections: readonly Projection[],
  { batchMax, log = new MemoryLog() }: { readonly batchMax?: number; readonly log?: MemoryLog } = {},
): Promise<GivenReadStore> {
  const store = await ReadStore.open({ ...location, projections, role: 'runner' });
  const keys = new GivenKeys();
  const runner = store.run({ events: log, history: log, keys, batchMax });
  return new GivenReadStore(store, runner, log, keys);
}

/** Both databases; SQLite files go into `folder`. */
export const readStoreKinds = (folder: string): readonly ReadStoreKind[] => [
  { name: 'SQLite', location: async () => ({ file: join(folder, `${randomUUID()}.sqlite`) }) },
  { name: 'PostgreSQL', location: async () => ({ url: (await freshPostgres()).url }) },
];

/** Runs a suite on both databases; what it opens is closed and removed after each test. */
export function eachReadStore(suite: (open: OpenReadStore, kind: ReadStoreKind) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'almoner-views-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  describe.each(readStoreKinds(folder))('on $name', (kind) => {
    const opened: ReadStore[] = [];
    afterEach(async () => {
      for (const store of opened.splice(0)) await store.close();
    });
    suite(async (...projections) => {
      const started = await startReadStore(await kind.location(), projections);
      opened.push(started.store);
      await started.runner.ready();
      return started;
    }, kind);
  });
}

export type { GivenEvent };
