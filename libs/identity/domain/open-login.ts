import { accept, defineCommand, emailKey } from '@almoner/kernel';
import { z } from 'zod';
import { loginHolder } from './facts';
import { login, loginStream } from './login';
import { completed } from './minted';
import { hashed, isOneOfBoth, oneOfBoth, password } from './password';
import { refuse } from './refusals';
import { id } from './shapes';

export const openLogin = defineCommand({
  name: 'identity.OpenLogin',
  summary: 'Lets a person sign in with an address and a password, and grant applications what they ask for.',
  schema: z
    .strictObject({
      personId: id,
      email: z.email().max(320).describe('One login per address, whatever the letter case.'),
      ...password,
    })
    .refine(isOneOfBoth, oneOfBoth),
  stream: loginStream,
  decider: login,
  creates: true,
  persons: ({ personId }) => [personId],
  complete: hashed,
  facts: ({ email }, read, { digest }) => read(loginHolder, digest(emailKey(email))),
  decide(state, { personId, email, passwordHash: made }, holder, { now, digest, seal }) {
    const passwordHash = completed(made);
    const emailDigest = digest(emailKey(email));
    if (state.status === 'open') {
      const same = state.emailDigest === emailDigest && state.passwordHash === passwordHash;
      return same ? accept() : refuse('identity.login-taken');
    }
    if (holder !== undefined && holder !== personId) return refuse('identity.email-taken');
    return accept({
      type: 'identity.LoginOpened',
      data: {
        personId,
        email: seal(personId, email),
        emailDigest,
        passwordHash,
        openedAt: now.toISOString(),
      },
    });
  },
});
