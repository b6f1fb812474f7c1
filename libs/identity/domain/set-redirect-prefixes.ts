import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { application, applicationStream, samePrefixes } from './application';
import { refuse } from './refusals';
import { id, redirectPrefixes } from './shapes';

export const setRedirectPrefixes = defineCommand({
  name: 'identity.SetRedirectPrefixes',
  summary: 'Says where an application may have persons sent back to, in place of what was said before.',
  schema: z.strictObject({ applicationId: id, redirectPrefixes }),
  stream: applicationStream,
  decider: application,
  decide(state, { applicationId, redirectPrefixes: asked }, _facts, { now }) {
    if (state.status === 'absent') return refuse('identity.application-unknown');
    if (state.status === 'revoked') return refuse('identity.application-revoked');
    if (samePrefixes(state.redirectPrefixes, asked)) return accept();
    return accept({
      type: 'identity.RedirectPrefixesSet',
      data: { applicationId, redirectPrefixes: asked, setAt: now.toISOString() },
    });
  },
});
