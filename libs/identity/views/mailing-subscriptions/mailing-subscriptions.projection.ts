import { change, projection, put, reading } from '@almoner/readstore';
import type { MailingEvent } from '../../events';
import { MailingCountRow, MailingSubscriptionRow } from './mailing-subscriptions.table';

export const mailingSubscriptions = projection<MailingEvent>('mailing-subscriptions', {
  version: 1,
  tables: [MailingSubscriptionRow, MailingCountRow],
  on: {
    'identity.MailingSubscribed': becoming(true),
    'identity.MailingUnsubscribed': becoming(false),
  },
});

function becoming<E extends MailingEvent>(active: boolean) {
  return reading<E>({
    keys: ({ data: { subscriptionId } }) => [{ table: MailingSubscriptionRow, key: { subscriptionId } }],
    apply({ data, position }, own, { open }) {
      const { subscriptionId, clientId, campaignId, subscriber, language } = data;
      const before = own(MailingSubscriptionRow, { subscriptionId });
      const add = {
        active: Number(active) - Number(before?.active ?? false),
        asked: before === undefined ? 1 : 0,
      };
      return [
        put(MailingSubscriptionRow, {
          subscriptionId,
          clientId,
          campaignId,
          subscriber,
          email: open(data.email),
          firstName: open(data.firstName),
          lastName: open(data.lastName),
          language,
          active,
          changedAt: Date.parse(data.changedAt),
          version: position,
        }),
        change(MailingCountRow, { clientId, campaignId }, { add }),
      ];
    },
  });
}
