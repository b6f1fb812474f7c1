/** The file contradicts itself or its sidecar: something was lost or altered outside this program. */
export class LogDamaged extends Error {
  override readonly name = 'LogDamaged';
}

export class LogLocked extends Error {
  override readonly name = 'LogLocked';
}

/** The disk is full: nothing of the commit was kept, everything acknowledged before is. */
export class LogFull extends Error {
  override readonly name = 'LogFull';
}

const SQLITE_CORRUPT = 11;
const SQLITE_FULL = 13;
const SQLITE_NOTADB = 26;
/** The index of the WAL could not grow, which happens on a full disk only. */
const SQLITE_IOERR_SHMSIZE = 4874;

/** Gives SQLite's own faults our names, so that callers need no result codes. */
export function asLogFault(error: unknown): unknown {
  const code = (error as { errcode?: unknown } | null)?.errcode;
  if (typeof code !== 'number') return error;
  const message = (error as Error).message;
  const primary = code & 0xff;
  if (primary === SQLITE_FULL || code === SQLITE_IOERR_SHMSIZE) {
    return new LogFull(`The disk is full: ${message}.`, { cause: error });
  }
  if (primary === SQLITE_CORRUPT || primary === SQLITE_NOTADB) {
    return new LogDamaged(`The log file cannot be read: ${message}.`, { cause: error });
  }
  return error;
}

export function naming<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw asLogFault(error);
  }
}
