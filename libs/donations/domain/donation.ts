import type { Decider, Sealed } from '@almoner/kernel';
import type {
  AnnouncementEvent,
  Credit,
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

/** What is shown of a gift and may be other later; its `name` is the public one. */
export interface Shown {
  readonly name: Sealed | null;
  readonly message: Sealed | null;
  readonly anonymous: boolean;
  readonly hideAmount: boolean;
  readonly corporate: boolean;
  readonly withheldFromSync: boolean;
}

/** What was keyed in, as it is now; `posted` is how it came, for a caller that repeats it. */
export interface Offline {
  readonly posted: OfflineDonationPosted['data'];
  readonly entry: OfflineDonationPosted['data'];
}

export type Donation =
  | { status: 'absent' }
  /** Its money is awaited, or no longer; `announcement` knows more of it. */
  | { status: 'announced' }
  /** `gift` is as it was recorded; what became of it since stands beside it. */
  | { status: 'recorded' | 'reversed'; gift: DonationRecorded['data']; credit: Credit | null; shown: Shown }
  /** Keyed in and not verified: no gift yet, or no longer. */
  | { status: 'pending'; offline: Offline; gift: DonationRecorded['data'] | null }
  | { status: 'removed'; offline: Offline; gift: DonationRecorded['data'] | null }
  /** Keyed in and verified: `gift` counts now. */
  | { status: 'verified'; offline: Offline; gift: DonationRecorded['data'] }
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
      case 'donations.DonationReversed':
      case 'donations.DonationRecredited':
      case 'donations.DonationDetailsChanged':
        return 'offline' in state ? evolvedOfflineGift(state, event) : evolvedGift(state, event);
      case 'donations.OfflineDonationPosted':
        return { status: 'pending', offline: { posted: event.data, entry: event.data }, gift: null };
      case 'donations.OfflineDonationChanged': {
        const { offline, ...rest } = keyedIn(state);
        return { ...rest, offline: { ...offline, entry: { ...offline.entry, ...event.data.changes } } };
      }
      case 'donations.OfflineDonationRemoved':
        return { ...keyedIn(state), status: 'removed' };
      case 'donations.OfflineDonationVerified':
      case 'donations.VerificationWithdrawn':
        // The gift that comes or goes stands in the same append.
        return state;
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

/** Of a gift that no entry stands behind. */
function evolvedGift(state: Donation, event: DonationEvent): Donation {
  if (event.type === 'donations.DonationRecorded') {
    const { data: gift } = event;
    return { status: 'recorded', gift, credit: gift.credit ?? null, shown: shownOf(gift) };
  }
  if (!('shown' in state)) throw new Error(`${event.type} stands before its gift`);
  switch (event.type) {
    case 'donations.DonationReversed':
      return { ...state, status: 'reversed' };
    case 'donations.DonationRecredited':
      return { ...state, credit: event.data.to };
    case 'donations.DonationDetailsChanged':
      return { ...state, shown: { ...state.shown, ...event.data.changes } };
    default:
      return event satisfies never;
  }
}

/** The entry knows what is told of the gift and whom it is credited to; it comes to be a gift, and may cease to be one. */
function evolvedOfflineGift(state: KeyedIn, event: DonationEvent): Donation {
  switch (event.type) {
    case 'donations.DonationRecorded':
      return { offline: state.offline, status: 'verified', gift: event.data };
    case 'donations.DonationReversed':
      return { ...state, status: state.status === 'removed' ? 'removed' : 'pending' };
    case 'donations.DonationRecredited':
    case 'donations.DonationDetailsChanged':
      return state;
    default:
      return event satisfies never;
  }
}

export type KeyedIn = Extract<Donation, { offline: Offline }>;

function keyedIn(state: Donation): KeyedIn {
  if (!('offline' in state)) throw new Error('something became of an entry before it was posted');
  return state;
}

const shownOf = (gift: DonationRecorded['data']): Shown => ({
  name: gift.anonymous ? null : gift.name,
  message: gift.message ?? null,
  anonymous: gift.anonymous ?? gift.name === null,
  hideAmount: gift.hideAmount ?? false,
  corporate: false,
  withheldFromSync: false,
});
