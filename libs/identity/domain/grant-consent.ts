import { accept, defineCommand } from '@almoner/kernel';
import { z } from 'zod';
import { oauthScopes } from '../events';
import { administersAny, applicationState, loginState } from './facts';
import { grant, grantStream } from './grant';
import { refuse } from './refusals';
import { id } from './shapes';

export const grantConsent = defineCommand({
  name: 'identity.GrantConsent',
  summary:
    'A person lets an application act for them within some scopes; `admin` only who administers a campaign.',
  schema: z.strictObject({
    grantId: id,
    applicationId: id,
    personId: id,
    scopes: z.array(z.enum(oauthScopes)).min(1),
  }),
  stream: grantStream,
  decider: grant,
  creates: true,
  async facts({ applicationId, personId }, read) {
    const [asking, granting, administers] = await Promise.all([
      read(applicationState, applicationId),
      read(loginState, personId),
      read(administersAny, personId),
    ]);
    return { asking, granting, administers };
  },
  decide(state, { scopes: asked, ...parties }, { asking, granting, administers }, { now }) {
    // In one order and each once, whatever the application wrote.
    const scopes = oauthScopes.filter((scope) => asked.includes(scope));
    if (state.status === 'revoked') return refuse('identity.grant-revoked');
    if (state.status === 'live') {
      const { applicationId, personId, scopes: granted } = state.entry;
      const same =
        applicationId === parties.applicationId &&
        personId === parties.personId &&
        granted.join() === scopes.join();
      return same ? accept() : refuse('identity.grant-taken');
    }
    if (asking === undefined) return refuse('identity.application-unknown');
    if (asking === 'revoked') return refuse('identity.application-revoked');
    if (granting === undefined) return refuse('identity.login-unknown');
    if (granting === 'closed') return refuse('identity.login-closed');
    if (scopes.includes('admin') && !administers) return refuse('identity.no-organiser');
    return accept({
      type: 'identity.ConsentGranted',
      data: { ...parties, scopes, grantedAt: now.toISOString() },
    });
  },
});
