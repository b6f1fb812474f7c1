import type { Decider } from '@almoner/kernel';
import type { CampaignerEvent, CampaignerRegistered } from '../events';

export type Campaigner = { status: 'absent' } | { status: 'registered'; entry: CampaignerRegistered['data'] };

export const campaigner: Decider<Campaigner, CampaignerEvent> = {
  initial: { status: 'absent' },
  evolve(_state, event) {
    return { status: 'registered', entry: event.data };
  },
};
