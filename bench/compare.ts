import { join } from 'node:path';
import type { ProcessUnderTest } from '../test/faults/process-under-test';
import { startChild } from './child';
import { type Load, type Measured, measure } from './load';
import { type Row, printTable } from './print';

/** One read of a surface. `fresh` asks each time with another meaningless parameter, so that no kept answer serves. */
export interface Call {
  readonly name: string;
  readonly path: string;
  /** Asks with the answer's own ETag, so that 304 is the answer. */
  readonly unchanged?: boolean;
  readonly fresh?: boolean;
  /** The obvious handler takes so long that a few requests, one after the other, tell how long. */
  readonly slow?: boolean;
  /** What the caller shows, credentials for example. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Our answers beside their ceiling and beside the obvious handler, all in one run on one machine. */
export async function compareReads(
  server: ProcessUnderTest,
  folder: string,
  calls: readonly Call[],
  bareScript: string,
): Promise<void> {
  const answers = Object.fromEntries(await Promise.all(calls.map((call) => answerOf(server.origin, call))));
  const raw = await startChild('raw-server.js', answers);
  const bare = await startChild(bareScript, { file: join(folder, 'views.sqlite') });
  const rows: Row[] = [];
  try {
    for (const call of calls) {
      const { headers } = answers[call.path]!;
      const load = (of: { readonly origin: string; readonly pid: number }): Load => ({
        url: `${of.origin}${call.path}`,
        connections: 10,
        pid: of.pid,
        fresh: call.fresh,
        headers: { ...call.headers, ...(call.unchanged && { 'if-none-match': headers['etag'] ?? '' }) },
      });
      // The three take turns on each call, so that a machine that slows down slows all of them.
      const ours = await better(() => measure(load(server)));
      const ceiling = await better(() => measure(load(raw)));
      const few = call.slow === true ? { connections: 1, amount: 8 } : {};
      const obvious = await measure({ ...load(bare), ...few });
      rows.push({ name: call.name, ours, raw: ceiling, bare: obvious });
    }
  } finally {
    await raw.stop();
    await bare.stop();
  }
  printTable(rows);
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const kept = ['content-type', 'etag', 'cache-control'];

async function answerOf(
  origin: string,
  { path, unchanged, headers: shown }: Call,
): Promise<[string, Answer]> {
  const whole = await fetch(`${origin}${path}`, { headers: shown });
  const etag = whole.headers.get('etag') ?? '';
  const answer = unchanged
    ? await fetch(`${origin}${path}`, { headers: { ...shown, 'if-none-match': etag } })
    : whole;
  if (answer.status !== (unchanged ? 304 : 200))
    throw new Error(`${path} was answered with ${answer.status}`);
  const headers = Object.fromEntries(
    kept.flatMap((name) => {
      const value = whole.headers.get(name);
      return value === null || (unchanged && name === 'content-type') ? [] : [[name, value]];
    }),
  );
  const body = Buffer.from(await answer.arrayBuffer()).toString('base64');
  return [path, { status: answer.status, headers, body }];
}

/** The better of two runs: the first one also warms the code up. */
export async function better(run: () => Promise<Measured>): Promise<Measured> {
  const first = await run();
  const second = await run();
  return first.requestsPerSecond > second.requestsPerSecond ? first : second;
}

export async function timed(what: string, work: () => Promise<void>): Promise<void> {
  const started = performance.now();
  await work();
  console.log(`${what}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
