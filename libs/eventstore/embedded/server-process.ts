import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export class ServerExited extends Error {
  override readonly name = 'ServerExited';
  readonly code: number | undefined;

  constructor(ending: { code: number | null; signal: string | null }, stderr: string) {
    const how = ending.signal === null ? `ended with code ${ending.code}` : `was ended by ${ending.signal}`;
    super(stderr.trim() || `The event store process ${how}.`);
    this.code = ending.code ?? undefined;
  }
}

const STDERR_KEPT = 4_096;
const STOP_WITHIN_MS = 15_000;

/** One run of the child process: ready, and then over, for one reason or another. */
export class ServerProcess {
  /** Resolves when the child serves; rejects when it ended before. */
  static start(options: { entry: string; database: string; port: number }): Promise<ServerProcess> {
    const server = new ServerProcess(options);
    return server.#ready.promise.then(() => server);
  }

  /** Resolves when the process is gone, with the reason. */
  readonly exited: Promise<ServerExited>;
  readonly #child: ChildProcess;
  readonly #ready = Promise.withResolvers<void>();
  #port = 0;
  #stderr = '';

  private constructor({ entry, database, port }: { entry: string; database: string; port: number }) {
    const flags = ['--disable-warning=ExperimentalWarning'];
    if (entry.endsWith('.ts')) flags.push('--require', join(__dirname, 'run-typescript.cjs'));
    const args = [...flags, entry, '--db', database, '--port', String(port)];
    this.#child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'pipe'] });
    this.#child.stdin!.on('error', () => undefined);
    this.#child.stderr!.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr = (this.#stderr + text).slice(-STDERR_KEPT);
    });
    this.#readReady();
    this.exited = new Promise((resolve) => {
      const over = (code: number | null, signal: string | null): void => {
        const exited = new ServerExited({ code, signal }, this.#stderr);
        this.#ready.reject(exited);
        resolve(exited);
      };
      this.#child.once('close', over);
      this.#child.once('error', (error) => {
        this.#stderr += error.message;
        over(null, null);
      });
    });
  }

  get pid(): number {
    return this.#child.pid!;
  }

  get port(): number {
    return this.#port;
  }

  /** Closes the pipe, which asks the child to finish its work, and waits until it has. */
  async stop(): Promise<void> {
    const kill = setTimeout(() => this.#child.kill('SIGKILL'), STOP_WITHIN_MS);
    this.#child.stdin!.end();
    await this.exited;
    clearTimeout(kill);
  }

  #readReady(): void {
    let line = '';
    this.#child.stdout!.setEncoding('utf8').on('data', (text: string) => {
      if (this.#port !== 0) return;
      line += text;
      if (!line.includes('\n')) return;
      this.#port = (JSON.parse(line.slice(0, line.indexOf('\n'))) as { port: number }).port;
      this.#ready.resolve();
    });
  }
}

/** The compiled entry beside the compiled parent; from sources, as under jest, the TypeScript one. */
export function defaultEntry(): string {
  const compiled = join(__dirname, 'main.js');
  return existsSync(compiled) ? compiled : join(__dirname, 'main.ts');
}
