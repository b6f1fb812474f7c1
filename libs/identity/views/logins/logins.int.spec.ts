import { noon, sealed } from '@almoner/testing/given';
import { eachReadStore } from '@almoner/testing/read-store';
import { campaignId, idOf, otherCampaignId, personId } from '@almoner/testing/records';
import { expectStableRows, sealedWith } from '@almoner/testing/views';
import type { LoginEvent, LoginOpened } from '../../events';
import { logins } from './logins.projection';
import { Logins } from './logins.queries';
import { LoginRow, OrganiserRow } from './logins.table';
import { Organisers } from './organisers.queries';

const at = noon.toISOString();
const later = '2011-09-02T12:00:00.000Z';
const opened = (special: Partial<LoginOpened['data']> = {}): LoginOpened => {
  const person = special.personId ?? personId;
  return {
    type: 'identity.LoginOpened',
    data: {
      personId: person,
      email: sealed(person, 'ann@example.org'),
      emailDigest: 'ann',
      passwordHash: 'first',
      openedAt: at,
      ...special,
    },
  };
};
const changed: LoginEvent = {
  type: 'identity.PasswordChanged',
  data: { personId, passwordHash: 'second', changedAt: later },
};
const closed: LoginEvent = { type: 'identity.LoginClosed', data: { personId, closedAt: later } };
const appointed = (campaign: string, person = personId): LoginEvent => ({
  type: 'identity.OrganiserAppointed',
  data: { personId: person, campaignId: campaign, appointedAt: at },
});
const dismissed: LoginEvent = {
  type: 'identity.OrganiserDismissed',
  data: { personId, campaignId, dismissedAt: later },
};

eachReadStore((open) => {
  const after = async (...events: LoginEvent[]) => {
    const views = await open(logins);
    await views.given(...sealedWith(views.keys.seal, events));
    return { views, logins: new Logins(views.store), organisers: new Organisers(views.store) };
  };

  test('an address leads to who signs in with it', async () => {
    const { views, logins: found } = await after(
      opened(),
      opened({ personId: idOf(99), emailDigest: 'bob' }),
    );
    expect(await found.byAddress('ann')).toEqual({ personId, passwordHash: 'first' });
    expect(await found.byAddress('bob')).toMatchObject({ personId: idOf(99) });
    expect(await found.byAddress('nobody')).toBeUndefined();
    expect(await found.open(personId)).toEqual({
      personId,
      email: 'ann@example.org',
      passwordSince: noon.getTime(),
    });
    expect(await found.open(idOf(98))).toBeUndefined();
    expect(await found.stateOf(personId)).toBe('open');
    expect(await found.stateOf(idOf(98))).toBeUndefined();
    await expectStableRows(views, LoginRow);
  });

  test('another password counts from when it was changed', async () => {
    const { logins: found } = await after(opened(), changed);
    expect(await found.byAddress('ann')).toEqual({ personId, passwordHash: 'second' });
    expect(await found.open(personId)).toMatchObject({ passwordSince: Date.parse(later) });
  });

  test('a closed login opens nothing, until it is opened again', async () => {
    const { views, logins: found } = await after(opened(), closed);
    expect(await found.byAddress('ann')).toBeUndefined();
    expect(await found.open(personId)).toBeUndefined();
    expect(await found.stateOf(personId)).toBe('closed');
    await expectStableRows(views, LoginRow);
    await views.given(...sealedWith(views.keys.seal, [opened({ passwordHash: 'third' })]));
    expect(await found.byAddress('ann')).toEqual({ personId, passwordHash: 'third' });
    expect(await found.stateOf(personId)).toBe('open');
  });

  test('who was forgotten can no longer sign in', async () => {
    const { views, logins: found } = await after(opened());
    views.keys.destroy(personId);
    await views.rebuilt();
    expect(await found.byAddress('ann')).toBeUndefined();
    expect(await found.open(personId)).toBeUndefined();
  });

  test('campaigns are administered until they are taken back', async () => {
    const { views, organisers } = await after(
      appointed(otherCampaignId),
      appointed(campaignId),
      appointed(campaignId, idOf(99)),
    );
    expect(await organisers.campaignsOf(personId)).toEqual([campaignId, otherCampaignId]);
    expect(await organisers.administers(personId, campaignId)).toBe(true);
    expect(await organisers.administers(idOf(99), otherCampaignId)).toBe(false);
    expect(await organisers.administersAny(idOf(99))).toBe(true);
    expect(await organisers.administersAny(idOf(98))).toBe(false);
    await views.given(dismissed);
    expect(await organisers.administers(personId, campaignId)).toBe(false);
    expect(await organisers.campaignsOf(personId)).toEqual([otherCampaignId]);
    expect(await organisers.administers(idOf(99), campaignId)).toBe(true);
    await expectStableRows(views, OrganiserRow);
  });
});
