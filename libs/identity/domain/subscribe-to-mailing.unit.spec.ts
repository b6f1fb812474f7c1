import { answering, digested, given, noon, sealed } from '@almoner/testing/given';
import { campaignId, clientId, idOf, otherCampaignId } from '@almoner/testing/records';
import type { MailingSubscribed, MailingUnsubscribed } from '../events';
import { campaignAssigned, clientState, subscriptionOf } from './facts';
import { mailingSubscription } from './mailing-subscription';
import { subscribeToMailing } from './subscribe-to-mailing';
import { subscriberKey } from './subscriber-key';

const subscriptionId = idOf(401);
const asking = (special: object = {}) => ({
  subscriptionId,
  clientId,
  campaignId,
  email: 'erika@example.org',
  firstName: 'Erika',
  lastName: 'Muster',
  language: 'de',
  active: true,
  ...special,
});
const subscriber = digested(subscriberKey(clientId, campaignId, 'ERIKA@example.org '));
const data = (special: Partial<MailingSubscribed['data']> = {}): MailingSubscribed['data'] => ({
  subscriptionId,
  clientId,
  campaignId,
  subscriber,
  email: sealed(subscriptionId, 'erika@example.org'),
  firstName: sealed(subscriptionId, 'Erika'),
  lastName: sealed(subscriptionId, 'Muster'),
  language: 'de',
  changedAt: noon.toISOString(),
  ...special,
});
const subscribed = (special: Partial<MailingSubscribed['data']> = {}): MailingSubscribed => ({
  type: 'identity.MailingSubscribed',
  data: data(special),
});
const unsubscribed: MailingUnsubscribed = { type: 'identity.MailingUnsubscribed', data: data() };

const story = given(subscribeToMailing).facts(
  answering(clientState, 'live'),
  answering(campaignAssigned, (client, campaign) => client === clientId && campaign === campaignId),
  answering(subscriptionOf, undefined),
);

describe('subscribing', () => {
  test('seals every word and keeps who it is as a digest', () => story.when(asking()).then(subscribed()));
  test('a repetition records nothing', () => story.events(subscribed()).when(asking()).thenNothing());
  test.each([
    [{ firstName: 'Erica' }, { firstName: sealed(subscriptionId, 'Erica') }],
    [{ lastName: 'Other' }, { lastName: sealed(subscriptionId, 'Other') }],
    [{ language: 'en' }, { language: 'en' as const }],
    [{ email: 'Erika@example.org' }, { email: sealed(subscriptionId, 'Erika@example.org') }],
  ])('changes what is other: %j', (other, recorded) =>
    story.events(subscribed()).when(asking(other)).then(subscribed(recorded)),
  );
  test('begins anew after an end', () =>
    story.events(subscribed(), unsubscribed).when(asking()).then(subscribed()));
  test('finds the id again that the view knows', () =>
    story.facts(answering(subscriptionOf, subscriptionId)).when(asking()).then(subscribed()));
  test('somebody has one subscription', () =>
    story
      .facts(answering(subscriptionOf, (asked) => (asked === subscriber ? idOf(402) : undefined)))
      .when(asking())
      .thenRefused('identity.subscriber-taken'));
  test.each([{ email: 'max@example.org' }, { campaignId: otherCampaignId }, { clientId: idOf(99) }])(
    "an id never becomes somebody else's: %j",
    (other) => story.events(subscribed()).when(asking(other)).thenRefused('identity.subscription-taken'),
  );
  test('needs a client that lives', async () => {
    await story
      .facts(answering(clientState, undefined))
      .when(asking())
      .thenRefused('identity.client-unknown');
    await story
      .facts(answering(clientState, 'revoked'))
      .when(asking())
      .thenRefused('identity.client-revoked');
  });
  test('needs an assigned campaign', () =>
    story.when(asking({ campaignId: otherCampaignId })).thenRefused('identity.campaign-not-assigned'));
  test.each([{ email: 'x' }, { language: 'fr' }, { firstName: ' ' }, { active: 'yes' }])(
    'is never %j',
    (wrong) => story.when(asking(wrong)).thenMalformed(),
  );
  test('writes the stream of the subscription', () => {
    expect(subscribeToMailing.stream(subscribeToMailing.schema.parse(asking()))).toBe(
      `mailing_subscription-${subscriptionId}`,
    );
  });
});

describe('unsubscribing', () => {
  const ending = asking({ active: false });
  test('ends it', () => story.events(subscribed()).when(ending).then(unsubscribed));
  test('a repetition records nothing', () =>
    story.events(subscribed(), unsubscribed).when(ending).thenNothing());
  test('is remembered of who never subscribed', () => story.when(ending).then(unsubscribed));
  test('is heard whatever became of the client', () =>
    story
      .facts(answering(clientState, 'revoked'), answering(campaignAssigned, false))
      .events(subscribed())
      .when(ending)
      .then(unsubscribed));
  test('of who never subscribed needs a client', () =>
    story.facts(answering(clientState, undefined)).when(ending).thenRefused('identity.client-unknown'));
});

test('a subscription is active until it ends', () => {
  const { initial, evolve } = mailingSubscription;
  expect(evolve(initial, subscribed())).toEqual({ status: 'active', entry: data() });
  expect(evolve(initial, unsubscribed)).toEqual({ status: 'inactive', entry: data() });
});
