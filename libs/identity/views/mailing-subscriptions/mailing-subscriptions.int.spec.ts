import { noon, sealed } from '@almoner/testing/given';
import { eachReadStore } from '@almoner/testing/read-store';
import { campaignId, clientId, idOf, otherCampaignId } from '@almoner/testing/records';
import { expectStableRows, sealedWith } from '@almoner/testing/views';
import type { MailingEvent, MailingSubscribed } from '../../events';
import { mailingSubscriptions } from './mailing-subscriptions.projection';
import { MailingSubscriptions } from './mailing-subscriptions.queries';
import { MailingCountRow, MailingSubscriptionRow } from './mailing-subscriptions.table';

const erika = idOf(401);
const max = idOf(402);
const subscribed = (
  subscriptionId: string,
  firstName: string,
  special: Partial<MailingSubscribed['data']> = {},
): MailingSubscribed => ({
  type: 'identity.MailingSubscribed',
  data: {
    subscriptionId,
    clientId,
    campaignId,
    subscriber: `digest ${subscriptionId}`,
    email: sealed(subscriptionId, `${firstName}@example.org`),
    firstName: sealed(subscriptionId, firstName),
    lastName: sealed(subscriptionId, 'Muster'),
    language: 'de',
    changedAt: noon.toISOString(),
    ...special,
  },
});
const ended = ({ data }: MailingSubscribed): MailingEvent => ({
  type: 'identity.MailingUnsubscribed',
  data,
});
const recipient = (subscriptionId: string, firstName: string) => ({
  subscriptionId,
  email: `${firstName}@example.org`,
  firstName,
  lastName: 'Muster',
  language: 'de',
});

eachReadStore((open) => {
  const after = async (...events: MailingEvent[]) => {
    const views = await open(mailingSubscriptions);
    await views.given(...sealedWith(views.keys.seal, events));
    return { views, mailing: new MailingSubscriptions(views.store) };
  };
  const stable = (views: Awaited<ReturnType<typeof after>>['views']) =>
    expectStableRows(views, MailingSubscriptionRow, MailingCountRow);

  test('who wants news is listed and counted, campaign by campaign', async () => {
    const { views, mailing } = await after(
      subscribed(max, 'Max'),
      subscribed(erika, 'Erika'),
      subscribed(idOf(403), 'Zoe', { campaignId: otherCampaignId }),
      subscribed(idOf(404), 'Zoe', { clientId: idOf(99) }),
    );
    expect(await mailing.active(clientId, campaignId)).toEqual([
      recipient(erika, 'Erika'),
      recipient(max, 'Max'),
    ]);
    expect(await mailing.active(clientId, campaignId, { limit: 1 })).toEqual([recipient(erika, 'Erika')]);
    expect(await mailing.active(clientId, campaignId, { after: erika })).toEqual([recipient(max, 'Max')]);
    expect(await mailing.count(clientId, campaignId)).toEqual({ active: 2, asked: 2 });
    expect(await mailing.count(idOf(98), campaignId)).toEqual({ active: 0, asked: 0 });
    expect(await mailing.of(`digest ${max}`)).toBe(max);
    expect(await mailing.of('nobody')).toBeUndefined();
    await stable(views);
  });

  test('a change counts once, an end and a new beginning too', async () => {
    const { views, mailing } = await after(
      subscribed(erika, 'Erika'),
      subscribed(erika, 'Erica'),
      subscribed(max, 'Max'),
      ended(subscribed(max, 'Max')),
      ended(subscribed(max, 'Maximilian')),
      ended(subscribed(idOf(403), 'Zoe')),
    );
    expect(await mailing.active(clientId, campaignId)).toMatchObject([{ firstName: 'Erica' }]);
    expect(await mailing.count(clientId, campaignId)).toEqual({ active: 1, asked: 3 });
    await views.given(...sealedWith(views.keys.seal, [subscribed(max, 'Max')]));
    expect(await mailing.count(clientId, campaignId)).toEqual({ active: 2, asked: 3 });
    await stable(views);
  });

  test('who was erased gets no news and still counts', async () => {
    const { views, mailing } = await after(subscribed(erika, 'Erika'), subscribed(max, 'Max'));
    views.keys.destroy(erika);
    await views.rebuilt();
    expect(await mailing.active(clientId, campaignId)).toEqual([recipient(max, 'Max')]);
    expect(await mailing.count(clientId, campaignId)).toEqual({ active: 2, asked: 2 });
  });
});
