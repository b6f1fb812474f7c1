import type { Decider } from '@almoner/kernel';
import type { NumbersEvent } from '../events';

export interface NumberRange {
  readonly from: number;
  readonly to: number;
}

/** The ranges that were reserved for one kind of record on one surface. */
export const publicNumbers: Decider<readonly NumberRange[], NumbersEvent> = {
  initial: [],
  evolve: (ranges, event) => [...ranges, { from: event.data.from, to: event.data.to }],
};
