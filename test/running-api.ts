import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Asking } from '@almoner/eventstore/commands';
import { createApp } from '../apps/api/create-app';
import { numberings } from '../apps/api/surfaces';
import { registry } from '../apps/system/contexts';
import { type Loaded, loadFile } from '../apps/system/load';
import { readSettings } from '../apps/system/settings';
import { System } from '../apps/system/system';

type Environment = Readonly<Record<string, string>>;

interface Running {
  readonly system: System;
  readonly app: NestExpressApplication;
}

const commandsAtOnce = 100;
const caughtUpTimeoutMs = 20_000;

/** The whole API in this process, with its event store in a child process, on a data folder of its own. */
export class RunningApi {
  private constructor(
    readonly folder: string,
    private environment: Environment,
    private running: Running,
  ) {}

  /** @param environment settings beside the data folder: another read store, a frozen clock */
  static async start(environment: Environment = {}): Promise<RunningApi> {
    const folder = mkdtempSync(join(tmpdir(), 'almoner-api-'));
    return new RunningApi(folder, environment, await open(folder, environment));
  }

  /** Stops everything and starts it again on the same data folder, with other settings where they are given. */
  async restart(environment: Environment = this.environment): Promise<void> {
    await close(this.running);
    this.environment = environment;
    this.running = await open(this.folder, environment);
  }

  get system(): System {
    return this.running.system;
  }

  get app(): NestExpressApplication {
    return this.running.app;
  }

  /** What HTTP clients talk to; it listens on a port of its own. */
  get server(): Server {
    return this.app.getHttpServer();
  }

  /** Loads a file of commands, as `almoner load` does. */
  load(file: string): Promise<Loaded> {
    return loadFile(this.system, file);
  }

  /** Executes a command as a load file would, and waits until every view shows it. */
  async execute(command: string, data: object, asking: Partial<Asking> = {}): Promise<void> {
    const position = await this.record(command, data, asking);
    if (position !== undefined) await this.system.views.waitFor(position);
  }

  /** Executes one command for each entry, many at once and so in no particular order, and waits for the views. */
  async executeAll(command: string, entries: readonly object[], asking: Partial<Asking> = {}): Promise<void> {
    const rest = entries.values();
    const worker = async (): Promise<void> => {
      for (const data of rest) await this.record(command, data, asking);
    };
    await Promise.all(Array.from({ length: commandsAtOnce }, worker));
    await this.caughtUp();
  }

  /** Waits until the views hold everything that was recorded. */
  async caughtUp(): Promise<void> {
    if (!(await this.system.caughtUp(caughtUpTimeoutMs))) throw new Error('the views did not catch up');
  }

  /** The process id of the event store, for those who must kill it to see what happens. */
  storePid(): number {
    return (JSON.parse(readFileSync(join(this.folder, 'run.json'), 'utf8')) as { pid: number }).pid;
  }

  async stop(): Promise<void> {
    await close(this.running);
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async record(command: string, data: object, asking: Partial<Asking>): Promise<bigint | undefined> {
    const definition = registry.get(command);
    if (definition === undefined) throw new Error(`there is no command ${command}`);
    const outcome = await this.system.commands.execute(definition, definition.schema.parse(data), {
      actor: 'operator',
      surface: 'test',
      ...asking,
    });
    if (!outcome.ok) throw new Error(`${command} was refused with ${outcome.code}`);
    return outcome.position;
  }
}

async function open(folder: string, environment: Environment): Promise<Running> {
  const settings = readSettings({ ALMONER_LOG_LEVEL: 'silent', ...environment, ALMONER_DATA: folder });
  const system = await System.start(settings, 'api', numberings);
  const app = await createApp(system);
  await system.views.states.ready();
  await system.caughtUp(caughtUpTimeoutMs);
  await app.listen(0, '127.0.0.1');
  return { system, app };
}

async function close({ app, system }: Running): Promise<void> {
  await app.close();
  await system.stop();
}
