import '../system/require-node';
import 'reflect-metadata';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { NestExpressApplication } from '@nestjs/platform-express';
import pino from 'pino';
import { explain } from '../system/explain';
import { loadFile } from '../system/load';
import { type Settings, readSettings } from '../system/settings';
import { System } from '../system/system';
import { createApp } from './create-app';
import { numberings, surfaces } from './surfaces';

const caughtUpTimeoutMs = 20_000;
const stopTimeoutMs = 15_000;
const examples = 'examples';

/** `node main.js [--demo] [--load FILE]…`: serves the API until it is told to stop. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      demo: { type: 'boolean', default: false },
      load: { type: 'string', multiple: true, default: [] },
    },
  });
  const variables = values.demo ? { ALMONER_DATA: './data/demo', ...process.env } : process.env;
  const settings = readSettings(variables);
  const log = pino({ level: settings.logLevel });
  const system = await System.start(settings, 'api', numberings, (what, error) =>
    error === undefined ? log.info(what) : log.warn({ err: error }, what),
  );
  const app = await createApp(system);
  stopOnSignal(app, system);
  for (const file of [...(values.demo ? exampleFiles() : []), ...values.load]) await loadFile(system, file);
  await system.caughtUp(caughtUpTimeoutMs);
  await app.listen(settings.port, settings.host);
  const { port } = app.getHttpServer().address() as { port: number };
  const origin = `http://${settings.host}:${port}`;
  process.stdout.write(`Almoner listens on ${origin}\n`);
  if (values.demo) process.stdout.write(demoLines(origin, settings));
}

/** Requests under way are answered first, then the stores are closed; a second signal does not wait. */
function stopOnSignal(app: NestExpressApplication, system: System): void {
  const stop = async (): Promise<void> => {
    setTimeout(() => process.exit(1), stopTimeoutMs).unref();
    await app.close();
    await system.stop();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      process.once(signal, () => process.exit(1));
      void stop();
    });
  }
}

function exampleFiles(): string[] {
  return readdirSync(examples)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .map((name) => join(examples, name));
}

function demoLines(origin: string, { folder }: Settings): string {
  const lines = surfaces.map(({ name, demo }) => `\n${name}\n  ${demo.credential}\n  ${demo.curl(origin)}\n`);
  return `The examples are loaded; the data is in ${folder}.\n${lines.join('')}\n`;
}

main().catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
});
