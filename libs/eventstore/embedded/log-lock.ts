import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import { LogLocked } from './log-faults';

const SQLITE_BUSY = 5;
const RETRY_MS = 25;

/**
 * One process per log: a transaction held open on a file of its own. An exclusive lock on the log itself would shut
 * out the in-process readers, and a process identifier in a file would outlive a killed process.
 */
export class LogLock {
  static async acquire(path: string, waitMs: number): Promise<LogLock> {
    const deadline = Date.now() + waitMs;
    const database = new DatabaseSync(path, { timeout: 0 });
    for (;;) {
      try {
        database.exec('BEGIN EXCLUSIVE');
        return new LogLock(database);
      } catch (error) {
        if (((error as { errcode?: number }).errcode ?? 0) % 256 !== SQLITE_BUSY) throw error;
        if (Date.now() >= deadline) {
          database.close();
          throw new LogLocked(`Another process holds ${path} and did not let go within ${waitMs / 1000} s.`);
        }
        await delay(RETRY_MS);
      }
    }
  }

  readonly #database: DatabaseSync;

  private constructor(database: DatabaseSync) {
    this.#database = database;
  }

  release(): void {
    this.#database.close();
  }
}
