import { parseArgs } from 'node:util';
import { exitCodes } from './exit-codes';
import { EventLog } from './log';
import { LogDamaged, LogLocked } from './log-faults';
import { EventStoreServer } from './server';

/** `node main.js --db FILE --port N`: serves one log on the loopback address until its standard input closes. */
async function main(): Promise<void> {
  const { db, port } = settings();
  const stopping = stopRequested();
  const log = await Promise.race([EventLog.open(db), stopping]);
  // Asked to stop while another process still held the log: nothing was opened, nothing is left to close.
  if (!log) return;
  const server = await EventStoreServer.start(log, { port }).catch((error: unknown) => {
    log.close();
    throw error;
  });
  process.stdout.write(`${JSON.stringify({ ready: true, port: server.port, pid: process.pid })}\n`);
  await stopping;
  await server.stop();
  log.close();
}

function settings(): { db: string; port: number } {
  const { values } = parseArgs({
    options: { db: { type: 'string' }, port: { type: 'string', default: '0' } },
  });
  const port = Number(values.port);
  if (!values.db || !Number.isInteger(port)) leave(exitCodes.usage, 'Usage: --db FILE --port N.');
  return { db: values.db, port };
}

/** The pipe closes when the parent stops us, and also when the parent is killed; an interrupt is the parent's. */
function stopRequested(): Promise<void> {
  process.on('SIGINT', () => undefined);
  process.stdout.on('error', () => undefined);
  process.stderr.on('error', () => undefined);
  return new Promise((resolve) => {
    process.once('SIGTERM', () => resolve());
    process.stdin.once('close', () => resolve());
    process.stdin.resume();
  });
}

function leave(code: number, sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(code);
}

function failed(error: unknown): never {
  if (error instanceof LogLocked) leave(exitCodes.locked, error.message);
  if (error instanceof LogDamaged) leave(exitCodes.damaged, error.message);
  const message = error instanceof Error ? error.message : String(error);
  if (message.includes('EADDRINUSE')) leave(exitCodes.portTaken, `The port is taken: ${message}.`);
  leave(exitCodes.fault, error instanceof Error ? (error.stack ?? message) : message);
}

process.on('uncaughtException', failed);
main().then(() => process.exit(exitCodes.clean), failed);
