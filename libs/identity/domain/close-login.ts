import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { login, loginStream } from './login';
import { refuse } from './refusals';
import { id } from './shapes';

export const closeLogin = defineCommand({
  name: 'identity.CloseLogin',
  summary: 'Ends a login at once, with every token that was granted in the name of the person.',
  schema: z.strictObject({ personId: id }),
  stream: loginStream,
  decider: login,
  decide({ status }, { personId }, _facts, { now }) {
    if (status === 'absent') return refuse('identity.login-unknown');
    if (status === 'closed') return accept();
    return accept({ type: 'identity.LoginClosed', data: { personId, closedAt: now.toISOString() } });
  },
});
