import type { Decider } from '@almoner/kernel';
import type {
  AnnouncementEvent,
  DonationAnnounced,
  DonationConfirmed,
  DonationEvent,
  EventGiftEvent,
} from '../events';

/** What is known of the payment of a gift; `taken` is a stream that another kind of gift started. */
export type Announcement =
  | { status: 'absent' }
  | { status: 'taken' }
  | { status: 'announced' | 'abandoned'; announced: DonationAnnounced['data'] }
  | {
      status: 'confirmed';
      announced: DonationAnnounced['data'];
      confirmed: DonationConfirmed['data'];
    };

/** The stream is the donation's own; this reads of it what comes before the gift counts. */
export const announcement: Decider<Announcement, AnnouncementEvent | DonationEvent | EventGiftEvent> = {
  initial: { status: 'absent' },
  evolve(state, event) {
    switch (event.type) {
      case 'donations.DonationAnnounced':
        return { status: 'announced', announced: event.data };
      case 'donations.DonationAbandoned':
        return { status: 'abandoned', announced: announcedIn(state) };
      case 'donations.DonationConfirmed':
        return { status: 'confirmed', announced: announcedIn(state), confirmed: event.data };
      default:
        return state.status === 'absent' ? { status: 'taken' } : state;
    }
  },
};

function announcedIn(state: Announcement): DonationAnnounced['data'] {
  if (!('announced' in state)) throw new Error('a payment was settled before its gift was announced');
  return state.announced;
}
