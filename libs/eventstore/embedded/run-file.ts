import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What `run.json` in a data folder says: where its event store listens, and which processes serve it. */
export interface Run {
  readonly port: number;
  /** The event store process; absent after a clean stop. */
  readonly pid?: number;
  /** The process that started it. */
  readonly apiPid?: number;
}

export interface RunningStore extends Run {
  readonly connectionString: string;
}

const fileOf = (folder: string): string => join(folder, 'run.json');

/**
 * Finds the event store that serves a data folder now; nothing when none does. While its child is being restarted
 * the parent alone counts as running: a client that connects then finds it up a moment later.
 */
export function readRun(folder: string): RunningStore | undefined {
  const run = storedRun(folder);
  if (!run || !(isAlive(run.pid) || isAlive(run.apiPid))) return undefined;
  return { ...run, connectionString: connectionStringOf(run.port) };
}

/** The port of this folder's last run. */
export function knownPort(folder: string): number | undefined {
  return storedRun(folder)?.port;
}

export function writeRun(folder: string, run: Run): void {
  const draft = `${fileOf(folder)}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(run, undefined, 2)}\n`);
  renameSync(draft, fileOf(folder));
}

/** One host means no discovery; pings find a dead process within seconds rather than at the next append. */
export function connectionStringOf(port: number): string {
  return `esdb://127.0.0.1:${port}?tls=false&keepAliveInterval=10000&keepAliveTimeout=10000`;
}

function storedRun(folder: string): Run | undefined {
  try {
    const run = JSON.parse(readFileSync(fileOf(folder), 'utf8')) as Partial<Run>;
    return typeof run.port === 'number' ? { ...run, port: run.port } : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number | undefined): boolean {
  if (pid === undefined || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
