import { DatabaseSync } from 'node:sqlite';

/** How long a connection waits for another process's write; ours are a few milliseconds long. */
const busyMs = 5_000;

/** Opens a connection that survives a crash of the process; what a power cut takes is folded again from the log. */
export function connect(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: busyMs });
  database.exec('pragma journal_mode = wal');
  database.exec('pragma synchronous = normal');
  // Each checkpoint waits for the disk; rarer ones write a row that changes often fewer times.
  database.exec('pragma wal_autocheckpoint = 8000');
  database.exec('pragma cache_size = -32000');
  database.exec('pragma temp_store = memory');
  // PostgreSQL's LIKE minds case, and a LIKE that does can use a bytewise index.
  database.exec('pragma case_sensitive_like = on');
  return database;
}
