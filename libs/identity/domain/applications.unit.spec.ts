import { answering, digested, given, noon } from '@almoner/testing/given';
import { idOf } from '@almoner/testing/records';
import type { ApplicationEvent, ApplicationRegistered } from '../events';
import { publicIdHolder } from './facts';
import { registerApplication } from './register-application';
import { revokeApplication } from './revoke-application';
import { rotateApplicationSecret } from './rotate-application-secret';
import { setRedirectPrefixes } from './set-redirect-prefixes';

const at = noon.toISOString();
const applicationId = idOf(50);
const publicId = 's6BhdRkqt3';
const secret = 'gX1fBat3bVgX1fBat3bVgX1fBat3bV12';
const other = 'b'.repeat(32);
const redirectPrefixes = [
  'https://client.example.com/oauth2/client_redirect',
  'http://dev.example.com:8080/cb',
];
const entry = { applicationId, name: 'Race day', publicId, secret, redirectPrefixes };

const registered = (special: Partial<ApplicationRegistered['data']> = {}): ApplicationRegistered => ({
  type: 'identity.ApplicationRegistered',
  data: {
    applicationId,
    name: 'Race day',
    publicId,
    secretDigest: digested(secret),
    redirectPrefixes,
    registeredAt: at,
    ...special,
  },
});
const rotated = (to: string): ApplicationEvent => ({
  type: 'identity.ApplicationSecretRotated',
  data: { applicationId, secretDigest: digested(to), rotatedAt: at },
});
const prefixesSet = (...prefixes: string[]): ApplicationEvent => ({
  type: 'identity.RedirectPrefixesSet',
  data: { applicationId, redirectPrefixes: prefixes, setAt: at },
});
const revoked: ApplicationEvent = {
  type: 'identity.ApplicationRevoked',
  data: { applicationId, revokedAt: at },
};

describe('registering an application', () => {
  const story = given(registerApplication).facts(answering(publicIdHolder, undefined));

  test('keeps the digest of the secret it brings', () => story.when(entry).then(registered()));
  test('mints what it does not bring', () =>
    story
      .when({ applicationId, name: ' Race day ', redirectPrefixes })
      .then(registered({ publicId: 'c0'.repeat(5), secretDigest: digested('c0'.repeat(16)) })));
  test('shows what was minted', () => {
    const mint = { randomHex: (bytes: number) => 'd1'.repeat(bytes), passwordHash: async () => '' };
    expect(registerApplication.complete?.({ applicationId, name: 'x', redirectPrefixes }, mint)).toEqual({
      applicationId,
      name: 'x',
      redirectPrefixes,
      publicId: 'd1'.repeat(5),
      secret: 'd1'.repeat(16),
    });
  });
  test('a repetition records nothing, also after a change that it names', async () => {
    await story.events(registered()).when(entry).thenNothing();
    const changed = story.events(registered(), rotated(other), prefixesSet('https://a.example'));
    await changed.when({ ...entry, secret: other, redirectPrefixes: ['https://a.example'] }).thenNothing();
    await changed.when(entry).thenRefused('identity.application-taken');
  });
  test.each([
    { name: 'Other' },
    { publicId: 'another123' },
    { secret: other },
    { redirectPrefixes: redirectPrefixes.toReversed() },
    { redirectPrefixes: redirectPrefixes.slice(0, 1) },
  ])('an id is never given to another: %j', (special) =>
    story
      .events(registered())
      .when({ ...entry, ...special })
      .thenRefused('identity.application-taken'),
  );
  test('a public id belongs to one application', async () => {
    await story
      .facts(answering(publicIdHolder, (asked) => (asked === publicId ? idOf(51) : undefined)))
      .when(entry)
      .thenRefused('identity.public-id-taken');
    await story.facts(answering(publicIdHolder, applicationId)).when(entry).then(registered());
  });
  test('a revoked one never comes back', () =>
    story.events(registered(), revoked).when(entry).thenRefused('identity.application-revoked'));
  test.each([
    { applicationId: 'x' },
    { name: ' ' },
    { name: 'x'.repeat(101) },
    { publicId: 's6BhdRkqt' },
    { publicId: 's6BhdRkqt3x' },
    { publicId: 's6BhdRkqt-' },
    { secret: secret.slice(1) },
    { secret: `${secret}x` },
    { secret: `${secret.slice(1)} ` },
    { redirectPrefixes: [] },
    { redirectPrefixes: Array.from({ length: 21 }, () => 'https://a.example') },
    { redirectPrefixes: ['ftp://a.example'] },
    { redirectPrefixes: ['https://a.example?x'] },
    { redirectPrefixes: ['https://a.example/#x'] },
    { redirectPrefixes: ['https://a.example/../x'] },
    { colour: 'red' },
  ])('is never %j', (wrong) => story.when({ ...entry, ...wrong }).thenMalformed());
  test('says what a prefix must be', () =>
    story
      .when({ ...entry, redirectPrefixes: ['/cb'] })
      .thenMalformed(/must be an absolute http or https address without user, query/));
  test('takes up to 20 prefixes', () => {
    const many = Array.from({ length: 20 }, (_, index) => `https://a${index}.example`);
    return story.when({ ...entry, redirectPrefixes: many }).then(registered({ redirectPrefixes: many }));
  });
  test('writes the stream of the application', () => {
    expect(registerApplication.stream(entry)).toBe(`application-${applicationId}`);
  });
});

describe('setting redirect prefixes', () => {
  const story = given(setRedirectPrefixes);
  const asked = { applicationId, redirectPrefixes: ['https://a.example/cb'] };

  test('replaces those before', () =>
    story.events(registered()).when(asked).then(prefixesSet('https://a.example/cb')));
  test('to the same records nothing', async () => {
    await story.events(registered()).when({ applicationId, redirectPrefixes }).thenNothing();
    await story.events(registered(), prefixesSet('https://a.example/cb')).when(asked).thenNothing();
  });
  test('needs a live application', async () => {
    await story.when(asked).thenRefused('identity.application-unknown');
    await story.events(registered(), revoked).when(asked).thenRefused('identity.application-revoked');
  });
});

describe('rotating the secret of an application', () => {
  const story = given(rotateApplicationSecret);
  const asked = { applicationId, secret: other };

  test('ends the one before', () => story.events(registered()).when(asked).then(rotated(other)));
  test('mints one where none is given', () =>
    story
      .events(registered())
      .when({ applicationId })
      .then(rotated('c0'.repeat(16))));
  test('a repetition records nothing', () =>
    story.events(registered(), rotated(other)).when(asked).thenNothing());
  test('no secret comes back', async () => {
    const story2 = story.events(registered(), rotated(other), rotated('c'.repeat(32)));
    await story2.when({ applicationId, secret }).thenRefused('identity.secret-spent');
    await story2.when(asked).thenRefused('identity.secret-spent');
  });
  test('needs a live application', async () => {
    await story.when(asked).thenRefused('identity.application-unknown');
    await story.events(registered(), revoked).when(asked).thenRefused('identity.application-revoked');
  });
  test.each([{ secret: 'short' }, { colour: 'red' }])('is never %j', (wrong) =>
    story.when({ ...asked, ...wrong }).thenMalformed(),
  );
});

describe('revoking an application', () => {
  const story = given(revokeApplication);

  test('ends it, once', async () => {
    await story.events(registered()).when({ applicationId }).then(revoked);
    await story.events(registered(), revoked).when({ applicationId }).thenNothing();
  });
  test('needs one', () => story.when({ applicationId }).thenRefused('identity.application-unknown'));
});
