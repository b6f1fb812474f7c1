import { digested, given, noon } from '@almoner/testing/given';
import { clientId } from '@almoner/testing/records';
import type { ClientRegistered, ClientRevoked, ClientSecretRotated } from '../events';
import { rotateClientSecret } from './rotate-client-secret';

const at = noon.toISOString();
const registered: ClientRegistered = {
  type: 'identity.ClientRegistered',
  data: {
    clientId,
    name: 'x',
    permalink: 'x',
    contact: null,
    callbackUrl: null,
    donationForm: false,
    secretDigest: digested('first-secret'),
    registeredAt: at,
  },
};
const revoked: ClientRevoked = { type: 'identity.ClientRevoked', data: { clientId, revokedAt: at } };
const rotated = (from: string, to: string, previousUntil = at): ClientSecretRotated => ({
  type: 'identity.ClientSecretRotated',
  data: {
    clientId,
    secretDigest: digested(to),
    previousDigest: digested(from),
    previousUntil,
    rotatedAt: at,
  },
});

describe('rotating a secret', () => {
  const story = given(rotateClientSecret).events(registered);
  const second = { clientId, secret: 'second-secret' };

  test('ends the old one at once', () => story.when(second).then(rotated('first-secret', 'second-secret')));
  test('lets the old one open until an instant, written in UTC', () =>
    story
      .when({ ...second, overlapUntil: '2011-09-08T14:00:00+02:00' })
      .then(rotated('first-secret', 'second-secret', '2011-09-08T12:00:00.000Z')));
  test('an overlap may end now, but not before', async () => {
    await story.when({ ...second, overlapUntil: at }).then(rotated('first-secret', 'second-secret'));
    await story
      .when({ ...second, overlapUntil: '2011-09-01T11:59:59Z' })
      .thenRefused('identity.overlap-over');
  });
  test('mints a secret where none is given', () =>
    story.when({ clientId }).then(rotated('first-secret', 'c0'.repeat(16))));
  test('a repetition records nothing', () =>
    story.events(rotated('first-secret', 'second-secret')).when(second).thenNothing());
  test('no secret comes back', () =>
    story
      .events(rotated('first-secret', 'second-secret'))
      .when({ clientId, secret: 'first-secret' })
      .thenRefused('identity.secret-spent'));
  test('a revoked client gets none', () =>
    story.events(revoked).when(second).thenRefused('identity.client-revoked'));
  test('needs a client', () => given(rotateClientSecret).when(second).thenRefused('identity.client-unknown'));
  test.each([{ secret: 'short' }, { overlapUntil: 'tomorrow' }])('is never %j', (wrong) =>
    story.when({ clientId, ...wrong }).thenMalformed(),
  );
});
