import type { EventSource, History, KeySource } from './event-source';

export interface RunnerOptions {
  readonly events: EventSource;
  /** Where views are built from; without it a store that holds views of older versions cannot run. */
  readonly history?: History;
  readonly keys: KeySource;
  /** Events in one transaction at most. */
  readonly batchMax?: number;
}
