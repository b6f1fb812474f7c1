import type { Decider } from '@almoner/kernel';
import type { DonationEvent, DonationRecorded } from '../events';

export type Donation =
  { status: 'absent' } | { status: 'recorded' | 'reversed'; gift: DonationRecorded['data'] };

export const donation: Decider<Donation, DonationEvent> = {
  initial: { status: 'absent' },
  evolve(state, event) {
    switch (event.type) {
      case 'donations.DonationRecorded':
        return { status: 'recorded', gift: event.data };
      case 'donations.DonationReversed':
        if (state.status === 'absent') throw new Error('a reversal stands before its gift');
        return { ...state, status: 'reversed' };
      default:
        return event satisfies never;
    }
  },
};

export const donationStream = (command: { donationId: string }) => `donation-${command.donationId}`;
