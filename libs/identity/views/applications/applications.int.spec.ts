import { noon } from '@almoner/testing/given';
import { eachReadStore } from '@almoner/testing/read-store';
import { idOf, personId } from '@almoner/testing/records';
import { expectStableRows } from '@almoner/testing/views';
import type { ApplicationEvent, ApplicationRegistered, GrantEvent } from '../../events';
import { applications } from './applications.projection';
import { Applications } from './applications.queries';
import { ApplicationRow, GrantRow } from './applications.table';

const at = noon.toISOString();
const applicationId = idOf(50);
const otherId = idOf(51);
const grantId = idOf(52);
const registered = (special: Partial<ApplicationRegistered['data']> = {}): ApplicationRegistered => ({
  type: 'identity.ApplicationRegistered',
  data: {
    applicationId,
    name: 'Race day',
    publicId: 's6BhdRkqt3',
    secretDigest: 'first',
    redirectPrefixes: ['https://client.example.com/cb'],
    registeredAt: at,
    ...special,
  },
});
const prefixesSet: ApplicationEvent = {
  type: 'identity.RedirectPrefixesSet',
  data: { applicationId, redirectPrefixes: ['https://a.example', 'http://b.example'], setAt: at },
};
const rotated: ApplicationEvent = {
  type: 'identity.ApplicationSecretRotated',
  data: { applicationId, secretDigest: 'second', rotatedAt: at },
};
const revoked: ApplicationEvent = {
  type: 'identity.ApplicationRevoked',
  data: { applicationId, revokedAt: at },
};
const consented = (to = applicationId, grant = grantId): GrantEvent => ({
  type: 'identity.ConsentGranted',
  data: { applicationId: to, grantId: grant, personId, scopes: ['profile'], grantedAt: at },
});
const grantRevoked: GrantEvent = {
  type: 'identity.GrantRevoked',
  data: { applicationId, grantId, personId, reason: 'asked', revokedAt: at },
};
const item = {
  applicationId,
  publicId: 's6BhdRkqt3',
  name: 'Race day',
  redirectPrefixes: ['https://client.example.com/cb'],
};

eachReadStore((open) => {
  const after = async (...events: (ApplicationEvent | GrantEvent)[]) => {
    const views = await open(applications);
    await views.given(...events);
    return { views, found: new Applications(views.store) };
  };

  test('an application is known by its public id, and signs in with its secret', async () => {
    const { views, found } = await after(
      registered(),
      registered({ applicationId: otherId, publicId: 'another123', secretDigest: 'other' }),
    );
    expect(await found.byPublicId('s6BhdRkqt3')).toEqual(item);
    expect(await found.byPublicId('S6BHDRKQT3')).toBeUndefined();
    expect(await found.publicIdHolder('another123')).toBe(otherId);
    expect(await found.publicIdHolder('nobody1234')).toBeUndefined();
    expect(await found.stateOf(applicationId)).toBe('live');
    expect(await found.stateOf(idOf(59))).toBeUndefined();
    expect(await found.authenticate('s6BhdRkqt3', ['first'])).toEqual(item);
    expect(await found.authenticate('s6BhdRkqt3', ['wrong', 'first'])).toEqual(item);
    expect(await found.authenticate('s6BhdRkqt3', ['other'])).toBeUndefined();
    expect(await found.authenticate('s6BhdRkqt3', [])).toBeUndefined();
    expect(await found.authenticate('nobody1234', ['first'])).toBeUndefined();
    expect(await found.authenticate('nobody1234', [''])).toBeUndefined();
    await expectStableRows(views, ApplicationRow);
  });

  test('other prefixes and another secret hold from then on', async () => {
    const { views, found } = await after(registered(), prefixesSet, rotated);
    expect(await found.byPublicId('s6BhdRkqt3')).toMatchObject({
      redirectPrefixes: ['https://a.example', 'http://b.example'],
    });
    expect(await found.authenticate('s6BhdRkqt3', ['first'])).toBeUndefined();
    expect(await found.authenticate('s6BhdRkqt3', ['second'])).toMatchObject({ applicationId });
    await expectStableRows(views, ApplicationRow);
  });

  test('a revoked application opens nothing, nor does what was granted to it; its id stays its own', async () => {
    const other = registered({ applicationId: otherId, publicId: 'another123' });
    const { views, found } = await after(registered(), other, consented(), consented(otherId, idOf(53)));
    expect(await found.byGrant(grantId)).toEqual(item);
    await views.given(revoked);
    expect(await found.byPublicId('s6BhdRkqt3')).toBeUndefined();
    expect(await found.authenticate('s6BhdRkqt3', ['first'])).toBeUndefined();
    expect(await found.byGrant(grantId)).toBeUndefined();
    expect(await found.byGrant(idOf(53))).toMatchObject({ applicationId: otherId });
    expect(await found.stateOf(applicationId)).toBe('revoked');
    expect(await found.publicIdHolder('s6BhdRkqt3')).toBe(applicationId);
    await expectStableRows(views, ApplicationRow, GrantRow);
  });

  test('a grant holds until it is revoked', async () => {
    const { views, found } = await after(registered(), consented(), consented(applicationId, idOf(53)));
    await views.given(grantRevoked);
    expect(await found.byGrant(grantId)).toBeUndefined();
    expect(await found.byGrant(idOf(53))).toEqual(item);
    expect(await found.byGrant(idOf(54))).toBeUndefined();
    await expectStableRows(views, GrantRow);
  });
});
