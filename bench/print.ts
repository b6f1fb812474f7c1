import type { Measured } from './load';

export interface Row {
  readonly name: string;
  readonly ours: Measured;
  readonly raw: Measured;
  readonly bare: Measured;
}

/** Requests/s, p50/p99, CPU and the two ratios, a call a line. */
export function printTable(rows: readonly Row[]): void {
  console.table(
    Object.fromEntries(
      rows.map(({ name, ours, raw, bare }) => [
        name,
        {
          'req/s': Math.round(ours.requestsPerSecond),
          'p50 ms': ours.p50Ms,
          'p99 ms': ours.p99Ms,
          'CPU ms/req': Number(ours.cpuMsPerRequest.toFixed(3)),
          'raw node:http req/s': Math.round(raw.requestsPerSecond),
          'bare Nest req/s': Number(bare.requestsPerSecond.toPrecision(3)),
          'of raw': `${((100 * ours.requestsPerSecond) / raw.requestsPerSecond).toFixed(0)} %`,
          'times bare': Number((ours.requestsPerSecond / bare.requestsPerSecond).toFixed(1)),
        },
      ]),
    ),
  );
}
