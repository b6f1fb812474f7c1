import { emailKey } from '@almoner/kernel';
import { answering, digested, given, hashed, noon, sealed } from '@almoner/testing/given';
import { campaignId, idOf, otherCampaignId, personId } from '@almoner/testing/records';
import type { LoginEvent, LoginOpened } from '../events';
import { appointOrganiser } from './appoint-organiser';
import { changePassword } from './change-password';
import { closeLogin } from './close-login';
import { dismissOrganiser } from './dismiss-organiser';
import { loginHolder } from './facts';
import { openLogin } from './open-login';

const at = noon.toISOString();
const email = 'Ann.Lee@example.org';
const emailDigest = digested(emailKey(email));
const password = 'correct horse';
const brought = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
const opened = (passwordHash: string): LoginOpened => ({
  type: 'identity.LoginOpened',
  data: { personId, email: sealed(personId, email), emailDigest, passwordHash, openedAt: at },
});
const changed = (passwordHash: string): LoginEvent => ({
  type: 'identity.PasswordChanged',
  data: { personId, passwordHash, changedAt: at },
});
const closed: LoginEvent = { type: 'identity.LoginClosed', data: { personId, closedAt: at } };
const appointed = (campaign = campaignId): LoginEvent => ({
  type: 'identity.OrganiserAppointed',
  data: { personId, campaignId: campaign, appointedAt: at },
});
const dismissed = (campaign = campaignId): LoginEvent => ({
  type: 'identity.OrganiserDismissed',
  data: { personId, campaignId: campaign, dismissedAt: at },
});
let hash = '';
beforeAll(async () => {
  hash = await hashed(personId, password);
});

describe('opening a login', () => {
  const story = given(openLogin).facts(
    answering(loginHolder, (digest) =>
      digest === digested(emailKey('bob@example.org')) ? idOf(99) : undefined,
    ),
  );
  const asked = { personId, email, password };

  test('keeps the hash of the password, and the address sealed', () => story.when(asked).then(opened(hash)));
  test('takes a hash that came along', () =>
    story.when({ personId, email, passwordHash: brought }).then(opened(brought)));
  test('takes a hash that cost more', () => {
    const dear = brought.replace('m=65536,t=2', 'm=262144,t=10');
    return story.when({ personId, email, passwordHash: dear }).then(opened(dear));
  });
  test('a repetition records nothing', () => story.events(opened(hash)).when(asked).thenNothing());
  test('a repetition knows the address in any letter case', () =>
    story
      .events(opened(hash))
      .when({ ...asked, email: email.toLowerCase() })
      .thenNothing());
  test.each([{ email: 'other@example.org' }, { password: 'another horse' }])(
    'a login that is open is not opened with %j',
    (other) =>
      story
        .events(opened(hash))
        .when({ ...asked, ...other })
        .thenRefused('identity.login-taken'),
  );
  test('an address has one login', async () => {
    const [taken, own] = [story, story.facts(answering(loginHolder, personId))];
    await taken.when({ ...asked, email: ' Bob@example.org'.trim() }).thenRefused('identity.email-taken');
    await own.when(asked).then(opened(hash));
  });
  test('a closed login opens again, with the same words or others', async () => {
    const ended = story.events(opened(hash), closed);
    await ended.when(asked).then(opened(hash));
    await ended.when({ personId, email, passwordHash: brought }).then(opened(brought));
  });
  test.each([
    { personId, email },
    { personId, email, password, passwordHash: brought },
    { personId, email, password: '1234567' },
    { personId, email, password: 'x'.repeat(201) },
    { personId, email: 'x', password },
    { personId, email: `${'x'.repeat(310)}@example.org`, password },
    { personId, email, passwordHash: 'correct horse' },
    { personId, email, passwordHash: `x${brought}` },
    { personId, email, passwordHash: `${brought}!` },
    { personId, email, passwordHash: brought.replace('argon2id', 'argon2i') },
    { personId, email, passwordHash: brought.replace('p=1', 'p=9') },
    { personId, email, password, colour: 'red' },
    { personId: 'x', email, password },
  ])('is never %j', (wrong) => story.when(wrong).thenMalformed());
  test('a password has 8 to 200 characters', async () => {
    for (const words of ['12345678', 'x'.repeat(200)])
      await story.when({ ...asked, password: words }).then(opened(await hashed(personId, words)));
  });
  test('says what is missing', () =>
    story.when({ personId, email }).thenMalformed(/give either a password or its hash/));
  test('writes the stream of the person, and seals under the person', () => {
    expect(openLogin.stream({ personId, email, password })).toBe(`login-${personId}`);
    expect(openLogin.persons?.({ personId, email, password })).toEqual([personId]);
  });
  test('holds no password once it is completed', async () => {
    const mint = { randomHex: () => '', passwordHash: hashed };
    expect(await openLogin.complete?.(asked, mint)).toEqual({ personId, email, passwordHash: hash });
    const fresh = { personId, email, passwordHash: brought };
    expect(await openLogin.complete?.(fresh, mint)).toEqual(fresh);
  });
  test('fails before it is completed', async () => {
    expect(() =>
      openLogin.decide(
        { status: 'absent', emailDigest: '', passwordHash: '', campaignIds: [] },
        { personId, email },
        undefined,
        { now: noon, digest: digested, seal: sealed },
      ),
    ).toThrow('completed');
  });
});

describe('changing a password', () => {
  const story = given(changePassword);
  const other = { personId, password: 'another horse' };

  test('keeps the hash of the new one', async () =>
    story
      .events(opened(hash))
      .when(other)
      .then(changed(await hashed(personId, 'another horse'))));
  test('takes a hash that came along', () =>
    story.events(opened(hash)).when({ personId, passwordHash: brought }).then(changed(brought)));
  test('to the same one records nothing', async () => {
    await story.events(opened(hash)).when({ personId, password }).thenNothing();
    const after = story.events(opened(brought), changed(hash));
    await after.when({ personId, password }).thenNothing();
    await after.when({ personId, passwordHash: brought }).then(changed(brought));
  });
  test('needs an open login', async () => {
    await story.when(other).thenRefused('identity.login-unknown');
    await story.events(appointed()).when(other).thenRefused('identity.login-unknown');
    await story.events(opened(hash), closed).when(other).thenRefused('identity.login-closed');
  });
  test.each([{ personId }, { personId, password, passwordHash: brought }])('is never %j', (wrong) =>
    story.when(wrong).thenMalformed(/give either/),
  );
});

describe('closing a login', () => {
  const story = given(closeLogin);

  test('ends it, once', async () => {
    await story.events(opened(hash)).when({ personId }).then(closed);
    await story.events(opened(hash), closed).when({ personId }).thenNothing();
    await story.events(opened(hash), closed, opened(hash)).when({ personId }).then(closed);
  });
  test('needs one', () => story.when({ personId }).thenRefused('identity.login-unknown'));
});

describe('organisers', () => {
  const asked = { personId, campaignId };

  test('are appointed to a campaign, with a login or without', async () => {
    const story = given(appointOrganiser);
    await story.when(asked).then(appointed());
    await story.events(opened(hash), appointed(otherCampaignId)).when(asked).then(appointed());
    await story.events(appointed()).when(asked).thenNothing();
    await story.events(appointed(), dismissed()).when(asked).then(appointed());
    expect(appointOrganiser.stream(asked)).toBe(`login-${personId}`);
  });
  test('are dismissed from it', async () => {
    const story = given(dismissOrganiser);
    await story.events(appointed(), appointed(otherCampaignId)).when(asked).then(dismissed());
    await story.events(appointed(otherCampaignId)).when(asked).thenNothing();
    await story.events(appointed(), appointed(otherCampaignId), dismissed()).when(asked).thenNothing();
    await story
      .events(appointed(otherCampaignId), appointed(), dismissed())
      .when({ personId, campaignId: otherCampaignId })
      .then(dismissed(otherCampaignId));
  });
  test('keep their campaigns when the login closes and opens', () =>
    given(appointOrganiser)
      .events(appointed(), opened(hash), closed, opened(hash))
      .when(asked)
      .thenNothing());
});
