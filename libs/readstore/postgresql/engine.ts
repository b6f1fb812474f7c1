import type { Options } from '@mikro-orm/core';
import { PostgreSqlDriver } from '@mikro-orm/postgresql';
import { Client, Pool } from 'pg';
import type { Engine, Leadership, LeadershipRole, Statement } from '../engine';
import { LeadershipLost } from '../failures';
import type { Shape } from '../shape';
import { PostgresqlStatement } from './statement';
import { checkpointChannel, PostgresqlWriter } from './transaction';

/** Advisory locks are numbers; ours begin alike so that another application's can be told apart. */
const locks: Record<LeadershipRole | 'tables', number> = {
  runner: 7_215_001,
  builder: 7_215_002,
  tables: 7_215_003,
};

const reconnectMs = 1_000;

export class PostgresqlEngine implements Engine {
  readonly dialect = 'postgresql';
  /** Waiters are woken by notifications; asking is for the ones that get lost with a connection. */
  readonly pollMs = 100;
  readonly ormOptions: Options;
  readonly #pool: Pool;

  constructor(private readonly url: string) {
    this.ormOptions = { driver: PostgreSqlDriver, clientUrl: url } as unknown as Options;
    this.#pool = new Pool({ connectionString: url, max: 10 });
    // A dropped idle connection is replaced at the next query; without a listener it would end the process.
    this.#pool.on('error', () => undefined);
    this.#pool.on('connect', (client) => client.on('error', () => undefined));
  }

  statement(sql: string, shape: Shape): Statement {
    return new PostgresqlStatement(sql, shape, this.#pool);
  }

  /** The lock belongs to the session that writes: a runner that lost its connection cannot write beside its successor. */
  async lead(role: LeadershipRole): Promise<Leadership | undefined> {
    const client = new Client({ connectionString: this.url, keepAlive: true });
    const lost = new AbortController();
    const end = (): void =>
      lost.abort(new LeadershipLost('The connection that held the right to write is gone.'));
    client.on('error', end);
    client.on('end', end);
    await client.connect();
    const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [
      locks[role],
    ]);
    if (!rows[0]!.held) {
      await client.end();
      return undefined;
    }
    return {
      writer: new PostgresqlWriter(client),
      lost: lost.signal,
      release: async () => client.end().catch(() => undefined),
    };
  }

  async once(statements: readonly string[]): Promise<void> {
    const client = await this.#pool.connect();
    try {
      await client.query('begin');
      // Two processes that create the same table at once fail even with "if not exists".
      await client.query('select pg_advisory_xact_lock($1)', [locks.tables]);
      for (const statement of statements) await client.query(statement);
      await client.query('commit');
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      throw error;
    } finally {
      client.release();
    }
  }

  async watch(wake: () => void): Promise<() => Promise<void>> {
    let client: Client | undefined;
    let stopped = false;
    let timer: NodeJS.Timeout | undefined;
    const listen = async (): Promise<void> => {
      const next = new Client({ connectionString: this.url, keepAlive: true });
      const again = (): void => {
        if (stopped || client !== next) return;
        client = undefined;
        timer = setTimeout(() => void listen().catch(retry), reconnectMs).unref();
      };
      next.on('error', again);
      next.on('end', again);
      next.on('notification', wake);
      client = next;
      await next.connect();
      await next.query(`listen ${checkpointChannel}`);
    };
    const retry = (): void => {
      if (!stopped) timer = setTimeout(() => void listen().catch(retry), reconnectMs).unref();
    };
    await listen();
    return async () => {
      stopped = true;
      clearTimeout(timer);
      await client?.end().catch(() => undefined);
    };
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }
}
