import { answering, digested, given, noon, sealed } from '@almoner/testing/given';
import { clientId, idOf } from '@almoner/testing/records';
import type { ApiKeyIssued, ClientChanged, ClientRegistered, ClientRevoked } from '../events';
import { apiClient } from './api-client';
import { assignCampaignToClient } from './assign-campaign-to-client';
import { changeClient } from './change-client';
import { permalinkHolder } from './facts';
import { registerClient } from './register-client';
import { revokeClient } from './revoke-client';

const at = noon.toISOString();
const contact = { name: 'Rita Redakteurin', email: 'rita@volksfreund.example' };
const site = {
  clientId,
  name: 'Trierischer Volksfreund',
  permalink: 'volksfreund',
  secret: 'open-sesame',
  contact,
  callbackUrl: 'https://volksfreund.example/danke',
  donationForm: true,
};
const sealedContact = { name: sealed(clientId, contact.name), email: sealed(clientId, contact.email) };
const registered = (special: Partial<ClientRegistered['data']> = {}): ClientRegistered => {
  const { secret, ...entry } = site;
  return {
    type: 'identity.ClientRegistered',
    data: {
      ...entry,
      contact: sealedContact,
      secretDigest: digested(secret),
      registeredAt: at,
      ...special,
    },
  };
};
const changed = (changes: ClientChanged['data']['changes']): ClientChanged => ({
  type: 'identity.ClientChanged',
  data: { clientId, changes },
});
const revoked: ClientRevoked = { type: 'identity.ClientRevoked', data: { clientId, revokedAt: at } };

describe('registering a client', () => {
  const free = given(registerClient).facts(answering(permalinkHolder, undefined));

  test('keeps only the digest of a secret that it brings along, and seals its contact', () =>
    free.when(site).then(registered()));

  test('mints a secret of 32 characters where none is given; the rest is off', () =>
    free.when({ clientId, name: site.name, permalink: site.permalink }).then(
      registered({
        secretDigest: digested('c0'.repeat(16)),
        contact: null,
        callbackUrl: null,
        donationForm: false,
      }),
    ));

  test('a repetition records nothing', async () => {
    await free.events(registered()).when(site).thenNothing();
    await free
      .events(registered({ contact: null }))
      .when({ ...site, contact: null })
      .thenNothing();
  });

  test.each([
    { name: 'x' },
    { permalink: 'x' },
    { secret: 'other-secret' },
    { contact: null },
    { contact: { ...contact, name: 'x' } },
    { contact: { ...contact, email: 'x@example.org' } },
    { callbackUrl: null },
    { donationForm: false },
  ])('an id is never given to another client: %j', (other) =>
    free
      .events(registered())
      .when({ ...site, ...other })
      .thenRefused('identity.client-taken'),
  );

  test('a revoked client comes back with another secret', () =>
    free
      .events(registered(), revoked)
      .when({ ...site, secret: 'another-one' })
      .then(registered({ secretDigest: digested('another-one') })));

  test('a secret that ever counted never comes back', async () => {
    await free.events(registered(), revoked).when(site).thenRefused('identity.secret-spent');
    const again = registered({ secretDigest: digested('another-one') });
    await free.events(registered(), revoked, again, revoked).when(site).thenRefused('identity.secret-spent');
  });

  test("another client's permalink is refused, its own is not", async () => {
    await free
      .facts(answering(permalinkHolder, (asked) => (asked === 'volksfreund' ? idOf(99) : undefined)))
      .when(site)
      .thenRefused('identity.permalink-taken');
    await free
      .facts(answering(permalinkHolder, clientId))
      .events(registered(), revoked)
      .when({ ...site, secret: 'another-one' })
      .then(registered({ secretDigest: digested('another-one') }));
  });

  test('a client that holds a key may be registered too', () => {
    const issued: ApiKeyIssued = {
      type: 'identity.ApiKeyIssued',
      data: { clientId, label: 'x', surface: 'fifty-fifty', keyDigest: 'abc', issuedAt: at },
    };
    return free.events(issued).when(site).then(registered());
  });

  test.each([
    { permalink: 'Volksfreund' },
    { permalink: '-x' },
    { permalink: 'a/b' },
    { permalink: '' },
    { permalink: 'x'.repeat(101) },
    { secret: 'seven77' },
    { secret: 'with blank' },
    { secret: 'x'.repeat(201) },
    { callbackUrl: 'http://volksfreund.example' },
    { callbackUrl: 'javascript:alert(1)' },
    { contact: { ...contact, email: 'x' } },
    { name: ' ' },
  ])('is never %j', (wrong) => free.when({ ...site, ...wrong }).thenMalformed());

  test('is a fault before it was completed', () => {
    const context = { now: noon, digest: digested, seal: sealed };
    const command = { ...site, secret: undefined };
    expect(() =>
      registerClient.decide(registerClient.decider.initial, command, { permalinkTaken: false }, context),
    ).toThrow('completed');
  });
});

describe('changing a client', () => {
  const story = given(changeClient).events(registered());

  test('records only what is other now', async () => {
    await story
      .when({ clientId, name: 'Volksfreund', callbackUrl: null, donationForm: true })
      .then(changed({ name: 'Volksfreund', callbackUrl: null }));
    await story.when({ clientId, donationForm: false }).then(changed({ donationForm: false }));
  });
  test('seals another contact', () =>
    story
      .when({ clientId, contact: { ...contact, name: 'Ruth' } })
      .then(changed({ contact: { ...sealedContact, name: sealed(clientId, 'Ruth') } })));
  test('takes the contact away', () =>
    story.when({ clientId, contact: null }).then(changed({ contact: null })));
  test('knows earlier changes', () =>
    story
      .events(changed({ name: 'Volksfreund' }))
      .when({ clientId, name: 'Volksfreund' })
      .thenNothing());
  test.each([{}, { contact }, { name: site.name, callbackUrl: site.callbackUrl }])(
    'records nothing where nothing is other: %j',
    (same) => story.when({ clientId, ...same }).thenNothing(),
  );
  test('works on a revoked client', () =>
    story
      .events(revoked)
      .when({ clientId, name: 'Volksfreund' })
      .then(changed({ name: 'Volksfreund' })));
  test('the permalink never changes', () => story.when({ clientId, permalink: 'x' }).thenMalformed());
  test('needs a client', () =>
    given(changeClient).when({ clientId, name: 'x' }).thenRefused('identity.client-unknown'));
});

describe('revoking a client', () => {
  test('ends it', () => given(revokeClient).events(registered()).when({ clientId }).then(revoked));
  test('a repetition records nothing', () =>
    given(revokeClient).events(registered(), revoked).when({ clientId }).thenNothing());
  test('needs a client', () => given(revokeClient).when({ clientId }).thenRefused('identity.client-unknown'));
  test('a change before the registration counts for nothing', () =>
    given(revokeClient)
      .events(changed({ name: 'x' }))
      .when({ clientId })
      .thenRefused('identity.client-unknown'));
});

test('no secret is spent by the first registration, and one by each that follows', () => {
  const first = apiClient.evolve(apiClient.initial, registered());
  expect(first.registration?.spentDigests).toEqual([]);
  const second = apiClient.evolve(first, registered({ secretDigest: 'another' }));
  expect(second.registration?.spentDigests).toEqual([digested('open-sesame')]);
});

test('a registered client without a key takes campaigns', () =>
  given(assignCampaignToClient)
    .events(registered())
    .when({ clientId, campaignId: idOf(3) })
    .then({ type: 'identity.CampaignAssigned', data: { clientId, campaignId: idOf(3) } }));

test('every command about a client writes its stream', () => {
  for (const command of [changeClient, revokeClient]) {
    expect(command.stream({ clientId })).toBe(`api_client-${clientId}`);
  }
});
