import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { login, loginStream } from './login';
import { completed } from './minted';
import { hashed, isOneOfBoth, oneOfBoth, password } from './password';
import { refuse } from './refusals';
import { id } from './shapes';

export const changePassword = defineCommand({
  name: 'identity.ChangePassword',
  summary: 'Gives a login another password and ends where it is signed in; what was granted stays.',
  schema: z.strictObject({ personId: id, ...password }).refine(isOneOfBoth, oneOfBoth),
  stream: loginStream,
  decider: login,
  complete: hashed,
  decide(state, { personId, passwordHash: made }, _facts, { now }) {
    if (state.status === 'absent') return refuse('identity.login-unknown');
    if (state.status === 'closed') return refuse('identity.login-closed');
    const passwordHash = completed(made);
    if (state.passwordHash === passwordHash) return accept();
    return accept({
      type: 'identity.PasswordChanged',
      data: { personId, passwordHash, changedAt: now.toISOString() },
    });
  },
});
