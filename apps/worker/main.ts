import '../system/require-node';
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import pino from 'pino';
import { numberings } from '../api/surfaces';
import { explain } from '../system/explain';
import { readSettings } from '../system/settings';
import { System } from '../system/system';
import { SystemModule } from '../system/system.module';

/** Runs the projections and policies outside the API process; of several workers and APIs on one read store, one does at a time. */
async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const log = pino({ level: settings.logLevel });
  const system = await System.start(settings, 'worker', numberings, (what, error) =>
    error === undefined ? log.info(what) : log.warn({ err: error }, what),
  );
  await NestFactory.createApplicationContext(SystemModule.of(system), { logger: ['fatal', 'error'] });
  log.info('the worker runs');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void system.stop().then(() => process.exit(0)));
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
});
