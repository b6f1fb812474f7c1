import type { EventOf, EventsOf } from '@almoner/kernel';
import { z } from 'zod';
import { id, instant } from './shapes';

/** What an application may be allowed to do in a person's name. */
export const oauthScopes = [
  'profile',
  'fundraising.read',
  'fundraising.write',
  'donations.read',
  'donations.write',
  'admin',
] as const;

const scopes = z.array(z.enum(oauthScopes));
const known = z.strictObject({ applicationId: id });

const applicationEvents = {
  'identity.ApplicationRegistered': known.extend({
    name: z.string(),
    /** The public half of its credentials: 10 letters and digits. */
    publicId: z.string(),
    secretDigest: z.string(),
    redirectPrefixes: z.array(z.string()),
    registeredAt: instant,
  }),
  'identity.RedirectPrefixesSet': known.extend({ redirectPrefixes: z.array(z.string()), setAt: instant }),
  'identity.ApplicationSecretRotated': known.extend({ secretDigest: z.string(), rotatedAt: instant }),
  'identity.ApplicationRevoked': known.extend({ revokedAt: instant }),
};
const grantEvents = {
  'identity.ConsentGranted': known.extend({ grantId: id, personId: id, scopes, grantedAt: instant }),
  'identity.GrantRevoked': known.extend({
    grantId: id,
    personId: id,
    reason: z.enum(['asked', 'code-replayed']),
    revokedAt: instant,
  }),
};

export const oauthEvents = { ...applicationEvents, ...grantEvents };

export type OauthScope = (typeof oauthScopes)[number];
export type ApplicationEvent = EventsOf<typeof applicationEvents>;
export type GrantEvent = EventsOf<typeof grantEvents>;
/** A third party's application may ask persons to let it act for them (RFC 6749); only the digest of its secret is kept. */
export type ApplicationRegistered = EventOf<typeof oauthEvents, 'identity.ApplicationRegistered'>;
/** Where the application may have persons sent back to; the first is where they go unless it says. */
export type RedirectPrefixesSet = EventOf<typeof oauthEvents, 'identity.RedirectPrefixesSet'>;
/** The application has another secret; the one before opens nothing. */
export type ApplicationSecretRotated = EventOf<typeof oauthEvents, 'identity.ApplicationSecretRotated'>;
/** The application opens nothing any more, nor does anything that was granted to it. */
export type ApplicationRevoked = EventOf<typeof oauthEvents, 'identity.ApplicationRevoked'>;
/** A person let the application act for them, within these scopes. */
export type ConsentGranted = EventOf<typeof oauthEvents, 'identity.ConsentGranted'>;
/** What was granted ends, with every token that came of it. */
export type GrantRevoked = EventOf<typeof oauthEvents, 'identity.GrantRevoked'>;
