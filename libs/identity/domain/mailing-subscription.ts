import type { Decider } from '@almoner/kernel';
import type { MailingEvent, MailingSubscribed } from '../events';

export type MailingSubscription =
  | { readonly status: 'absent' }
  | { readonly status: 'active' | 'inactive'; readonly entry: MailingSubscribed['data'] };

export const mailingSubscription: Decider<MailingSubscription, MailingEvent> = {
  initial: { status: 'absent' },
  evolve(_state, event) {
    switch (event.type) {
      case 'identity.MailingSubscribed':
        return { status: 'active', entry: event.data };
      case 'identity.MailingUnsubscribed':
        return { status: 'inactive', entry: event.data };
      default:
        return event satisfies never;
    }
  },
};
