import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Asking } from '@almoner/eventstore/commands';
import { createApp } from '../apps/api/create-app';
import { numberings } from '../apps/api/surfaces';
import { registry } from '../apps/system/contexts';
import { loadFile } from '../apps/system/load';
import { readSettings } from '../apps/system/settings';
import { System } from '../apps/system/system';

/** The whole API in this process, with its event store in a child process, on a data folder of its own. */
export class RunningApi {
  private constructor(
    readonly system: System,
    readonly app: NestExpressApplication,
    private readonly folder: string,
  ) {}

  /** @param environment settings beside the data folder: another read store, a frozen clock */
  static async start(environment: Readonly<Record<string, string>> = {}): Promise<RunningApi> {
    const folder = mkdtempSync(join(tmpdir(), 'almoner-api-'));
    const settings = readSettings({ ALMONER_LOG_LEVEL: 'silent', ...environment, ALMONER_DATA: folder });
    const system = await System.start(settings, 'api', numberings);
    const app = await createApp(system);
    await system.views.states.ready();
    return new RunningApi(system, app, folder);
  }

  /** Loads a file of `examples/`. */
  async load(file: string): Promise<void> {
    await loadFile(this.system, join('examples', file));
  }

  /** Executes a command as a load file would, and waits until every view shows it. */
  async execute(command: string, data: object, asking: Partial<Asking> = {}): Promise<void> {
    const definition = registry.get(command);
    if (definition === undefined) throw new Error(`there is no command ${command}`);
    const outcome = await this.system.commands.execute(definition, definition.schema.parse(data), {
      actor: 'operator',
      surface: 'test',
      ...asking,
    });
    if (!outcome.ok) throw new Error(`${command} was refused with ${outcome.code}`);
    if (outcome.position !== undefined) await this.system.views.waitFor(outcome.position);
  }

  /** What HTTP clients talk to. */
  get server() {
    return this.app.getHttpServer();
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.system.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
