import { type Query, ReadStore, type RowOf } from '@almoner/readstore';
import { Injectable } from '@nestjs/common';
import { MailingCountRow, MailingSubscriptionRow } from './mailing-subscriptions.table';

/** Whom to send news to. Nobody but the operator and the client itself may be given it. */
export type MailingRecipient = Pick<
  RowOf<typeof MailingSubscriptionRow>,
  'subscriptionId' | 'email' | 'firstName' | 'lastName' | 'language'
>;

export type MailingCount = Pick<RowOf<typeof MailingCountRow>, 'active' | 'asked'>;

const limitMax = 1000;

/** Who wants news of a campaign? */
@Injectable()
export class MailingSubscriptions {
  private readonly recipients: Query<MailingRecipient, [string, string, string, number]>;
  private readonly counts: Query<MailingCount, [string, string]>;
  private readonly holder: Query<{ readonly subscriptionId: string }, [string]>;

  constructor(store: ReadStore) {
    this.recipients = store.prepare(
      (t) => `select subscription_id, email, first_name, last_name, language
        from ${t(MailingSubscriptionRow)}
        where client_id = ? and campaign_id = ? and subscription_id > ? and active and email is not null
        order by subscription_id limit ?`,
    );
    this.counts = store.prepare(
      (t) => `select active, asked from ${t(MailingCountRow)} where client_id = ? and campaign_id = ?`,
    );
    this.holder = store.prepare(
      (t) => `select subscription_id from ${t(MailingSubscriptionRow)} where subscriber = ? limit 1`,
    );
  }

  /** The active ones that were not erased, by id, at most 1,000; go on after the last id. */
  async active(
    clientId: string,
    campaignId: string,
    { after = '', limit = limitMax }: { readonly after?: string; readonly limit?: number } = {},
  ): Promise<MailingRecipient[]> {
    return this.recipients.all(clientId, campaignId, after, Math.min(limit, limitMax));
  }

  async count(clientId: string, campaignId: string): Promise<MailingCount> {
    return (await this.counts.get(clientId, campaignId)) ?? { active: 0, asked: 0 };
  }

  /** The subscription behind a digest of `subscriberKey`. */
  async of(subscriber: string): Promise<string | undefined> {
    return (await this.holder.get(subscriber))?.subscriptionId;
  }
}
