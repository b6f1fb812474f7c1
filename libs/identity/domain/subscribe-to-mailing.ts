import { accept, defineCommand, languages } from '@almoner/kernel';
import { z } from 'zod';
import type { MailingSubscribed } from '../events';
import { campaignAssigned, clientState, subscriptionOf } from './facts';
import { mailingSubscription } from './mailing-subscription';
import { refuse } from './refusals';
import { id, words } from './shapes';
import { subscriberKey } from './subscriber-key';

export const subscribeToMailing = defineCommand({
  name: 'identity.SubscribeToMailing',
  summary: 'Starts, changes or ends the news of a campaign that somebody gets through a client.',
  schema: z.strictObject({
    subscriptionId: id.describe('One id for each client, campaign and address, whatever the letter case.'),
    clientId: id,
    campaignId: id,
    email: z.email().max(320),
    firstName: words(100),
    lastName: words(100),
    language: z.enum(languages),
    active: z.boolean(),
  }),
  stream: ({ subscriptionId }) => `mailing_subscription-${subscriptionId}`,
  decider: mailingSubscription,
  creates: true,
  persons: ({ subscriptionId }) => [subscriptionId],
  async facts({ clientId, campaignId, email }, read, { digest }) {
    const [client, assigned, holder] = await Promise.all([
      read(clientState, clientId),
      read(campaignAssigned, clientId, campaignId),
      read(subscriptionOf, digest(subscriberKey(clientId, campaignId, email))),
    ]);
    return { client, assigned, holder };
  },
  decide(state, { active, email, firstName, lastName, ...asked }, facts, { now, seal, digest }) {
    const { subscriptionId, clientId, campaignId } = asked;
    const entry = {
      ...asked,
      subscriber: digest(subscriberKey(clientId, campaignId, email)),
      email: seal(subscriptionId, email),
      firstName: seal(subscriptionId, firstName),
      lastName: seal(subscriptionId, lastName),
    };
    if (state.status !== 'absent') {
      if (state.entry.subscriber !== entry.subscriber) return refuse('identity.subscription-taken');
      if ((state.status === 'active') === active && isSame(state.entry, entry)) return accept();
    } else if (facts.holder !== undefined && facts.holder !== subscriptionId) {
      return refuse('identity.subscriber-taken');
    }
    // Whoever wants no more news is heard whatever became of the client.
    if (active || state.status === 'absent') {
      if (facts.client === undefined) return refuse('identity.client-unknown');
      if (facts.client === 'revoked') return refuse('identity.client-revoked');
      if (!facts.assigned) return refuse('identity.campaign-not-assigned');
    }
    return accept({
      type: active ? 'identity.MailingSubscribed' : 'identity.MailingUnsubscribed',
      data: { ...entry, changedAt: now.toISOString() },
    });
  },
});

type Entry = Omit<MailingSubscribed['data'], 'changedAt'>;

function isSame(recorded: Entry, asked: Entry): boolean {
  return (
    recorded.language === asked.language &&
    (['email', 'firstName', 'lastName'] as const).every((part) => recorded[part].text === asked[part].text)
  );
}
