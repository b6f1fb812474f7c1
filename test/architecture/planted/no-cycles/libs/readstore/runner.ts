import type { Store } from './store';

export interface Runner {
  readonly store: Store;
}
