import type { Decider } from '@almoner/kernel';
import type { SeriesEvent, SeriesOpened } from '../events';

export type Series = { status: 'absent' } | { status: 'open'; entry: SeriesOpened['data'] };

export const series: Decider<Series, SeriesEvent> = {
  initial: { status: 'absent' },
  evolve(_state, event) {
    return { status: 'open', entry: event.data };
  },
};
