import { noon, sealed } from '@almoner/testing/given';
import { eachReadStore } from '@almoner/testing/read-store';
import { clientId, idOf } from '@almoner/testing/records';
import { expectStableRows, sealedWith } from '@almoner/testing/views';
import type { ApiClientEvent, ClientChanged, ClientRegistered, ClientSecretRotated } from '../../events';
import { clients } from './clients.projection';
import { Clients } from './clients.queries';
import { ClientRow } from './clients.table';

const at = noon.toISOString();
const later = new Date('2011-09-08T12:00:00.000Z');
const registered = (special: Partial<ClientRegistered['data']> = {}): ClientRegistered => ({
  type: 'identity.ClientRegistered',
  data: {
    clientId,
    name: 'Trierischer Volksfreund',
    permalink: 'volksfreund',
    secretDigest: 'first',
    contact: { name: sealed(clientId, 'Rita'), email: sealed(clientId, 'rita@example.org') },
    callbackUrl: 'https://volksfreund.example/danke',
    donationForm: true,
    registeredAt: at,
    ...special,
  },
});
const rotated = (previousDigest: string, secretDigest: string): ClientSecretRotated => ({
  type: 'identity.ClientSecretRotated',
  data: { clientId, secretDigest, previousDigest, previousUntil: later.toISOString(), rotatedAt: at },
});
const changed = (changes: ClientChanged['data']['changes']): ClientChanged => ({
  type: 'identity.ClientChanged',
  data: { clientId, changes },
});
const revoked: ApiClientEvent = { type: 'identity.ClientRevoked', data: { clientId, revokedAt: at } };
const shown = {
  clientId,
  permalink: 'volksfreund',
  name: 'Trierischer Volksfreund',
  callbackUrl: 'https://volksfreund.example/danke',
  donationForm: true,
  revoked: false,
  registeredAt: noon.getTime(),
  version: 1,
};

eachReadStore((open) => {
  const after = async (...events: ApiClientEvent[]) => {
    const views = await open(clients);
    await views.given(...sealedWith(views.keys.seal, events));
    return { views, clients: new Clients(views.store) };
  };

  test('a permalink leads to its client; the contact is for the operator', async () => {
    const { views, clients: found } = await after(
      registered(),
      registered({ clientId: idOf(99), permalink: 'other', contact: null }),
    );
    expect(await found.byPermalink('volksfreund', 'public')).toEqual(shown);
    expect(await found.byPermalink('volksfreund', 'admin')).toEqual({
      ...shown,
      contactName: 'Rita',
      contactEmail: 'rita@example.org',
    });
    expect(await found.byPermalink('other', 'admin')).toMatchObject({
      contactName: null,
      contactEmail: null,
    });
    expect(await found.byPermalink('nobody', 'public')).toBeUndefined();
    expect(await found.stateOf(clientId)).toBe('live');
    expect(await found.stateOf(idOf(98))).toBeUndefined();
    expect(await found.permalinks([clientId, idOf(98)])).toEqual(new Map([[clientId, 'volksfreund']]));
    expect(await found.permalinks([])).toEqual(new Map());
    await expectStableRows(views, ClientRow);
  });

  test('what was changed is shown, and the rest stays', async () => {
    const { clients: found } = await after(
      registered(),
      changed({ name: 'Volksfreund', callbackUrl: null, donationForm: false }),
    );
    expect(await found.byPermalink('volksfreund', 'admin')).toEqual({
      ...shown,
      name: 'Volksfreund',
      callbackUrl: null,
      donationForm: false,
      version: 2,
      contactName: 'Rita',
      contactEmail: 'rita@example.org',
    });
  });

  test('a contact that was taken away, or erased, is gone', async () => {
    const { views, clients: found } = await after(registered(), changed({ contact: null }));
    expect(await found.byPermalink('volksfreund', 'admin')).toMatchObject({ contactName: null });
    await views.given(...sealedWith(views.keys.seal, [registered({ secretDigest: 'second' })]));
    views.keys.destroy(clientId);
    await views.rebuilt();
    expect(await found.byPermalink('volksfreund', 'admin')).toMatchObject({
      name: 'Trierischer Volksfreund',
      contactName: null,
      contactEmail: null,
    });
  });

  test('signing in tells apart who is unknown, wrong and right', async () => {
    const { clients: found } = await after(registered());
    expect(await found.authenticate('volksfreund', 'first', noon)).toEqual({
      outcome: 'signed-in',
      client: shown,
    });
    expect(await found.authenticate('volksfreund', 'wrong', noon)).toEqual({ outcome: 'wrong-secret' });
    expect(await found.authenticate('volksfreund', '', noon)).toEqual({ outcome: 'wrong-secret' });
    expect(await found.authenticate('nobody', 'first', noon)).toEqual({ outcome: 'unknown-client' });
    expect(await found.authenticate('nobody', '', noon)).toEqual({ outcome: 'unknown-client' });
  });

  test('the secret before opens until the overlap ends, the one before that no more', async () => {
    const { views, clients: found } = await after(registered(), rotated('first', 'second'));
    const outcome = async (secret: string, when: Date) =>
      (await found.authenticate('volksfreund', secret, when)).outcome;
    expect(await outcome('second', later)).toBe('signed-in');
    expect(await outcome('first', noon)).toBe('signed-in');
    expect(await outcome('first', new Date(later.getTime() - 1))).toBe('signed-in');
    expect(await outcome('first', later)).toBe('wrong-secret');
    await views.given(rotated('second', 'third'));
    expect(await outcome('first', noon)).toBe('wrong-secret');
    await expectStableRows(views, ClientRow);
  });

  test('a revoked client is told so only with its secret, and comes back with another', async () => {
    const { views, clients: found } = await after(registered(), rotated('first', 'second'), revoked);
    expect(await found.authenticate('volksfreund', 'first', noon)).toEqual({ outcome: 'revoked' });
    expect(await found.authenticate('volksfreund', 'second', noon)).toEqual({ outcome: 'revoked' });
    expect(await found.authenticate('volksfreund', 'wrong', noon)).toEqual({ outcome: 'wrong-secret' });
    expect(await found.byPermalink('volksfreund', 'public')).toMatchObject({ revoked: true, version: 3 });
    expect(await found.stateOf(clientId)).toBe('revoked');
    await views.given(...sealedWith(views.keys.seal, [registered({ secretDigest: 'third' })]));
    expect(await found.authenticate('volksfreund', 'third', noon)).toMatchObject({ outcome: 'signed-in' });
    expect(await found.authenticate('volksfreund', 'first', noon)).toEqual({ outcome: 'wrong-secret' });
    await expectStableRows(views, ClientRow);
  });
});
