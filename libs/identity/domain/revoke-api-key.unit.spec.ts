import { given, noon } from '@almoner/testing/given';
import { clientId } from '@almoner/testing/records';
import type { ApiKeyIssued, ApiKeyRevoked } from '../events';
import { revokeApiKey } from './revoke-api-key';

const issued: ApiKeyIssued = {
  type: 'identity.ApiKeyIssued',
  data: { clientId, label: 'x', surface: 'fifty-fifty', keyDigest: 'abc', issuedAt: noon.toISOString() },
};
const revoked: ApiKeyRevoked = {
  type: 'identity.ApiKeyRevoked',
  data: { clientId, keyDigest: 'abc', revokedAt: noon.toISOString() },
};

describe('revoking an API key', () => {
  test('ends the key that is live', () =>
    given(revokeApiKey).events(issued).when({ clientId }).then(revoked));

  test('a repetition records nothing', () =>
    given(revokeApiKey).events(issued, revoked).when({ clientId }).thenNothing());

  test('needs a client', () => given(revokeApiKey).when({ clientId }).thenRefused('identity.client-unknown'));
});
