import { basename, dirname, join } from 'node:path';

/** The files that belong together: `log.sqlite` stands beside `log.lock` and `log.head`. */
export interface LogFiles {
  readonly database: string;
  readonly lock: string;
  readonly head: string;
}

export function logFiles(database: string): LogFiles {
  const stem = join(dirname(database), basename(database).replace(/\.(sqlite|db)$/, ''));
  return { database, lock: `${stem}.lock`, head: `${stem}.head` };
}
