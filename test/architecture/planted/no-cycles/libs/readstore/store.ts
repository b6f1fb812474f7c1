import type { Runner } from './runner';

export interface Store {
  readonly runner: Runner;
}
