import type { Options } from '@mikro-orm/core';
import { PostgreSqlDriver } from '@mikro-orm/postgresql';
import { Client, Pool } from 'pg';
import { migrate } from './migrate';
import type { VaultStorage, WrappedKeys } from './storage';

/** Any number that no other advisory lock of Almoner uses. */
const migrationLock = 7_215_004;

interface KeyRow {
  readonly person: string;
  readonly wrapped_key: Buffer | null;
}

export class PostgresqlStorage implements VaultStorage {
  private constructor(private readonly pool: Pool) {}

  static async open(url: string): Promise<PostgresqlStorage> {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      await client.query('select pg_advisory_lock($1)', [migrationLock]);
      await client.query('create schema if not exists vault');
      await migrate({ driver: PostgreSqlDriver, clientUrl: url } as unknown as Options, 'vault');
    } finally {
      await client.end();
    }
    const pool = new Pool({ connectionString: url, max: 4 });
    // A dropped idle connection is replaced at the next query; without a listener it would end the process.
    pool.on('error', () => undefined);
    return new PostgresqlStorage(pool);
  }

  async keys(persons: readonly string[]): Promise<WrappedKeys> {
    const { rows } = await this.pool.query<KeyRow>({
      name: 'vault-keys',
      text: 'select person, wrapped_key from vault.person_key where person = any($1)',
      values: [persons],
    });
    return new Map(rows.map((row) => [row.person, row.wrapped_key]));
  }

  async createKeys(wrapped: ReadonlyMap<string, Buffer>, createdAt: number): Promise<WrappedKeys> {
    // In one order everywhere: two processes that insert the same persons would otherwise wait for each other.
    const persons = [...wrapped.keys()].sort();
    const { rows } = await this.pool.query<{ person: string }>({
      name: 'vault-create-keys',
      text: `insert into vault.person_key (person, wrapped_key, created_at)
        select person, wrapped_key, $3 from unnest($1::text[], $2::bytea[]) as given (person, wrapped_key)
        on conflict do nothing returning person`,
      values: [persons, persons.map((person) => wrapped.get(person)), createdAt],
    });
    const created = new Set(rows.map(({ person }) => person));
    const standing = persons.filter((person) => !created.has(person));
    return standing.length === 0 ? new Map() : this.keys(standing);
  }

  async destroyKey(person: string, destroyedAt: number): Promise<void> {
    await this.pool.query(
      `insert into vault.person_key as stands (person, created_at, destroyed_at) values ($1, $2, $2)
       on conflict (person) do update set wrapped_key = null, destroyed_at = excluded.destroyed_at
       where stands.destroyed_at is null`,
      [person, destroyedAt],
    );
    // Until it is vacuumed the old row version stays in the table's file.
    await this.pool.query('vacuum vault.person_key');
  }

  async secret(name: string): Promise<Buffer | undefined> {
    const { rows } = await this.pool.query<{ wrapped_secret: Buffer }>(
      'select wrapped_secret from vault.named_secret where name = $1',
      [name],
    );
    return rows[0]?.wrapped_secret;
  }

  async createSecret(name: string, wrapped: Buffer, createdAt: number): Promise<Buffer> {
    await this.pool.query(
      'insert into vault.named_secret (name, wrapped_secret, created_at) values ($1, $2, $3) on conflict do nothing',
      [name, wrapped, createdAt],
    );
    return (await this.secret(name))!;
  }

  async checkpoint(policy: string): Promise<string | undefined> {
    const { rows } = await this.pool.query<{ position: string }>(
      'select position from vault.policy_checkpoint where policy = $1',
      [policy],
    );
    return rows[0]?.position;
  }

  async saveCheckpoint(policy: string, position: string, savedAt: number): Promise<void> {
    await this.pool.query(
      `insert into vault.policy_checkpoint (policy, position, saved_at) values ($1, $2, $3)
       on conflict (policy) do update set position = excluded.position, saved_at = excluded.saved_at`,
      [policy, position, savedAt],
    );
  }

  async run<Row = never>(sql: string, args: readonly (string | number | null)[]): Promise<Row[]> {
    let place = 0;
    const text = sql.replaceAll('@', 'vault.').replace(/\?/g, () => `$${(place += 1)}`);
    const { rows } = await this.pool.query({ text, values: [...args] });
    return rows as Row[];
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}
