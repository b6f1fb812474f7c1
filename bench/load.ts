import autocannon from 'autocannon';
import { readFileSync } from 'node:fs';

export interface Measured {
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** CPU time of the serving process, user and system, for one request. */
  readonly cpuMsPerRequest: number;
}

export interface Load {
  readonly url: string;
  readonly connections: number;
  readonly seconds?: number;
  /** Ends the load after so many requests instead of a time. */
  readonly amount?: number;
  readonly method?: 'GET' | 'POST';
  readonly headers?: Record<string, string>;
  /** Asks each time with another meaningless parameter. */
  readonly fresh?: boolean;
  /** A fresh body for every request. */
  readonly body?: () => string;
  /** The process that answers. */
  readonly pid: number;
}

let asked = 0;

const pathOf = (url: string): string => url.slice(new URL(url).origin.length);

/** Runs one bounded load and tells what it cost; a single wrong answer makes the figures void. */
export async function measure(load: Load): Promise<Measured> {
  const before = cpuMs(load.pid);
  const result = await autocannon({
    url: load.url,
    connections: load.connections,
    ...(load.amount === undefined ? { duration: load.seconds ?? 4 } : { amount: load.amount }),
    method: load.method ?? 'GET',
    headers: load.headers,
    ...((load.body !== undefined || load.fresh === true) && {
      requests: [
        {
          setupRequest: (request) => ({
            ...request,
            ...(load.body && { body: load.body() }),
            ...(load.fresh && { path: `${pathOf(load.url)}&n=${(asked += 1)}` }),
          }),
        },
      ],
    }),
  });
  const used = cpuMs(load.pid) - before;
  const answered = result['2xx'] + result['3xx'];
  if (answered === 0 || result['4xx'] + result['5xx'] + result.errors + result.timeouts > 0) {
    throw new Error(
      `${load.url}: ${result['4xx'] + result['5xx']} answers were wrong, ${result.errors} failed`,
    );
  }
  return {
    requestsPerSecond: answered / result.duration,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    cpuMsPerRequest: used / answered,
  };
}

const ticksPerSecond = 100;

/** CPU time so far of a process, from the kernel's own books. */
function cpuMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond;
}
