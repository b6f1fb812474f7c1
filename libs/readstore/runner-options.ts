import type { Position } from '@almoner/kernel';
import type { EventSource, History, KeySource } from './event-source';

export interface RunnerOptions {
  readonly events: EventSource;
  /** Where views are built from; without it a store that holds views of older versions cannot run. */
  readonly history?: History;
  readonly keys: KeySource;
  /** Events in one transaction at most. */
  readonly batchMax?: number;
  /** Told of each step, for those who cannot see this process's memory. */
  readonly watcher?: RunnerWatcher;
}

export interface RunnerWatcher {
  /** Every row includes the event at `position`. */
  moved(position: Position): void;
  /** The phase, the leadership, or which views can be asked, may be another now. */
  changed(): void;
}
