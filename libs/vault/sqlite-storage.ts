import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Options } from '@mikro-orm/core';
import { NodeSqliteDialect, SqliteDriver } from '@mikro-orm/sql';
import { migrate } from './migrate';
import type { VaultStorage, WrappedKeys } from './storage';

const busyMs = 5_000;

export class SqliteStorage implements VaultStorage {
  readonly #statements = new Map<string, StatementSync>();

  private constructor(private readonly database: DatabaseSync) {}

  static async open(file: string): Promise<SqliteStorage> {
    const release = await onlyOne(`${file}.migration.lock`);
    try {
      const driverOptions = new NodeSqliteDialect(file);
      await migrate({ driver: SqliteDriver, dbName: file, driverOptions } as unknown as Options);
    } finally {
      release();
    }
    const database = new DatabaseSync(file, { timeout: busyMs });
    database.exec('pragma journal_mode = wal');
    database.exec('pragma synchronous = full');
    database.exec('pragma secure_delete = on');
    return new SqliteStorage(database);
  }

  version(): number {
    return this.#statement('pragma data_version').get()!['data_version'] as number;
  }

  async keys(persons: readonly string[]): Promise<WrappedKeys> {
    return this.#keys(persons);
  }

  async createKeys(wrapped: ReadonlyMap<string, Buffer>, createdAt: number): Promise<WrappedKeys> {
    return this.#transaction(() => {
      const insert = this.#statement(
        'insert into person_key (person, wrapped_key, created_at) values (?, ?, ?) on conflict do nothing',
      );
      const standing: string[] = [];
      for (const [person, key] of wrapped)
        if (insert.run(person, key, createdAt).changes === 0) standing.push(person);
      return this.#keys(standing);
    });
  }

  async destroyKey(person: string, destroyedAt: number): Promise<void> {
    this.#transaction(() =>
      this.#statement(
        `insert into person_key (person, created_at, destroyed_at) values (?, ?, ?)
         on conflict (person) do update set wrapped_key = null, destroyed_at = excluded.destroyed_at
         where destroyed_at is null`,
      ).run(person, destroyedAt, destroyedAt),
    );
    // The write-ahead log still holds the page as it was; emptying it makes the key gone from the disk's files.
    const { busy } = this.database.prepare('pragma wal_checkpoint(truncate)').get() as { busy: number };
    if (busy !== 0)
      throw new Error('The vault is being read elsewhere, so a destroyed key may still be in its log.');
  }

  async secret(name: string): Promise<Buffer | undefined> {
    const row = this.#statement('select wrapped_secret from named_secret where name = ?').get(name);
    return row && Buffer.from(row['wrapped_secret'] as Uint8Array);
  }

  async createSecret(name: string, wrapped: Buffer, createdAt: number): Promise<Buffer> {
    this.#transaction(() =>
      this.#statement(
        'insert into named_secret (name, wrapped_secret, created_at) values (?, ?, ?) on conflict do nothing',
      ).run(name, wrapped, createdAt),
    );
    return (await this.secret(name))!;
  }

  async checkpoint(policy: string): Promise<string | undefined> {
    const row = this.#statement('select position from policy_checkpoint where policy = ?').get(policy);
    return row && (row['position'] as string);
  }

  async saveCheckpoint(policy: string, position: string, savedAt: number): Promise<void> {
    this.#transaction(() =>
      this.#statement(
        `insert into policy_checkpoint (policy, position, saved_at) values (?, ?, ?)
         on conflict (policy) do update set position = excluded.position, saved_at = excluded.saved_at`,
      ).run(policy, position, savedAt),
    );
  }

  async run<Row = never>(sql: string, args: readonly (string | number | null)[]): Promise<Row[]> {
    return this.#statement(sql.replaceAll('@', '')).all(...args) as Row[];
  }

  async close(): Promise<void> {
    this.database.close();
  }

  #keys(persons: readonly string[]): WrappedKeys {
    const select = this.#statement('select wrapped_key from person_key where person = ?');
    const found: WrappedKeys = new Map();
    for (const person of persons) {
      const row = select.get(person);
      if (row)
        found.set(person, row['wrapped_key'] === null ? null : Buffer.from(row['wrapped_key'] as Uint8Array));
    }
    return found;
  }

  #transaction<Result>(work: () => Result): Result {
    this.database.exec('begin immediate');
    try {
      const result = work();
      this.database.exec('commit');
      return result;
    } catch (error) {
      if (this.database.isTransaction) this.database.exec('rollback');
      throw error;
    }
  }

  #statement(sql: string): StatementSync {
    const statement = this.#statements.get(sql) ?? this.database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}

/** Holds a lock file's transaction, so that two processes that start together migrate one after the other. */
async function onlyOne(file: string): Promise<() => void> {
  const database = new DatabaseSync(file, { timeout: busyMs });
  database.exec('begin exclusive');
  return () => database.close();
}
