import { DatabaseSync } from 'node:sqlite';
import { LogDamaged, naming } from './log-faults';

const VERSION = 1;

/**
 * Streams have numbers so that both indexes of a new stream grow at their right edge; with names in the indexes
 * every append would touch random pages. `type` stands before `data`, so that a filter never reads overflow pages.
 */
const schema = `
  CREATE TABLE IF NOT EXISTS stream (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
  ) STRICT;
  CREATE TABLE IF NOT EXISTS event (
    position INTEGER PRIMARY KEY,
    stream INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    type TEXT NOT NULL,
    id BLOB NOT NULL,
    is_json INTEGER NOT NULL,
    created_ms INTEGER NOT NULL,
    previous INTEGER NOT NULL,
    checksum INTEGER NOT NULL,
    data BLOB NOT NULL,
    metadata BLOB NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX IF NOT EXISTS event_by_revision ON event (stream, revision);
  CREATE INDEX IF NOT EXISTS event_by_id ON event (stream, id);
  CREATE TRIGGER IF NOT EXISTS event_is_never_changed BEFORE UPDATE ON event
    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
  CREATE TRIGGER IF NOT EXISTS event_is_never_removed BEFORE DELETE ON event
    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
  PRAGMA user_version = ${VERSION};
`;

export function openForWriting(path: string): DatabaseSync {
  return naming(() => {
    const database = new DatabaseSync(path, { timeout: 5_000 });
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000;');
    const version = userVersion(database);
    if (version > VERSION)
      throw new LogDamaged(`The log has version ${version}; this program knows ${VERSION}.`);
    if (version < VERSION) database.exec(`BEGIN; ${schema} COMMIT;`);
    return database;
  });
}

export function openForReading(path: string): DatabaseSync {
  return naming(() => new DatabaseSync(path, { readOnly: true, timeout: 5_000 }));
}

function userVersion(database: DatabaseSync): number {
  return database.prepare('PRAGMA user_version').get()!['user_version'] as number;
}
