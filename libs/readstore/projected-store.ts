import type { Position } from '@almoner/kernel';
import type { Engine, Leadership } from './engine';
import type { Projection } from './projection';
import type { ViewStates } from './view-states';
import type { Waiters } from './waiters';

/** What those who keep a store's rows need of it. */
export interface ProjectedStore {
  readonly engine: Engine;
  readonly projections: readonly Projection[];
  readonly states: ViewStates;
  readonly waiters: Waiters;
  checkpoint(): Promise<Position | undefined>;
  /** Reads again where the rows stand, once another process keeps them. */
  follow(): void;
  tryBecomeRunner(): Promise<Leadership | undefined>;
}
