import type { Language } from '@almoner/kernel';
import { p, viewTable } from '@almoner/readstore';

/** One subscription, active or not; its words are null once its key was destroyed. */
export const MailingSubscriptionRow = viewTable(
  'mailing_subscriptions',
  {
    subscriptionId: p.string().primary(),
    clientId: p.string(),
    campaignId: p.string(),
    subscriber: p.string(),
    email: p.text().nullable(),
    firstName: p.text().nullable(),
    lastName: p.text().nullable(),
    language: p.string().$type<Language>(),
    active: p.boolean(),
    changedAt: p.bigint('number'),
    version: p.bigint('number'),
  },
  { indexes: [['subscriber'], ['clientId', 'campaignId', 'subscriptionId']] },
);

/** How many want news of a campaign through a client, and how many ever asked for or against it. */
export const MailingCountRow = viewTable('mailing_counts', {
  clientId: p.string().primary(),
  campaignId: p.string().primary(),
  active: p.integer(),
  asked: p.integer(),
});
