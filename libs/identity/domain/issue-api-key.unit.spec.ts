import { answering, digested, given, noon } from '@almoner/testing/given';
import { client, clientId, idOf } from '@almoner/testing/records';
import type { ApiKeyIssued, ApiKeyRevoked } from '../events';
import { keyHolder } from './facts';
import { issueApiKey } from './issue-api-key';

const issued = (key: string): ApiKeyIssued => ({
  type: 'identity.ApiKeyIssued',
  data: {
    clientId,
    label: 'Give-a-gram',
    surface: 'fifty-fifty',
    keyDigest: digested(key),
    issuedAt: noon.toISOString(),
  },
});
const { key } = client();
const revoked: ApiKeyRevoked = {
  type: 'identity.ApiKeyRevoked',
  data: { clientId, keyDigest: digested(key), revokedAt: noon.toISOString() },
};
const free = given(issueApiKey).facts(answering(keyHolder, undefined));

describe('issuing an API key', () => {
  test('keeps only the digest of a key that the client brings along', () =>
    free.when(client()).then(issued(key)));

  test('mints one of 32 digits where none is given', () =>
    free.when(client({ key: undefined })).then(issued('c0'.repeat(16))));

  test('a repetition records nothing', () => free.events(issued(key)).when(client()).thenNothing());

  test.each([{ label: 'other' }, { surface: 'other' }, { key: 'f'.repeat(32) }])(
    'a client with a live key gets no other one: %j',
    (other) => free.events(issued(key)).when(client(other)).thenRefused('identity.client-taken'),
  );

  test('a client gets a new key after the old one was revoked', () =>
    free
      .events(issued(key), revoked)
      .when(client({ key: 'f'.repeat(32) }))
      .then(issued('f'.repeat(32))));

  test('a revoked key never comes back, not even two keys later', () =>
    free
      .events(issued(key), revoked, issued('f'.repeat(32)), {
        ...revoked,
        data: { ...revoked.data, keyDigest: digested('f'.repeat(32)) },
      })
      .when(client())
      .thenRefused('identity.key-spent'));

  test("another client's key is refused", () =>
    given(issueApiKey)
      .facts(answering(keyHolder, (digest) => (digest === digested(key) ? idOf(99) : undefined)))
      .when(client())
      .thenRefused('identity.key-taken'));

  test.each([
    { key: 'F'.repeat(32) },
    { key: 'f'.repeat(31) },
    { surface: 'Fifty Fifty' },
    { clientId: '1' },
  ])('is never %j', (wrong) => free.when(client(wrong)).thenMalformed());

  test('is a fault before it was completed', () => {
    const command = { clientId, label: 'x', surface: 'fifty-fifty' };
    const context = { now: noon, digest: digested, seal: () => ({ person: '', text: '' }) };
    expect(() => issueApiKey.decide(issueApiKey.decider.initial, command, undefined, context)).toThrow(
      'completed',
    );
  });

  test('writes the stream of the client', () => {
    expect(issueApiKey.stream({ clientId, label: '', surface: '' })).toBe(`api_client-${clientId}`);
  });
});
