import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';

const readyLine = /Almoner listens on (http:\/\/\S+)/;
const readyTimeoutMs = 30_000;

/** One API process with its embedded event store, as the operator starts it, that a fault round may kill. */
export class ProcessUnderTest {
  private child: ChildProcess | undefined;
  private lastLines: string[] = [];
  /** Where it answers; changes with every start, since each takes a free port. */
  origin = '';

  constructor(
    private readonly folder: string,
    private readonly options: { readonly load: readonly string[]; readonly environment?: NodeJS.ProcessEnv },
  ) {}

  /** Starts the compiled API and resolves when it answers. */
  async start(): Promise<void> {
    const main = resolve('dist/apps/api/main.js');
    const child = spawn(process.execPath, [main, ...this.options.load.flatMap((file) => ['--load', file])], {
      env: { ...process.env, ...this.options.environment, PORT: '0', ALMONER_DATA: this.folder },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    this.lastLines = [];
    this.origin = await new Promise<string>((found, failed) => {
      const timer = setTimeout(() => failed(this.trouble('was not ready in time')), readyTimeoutMs);
      child.once('exit', (code) => {
        clearTimeout(timer);
        failed(this.trouble(`ended with ${code} before it was ready`));
      });
      for (const stream of [child.stdout, child.stderr]) {
        createInterface({ input: stream }).on('line', (line) => {
          this.lastLines = [...this.lastLines.slice(-20), line];
          const match = readyLine.exec(line);
          if (match?.[1] === undefined) return;
          clearTimeout(timer);
          found(match[1]);
        });
      }
    });
  }

  /** The process id of the API. */
  get pid(): number {
    return this.running().pid ?? 0;
  }

  /** Resolves once every view can be asked; building them from a long history takes a while. */
  async ready(): Promise<void> {
    while ((await fetch(`${this.origin}/health/ready`)).status !== 200) await wait(100);
  }

  /** The process id of the embedded event store. */
  storePid(): number {
    return (JSON.parse(readFileSync(join(this.folder, 'run.json'), 'utf8')) as { pid: number }).pid;
  }

  killStore(): void {
    process.kill(this.storePid(), 'SIGKILL');
  }

  async killApi(): Promise<void> {
    const child = this.running();
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  /** Asks it to stop, as an operator does, and waits for its clean end. */
  async stop(): Promise<void> {
    const child = this.running();
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    await gone;
  }

  private running(): ChildProcess {
    if (this.child === undefined) throw new Error('not started');
    return this.child;
  }

  private trouble(what: string): Error {
    return new Error(`the API ${what}:\n${this.lastLines.join('\n')}`);
  }
}
