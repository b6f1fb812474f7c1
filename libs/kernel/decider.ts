import type { Event } from './event';

/** The state of one stream and how each of its events changes it. `evolve` is total: it switches over every type. */
export interface Decider<State, E extends Event> {
  readonly initial: State;
  evolve(state: State, event: E): State;
}
