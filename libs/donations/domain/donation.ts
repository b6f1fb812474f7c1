import type { Decider } from '@almoner/kernel';
import type {
  AnnouncementEvent,
  DonationEvent,
  DonationPledgeEvent,
  DonationPledged,
  DonationPooled,
  DonationRecorded,
  EventGiftEvent,
  EventGiftRecorded,
  OfflineDonationEvent,
  OfflineDonationPosted,
} from '../events';

export type Donation =
  | { status: 'absent' }
  /** Its money is awaited, or no longer; `announcement` knows more of it. */
  | { status: 'announced' }
  | { status: 'recorded' | 'reversed'; gift: DonationRecorded['data']; entry?: OfflineDonationPosted['data'] }
  /** Keyed in, and not verified: no gift yet, or no longer. */
  | { status: 'pending' | 'removed'; entry: OfflineDonationPosted['data'] }
  | { status: 'recorded' | 'reversed'; eventGift: EventGiftRecorded['data'] }
  /** What a pledge comes to stands in its own append, so nobody ever decides on one that is `pledged` alone. */
  | { status: 'pledged'; pledge: DonationPledged['data'] }
  | { status: 'pooled' | 'returned'; pledge: DonationPledged['data']; pooled: DonationPooled['data'] };

export const donation: Decider<
  Donation,
  AnnouncementEvent | DonationEvent | EventGiftEvent | DonationPledgeEvent | OfflineDonationEvent
> = {
  initial: { status: 'absent' },
  evolve(state, event) {
    switch (event.type) {
      case 'donations.DonationAnnounced':
      case 'donations.DonationAbandoned':
      case 'donations.DonationConfirmed':
        return { status: 'announced' };
      case 'donations.DonationRecorded':
        return { status: 'recorded', gift: event.data, ...('entry' in state ? { entry: state.entry } : {}) };
      case 'donations.DonationReversed':
        if (!('gift' in state)) throw new Error('a reversal stands before its gift');
        return { ...state, status: 'reversed' };
      case 'donations.DonationRecredited':
        if (!('gift' in state)) throw new Error('a re-credit stands before its gift');
        return { ...state, gift: { ...state.gift, credit: event.data.to } };
      case 'donations.DonationDetailsChanged':
        return state;
      case 'donations.OfflineDonationPosted':
        return { status: 'pending', entry: event.data };
      case 'donations.OfflineDonationChanged':
        if (!('entry' in state) || state.entry === undefined)
          throw new Error('a change stands before its entry');
        return { ...state, entry: { ...state.entry, ...event.data.changes } };
      case 'donations.OfflineDonationVerified':
        return state;
      case 'donations.VerificationWithdrawn':
        if (!('entry' in state) || state.entry === undefined)
          throw new Error('a withdrawal stands before its entry');
        return { status: 'pending', entry: state.entry };
      case 'donations.OfflineDonationRemoved':
        if (!('entry' in state) || state.entry === undefined)
          throw new Error('a removal stands before its entry');
        return { status: 'removed', entry: state.entry };
      case 'donations.EventGiftRecorded':
        return { status: 'recorded', eventGift: event.data };
      case 'donations.EventGiftReversed':
        if (!('eventGift' in state)) throw new Error('a reversal stands before its gift');
        return { ...state, status: 'reversed' };
      case 'donations.DonationPledged':
        return { status: 'pledged', pledge: event.data };
      case 'donations.DonationPooled':
        if (!('pledge' in state)) throw new Error('pooled money stands before its pledge');
        return { status: 'pooled', pledge: state.pledge, pooled: event.data };
      case 'donations.PooledDonationReturned':
        if (!('pooled' in state)) throw new Error('money left the pool before it came');
        return { ...state, status: 'returned' };
      default:
        return event satisfies never;
    }
  },
};

export const donationStream = (command: { donationId: string }) => `donation-${command.donationId}`;
