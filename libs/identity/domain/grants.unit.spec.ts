import { answering, given, noon } from '@almoner/testing/given';
import { idOf, personId } from '@almoner/testing/records';
import type { ConsentGranted, GrantRevoked } from '../events';
import { administersAny, applicationState, loginState } from './facts';
import { grant } from './grant';
import { grantConsent } from './grant-consent';
import { revokeGrant } from './revoke-grant';

const at = noon.toISOString();
const applicationId = idOf(50);
const grantId = idOf(52);
const asked = { grantId, applicationId, personId, scopes: ['donations.read', 'profile'] };
const granted = (special: Partial<ConsentGranted['data']> = {}): ConsentGranted => ({
  type: 'identity.ConsentGranted',
  data: {
    grantId,
    applicationId,
    personId,
    scopes: ['profile', 'donations.read'],
    grantedAt: at,
    ...special,
  },
});
const revoked = (reason: GrantRevoked['data']['reason']): GrantRevoked => ({
  type: 'identity.GrantRevoked',
  data: { applicationId, grantId, personId, reason, revokedAt: at },
});

describe('granting', () => {
  const story = given(grantConsent).facts(
    answering(applicationState, (id) => (id === applicationId ? 'live' : undefined)),
    answering(loginState, (id) => (id === personId ? 'open' : undefined)),
    answering(administersAny, false),
  );

  test('records the scopes in one order, each once', async () => {
    await story.when(asked).then(granted());
    await story.when({ ...asked, scopes: ['profile', 'profile'] }).then(granted({ scopes: ['profile'] }));
  });
  test('a repetition records nothing, whatever became of the parties', () =>
    story.facts(answering(applicationState, 'revoked')).events(granted()).when(asked).thenNothing());
  test.each([{ applicationId: idOf(51) }, { personId: idOf(53) }, { scopes: ['profile'] }])(
    'an id is never given to another: %j',
    (special) =>
      story
        .events(granted())
        .when({ ...asked, ...special })
        .thenRefused('identity.grant-taken'),
  );
  test('what was revoked does not come back', () =>
    story.events(granted(), revoked('asked')).when(asked).thenRefused('identity.grant-revoked'));
  test('needs a live application', async () => {
    await story
      .facts(answering(applicationState, undefined))
      .when(asked)
      .thenRefused('identity.application-unknown');
    await story
      .facts(answering(applicationState, 'revoked'))
      .when(asked)
      .thenRefused('identity.application-revoked');
  });
  test('needs somebody who can sign in', async () => {
    await story.facts(answering(loginState, undefined)).when(asked).thenRefused('identity.login-unknown');
    await story.facts(answering(loginState, 'closed')).when(asked).thenRefused('identity.login-closed');
  });
  test('admin is only for those who administer a campaign', async () => {
    const scopes = ['admin', 'profile'];
    await story.when({ ...asked, scopes }).thenRefused('identity.no-organiser');
    await story
      .facts(answering(administersAny, (id) => id === personId))
      .when({ ...asked, scopes })
      .then(granted({ scopes: ['profile', 'admin'] }));
  });
  test.each([{ scopes: [] }, { scopes: ['everything'] }, { grantId: 'x' }, { colour: 'red' }])(
    'is never %j',
    (wrong) => story.when({ ...asked, ...wrong }).thenMalformed(),
  );
  test('writes the stream of the grant', () => {
    expect(grantConsent.stream({ ...asked, scopes: ['profile'] })).toBe(`grant-${grantId}`);
  });
});

describe('revoking a grant', () => {
  const story = given(revokeGrant);

  test('ends it, once, and says why', async () => {
    await story.events(granted()).when({ grantId }).then(revoked('asked'));
    await story.events(granted()).when({ grantId, reason: 'code-replayed' }).then(revoked('code-replayed'));
    await story.events(granted(), revoked('asked')).when({ grantId, reason: 'code-replayed' }).thenNothing();
  });
  test('needs one', () => story.when({ grantId }).thenRefused('identity.grant-unknown'));
  test.each([{ reason: 'bored' }, { grantId: 'x' }])('is never %j', (wrong) =>
    story.when({ grantId, ...wrong }).thenMalformed(),
  );
});

test('nothing is revoked before it was granted', () => {
  expect(() => grant.evolve(grant.initial, revoked('asked'))).toThrow(
    'identity.GrantRevoked stands before anything was granted',
  );
});
