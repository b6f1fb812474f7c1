import { DatabaseSync } from 'node:sqlite';
import type { Options } from '@mikro-orm/core';
import { NodeSqliteDialect, SqliteDriver } from '@mikro-orm/sql';
import type { Engine, Leadership, LeadershipRole, Statement } from '../engine';
import type { Shape } from '../shape';
import { Checkpoints } from './checkpoints';
import { connect } from './connection';
import { SqliteStatement } from './statement';
import { SqliteWriter } from './transaction';

/** Connections that long lists may keep; more lists open their own for as long as they last. */
const idleConnectionsMax = 4;

/**
 * A file with one writing and one shared reading connection: a read on the writing connection would see, and wait for,
 * what is not committed.
 */
export class SqliteEngine implements Engine {
  readonly dialect = 'sqlite';
  readonly pollMs = 5;
  readonly ormOptions: Options;
  readonly #reader: DatabaseSync;
  readonly #idle: DatabaseSync[] = [];
  #closed = false;

  constructor(private readonly file: string) {
    this.#reader = connect(file);
    this.ormOptions = {
      driver: SqliteDriver,
      dbName: file,
      driverOptions: new NodeSqliteDialect(file),
    } as unknown as Options;
  }

  statement(sql: string, shape: Shape): Statement {
    return new SqliteStatement(sql, shape, this.#reader, () => this.#borrow());
  }

  async lead(role: LeadershipRole): Promise<Leadership | undefined> {
    const lock = holdLock(`${this.file}.${role}.lock`);
    if (!lock) return undefined;
    const database = connect(this.file);
    const checkpoints = new Checkpoints(this.file);
    return {
      writer: new SqliteWriter(database, checkpoints),
      lost: new AbortController().signal,
      release: async () => {
        await checkpoints.close();
        database.close();
        lock.close();
      },
    };
  }

  async once(statements: readonly string[]): Promise<void> {
    const database = connect(this.file);
    try {
      database.exec('begin immediate');
      for (const statement of statements) database.exec(statement);
      database.exec('commit');
    } finally {
      database.close();
    }
  }

  async watch(): Promise<() => Promise<void>> {
    return async () => undefined;
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const database of this.#idle.splice(0)) database.close();
    this.#reader.close();
  }

  #borrow(): { readonly database: DatabaseSync; release(): void } {
    const database = this.#idle.pop() ?? connect(this.file);
    const release = (): void => {
      if (this.#closed || this.#idle.length >= idleConnectionsMax) database.close();
      else this.#idle.push(database);
    };
    return { database, release };
  }
}

/** A transaction held open on a file of its own: the system frees it however the process ends. */
function holdLock(file: string): DatabaseSync | undefined {
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    database.exec('begin exclusive');
    return database;
  } catch (error) {
    database.close();
    if ((error as { errcode?: number }).errcode === 5) return undefined;
    throw error;
  }
}
