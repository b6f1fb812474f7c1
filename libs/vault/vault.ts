import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { setImmediate as immediate, setTimeout as delay } from 'node:timers/promises';
import { join } from 'node:path';
import { PostgresqlStorage } from './postgresql-storage';
import { digester } from './sealing';
import { RecentKeys } from './recent-keys';
import { SqliteStorage } from './sqlite-storage';
import type { VaultStorage } from './storage';
import { Tokens } from './tokens';
import { unwrap, wrap, WrongMasterKey } from './wrapping';

export interface VaultOptions {
  /** Where `vault.sqlite` lives; used when there is no `url`. */
  readonly folder?: string;
  /** PostgreSQL; the vault is its schema `vault`. */
  readonly url?: string;
  readonly masterKey: Buffer;
  /** True where something exists already that only an existing vault can open; then none is created. */
  readonly mustExist?: boolean;
}

/** There is no vault where one must be: a new one would open nothing of what is there. */
export class VaultMissing extends Error {
  override readonly name = 'VaultMissing';
}

const keyBytes = 32;

/** How long a group gathers under load; a lone caller never waits. */
const gatherMs = 3;

/** The secret by which a wrong master key is noticed at the start, not at the first gift. */
const checkName = 'master-key-check';

interface Group {
  readonly persons: Set<string>;
  readonly keys: Promise<ReadonlyMap<string, Buffer>>;
}

/** What no event can rebuild: the keys of persons, and secrets. */
export class Vault {
  readonly #recent: RecentKeys;
  /** Calls that wait for the same transaction. */
  #gathering: Group | undefined;
  #creating: Promise<unknown> = Promise.resolve();
  /** Whether the last group was more than one person's. */
  #shared = false;

  private constructor(
    private readonly storage: VaultStorage,
    private readonly masterKey: Buffer,
  ) {
    this.#recent = new RecentKeys(storage);
  }

  static async open({ folder, url, masterKey, mustExist = false }: VaultOptions): Promise<Vault> {
    if (masterKey.length !== keyBytes) throw new WrongMasterKey(`A master key has ${keyBytes} bytes.`);
    const storage = await openStorage(folder, url);
    const vault = new Vault(storage, masterKey);
    try {
      if (mustExist && (await storage.secret(checkName)) === undefined) {
        throw new VaultMissing(
          'The event store holds events, but its vault is not here: restore the vault and the master key that belong to it.',
        );
      }
      await vault.secret(checkName);
    } catch (error) {
      await storage.close();
      throw error;
    }
    return vault;
  }

  /**
   * The keys to seal with, created where missing and on disk before this resolves. Calls that come together share one
   * transaction. An erased person gets a key that nobody keeps: what is sealed with it is erased from the start.
   */
  async ensurePersonKeys(persons: readonly string[]): Promise<Map<string, Buffer>> {
    this.#recent.refresh();
    const keys = new Map<string, Buffer>();
    const missing: string[] = [];
    for (const person of persons) {
      const key = this.#recent.get(person);
      if (key) keys.set(person, key);
      else missing.push(person);
    }
    if (missing.length === 0) return keys;
    const created = await this.#together(missing);
    for (const person of missing) keys.set(person, created.get(person) ?? randomBytes(keyBytes));
    return keys;
  }

  /** The keys to open with; whoever has none, or was erased, is missing. */
  async keysOf(persons: readonly string[]): Promise<Map<string, Buffer>> {
    this.#recent.refresh();
    const keys = new Map<string, Buffer>();
    const unknown: string[] = [];
    for (const person of persons) {
      const key = this.#recent.get(person);
      if (key) keys.set(person, key);
      else unknown.push(person);
    }
    if (unknown.length === 0) return keys;
    for (const [person, wrapped] of await this.storage.keys(unknown)) {
      if (wrapped) keys.set(person, this.#opened(person, wrapped));
    }
    return keys;
  }

  /** Erases the person from every event. Doing it again changes nothing. */
  async destroyPersonKey(person: string): Promise<void> {
    this.#recent.forget(person);
    await this.storage.destroyKey(person, Date.now());
  }

  /** A secret of 32 random bytes, created when it is first asked for. */
  async secret(name: string): Promise<Buffer> {
    const wrapped =
      (await this.storage.secret(name)) ??
      (await this.storage.createSecret(name, wrap(this.masterKey, name, randomBytes(keyBytes)), Date.now()));
    return unwrap(this.masterKey, name, wrapped);
  }

  /** Codes, tokens and sessions; they outlive every rebuild of the views. */
  async tokens(): Promise<Tokens> {
    return new Tokens(this.storage, digester(await this.secret('tokens')));
  }

  /** How far a policy has reacted; undefined before its first reaction. */
  async policyCheckpoint(policy: string): Promise<bigint | undefined> {
    const position = await this.storage.checkpoint(policy);
    return position === undefined ? undefined : BigInt(position);
  }

  /** The last word counts, also a smaller one: the log may have been restored from a backup. */
  async savePolicyCheckpoint(policy: string, position: bigint): Promise<void> {
    await this.storage.saveCheckpoint(policy, String(position), Date.now());
  }

  async close(): Promise<void> {
    await this.#creating;
    await this.storage.close();
  }

  /** Joins the group that gathers; it goes to disk when the one before it is there. */
  #together(persons: readonly string[]): Promise<ReadonlyMap<string, Buffer>> {
    if (!this.#gathering) {
      const gathered = new Set<string>();
      // Callers that come together share a commit: after a shared one, the next gathers a moment longer.
      const turn = this.#creating.then(() => (this.#shared ? delay(gatherMs) : immediate()));
      const keys = turn.then(() => {
        this.#gathering = undefined;
        this.#shared = gathered.size > 1;
        return this.#create([...gathered]);
      });
      this.#creating = keys.catch(() => undefined);
      this.#gathering = { persons: gathered, keys };
    }
    for (const person of persons) this.#gathering.persons.add(person);
    return this.#gathering.keys;
  }

  async #create(persons: readonly string[]): Promise<ReadonlyMap<string, Buffer>> {
    const keys = new Map<string, Buffer>(persons.map((person) => [person, randomBytes(keyBytes)]));
    const wrapped = new Map(
      [...keys].map(([person, key]) => [person, wrap(this.masterKey, person, key)] as const),
    );
    const standing = await this.storage.createKeys(wrapped, Date.now());
    for (const [person, key] of keys) {
      const stood = standing.get(person);
      if (stood) keys.set(person, this.#opened(person, stood));
      // An erased person's row stands without a key.
      else if (stood === null) keys.delete(person);
      else this.#recent.remember(person, key);
    }
    return keys;
  }

  #opened(person: string, wrapped: Buffer): Buffer {
    const key = unwrap(this.masterKey, person, wrapped);
    this.#recent.remember(person, key);
    return key;
  }
}

async function openStorage(folder: string | undefined, url: string | undefined): Promise<VaultStorage> {
  if (url !== undefined) return PostgresqlStorage.open(url);
  if (folder === undefined) throw new Error('A vault needs a folder or a url.');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return SqliteStorage.open(join(folder, 'vault.sqlite'));
}
