import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { type ApiClient, apiClient, apiClientStream } from './api-client';
import { keyHolder } from './facts';
import { completed } from './minted';
import { refuse } from './refusals';
import { id, slug, words } from './shapes';

const schema = z.strictObject({
  clientId: id,
  label: words(200),
  surface: slug,
  key: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .optional()
    .describe('A key that the client has already; left out, a fresh one is minted.'),
});

export const issueApiKey = defineCommand({
  name: 'identity.IssueApiKey',
  summary:
    'Gives a client a key for one surface: the one it brings along, or a fresh one that is shown once.',
  schema,
  stream: apiClientStream,
  decider: apiClient,
  creates: true,
  complete: (command, mint) => ({ ...command, key: command.key ?? mint.randomHex(16) }),
  facts: (command, read, { digest }) => read(keyHolder, digest(completed(command.key))),
  decide(state, { clientId, label, surface, key }, holder, { now, digest }) {
    const keyDigest = digest(completed(key));
    if (state.status === 'live') {
      return isSame(state, { label, surface, keyDigest }) ? accept() : refuse('identity.client-taken');
    }
    if (state.spentDigests.includes(keyDigest)) return refuse('identity.key-spent');
    if (holder !== undefined) return refuse('identity.key-taken');
    return accept({
      type: 'identity.ApiKeyIssued',
      data: { clientId, label, surface, keyDigest, issuedAt: now.toISOString() },
    });
  },
});

function isSame(state: ApiClient, asked: Pick<ApiClient, 'label' | 'surface' | 'keyDigest'>): boolean {
  return (
    state.label === asked.label && state.surface === asked.surface && state.keyDigest === asked.keyDigest
  );
}
