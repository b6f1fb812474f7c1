import { lookup } from '@almoner/kernel';

/** The client that holds or held a key, asked by the key's digest. */
export const keyHolder = lookup<[keyDigest: string], string | undefined>('identity.key-holder');

/** The client that a permalink belongs to, also after it was revoked. */
export const permalinkHolder = lookup<[permalink: string], string | undefined>('identity.permalink-holder');
/** Whether a registered client may act; undefined where there is none. */
export const clientState = lookup<[clientId: string], 'live' | 'revoked' | undefined>(
  'identity.client-state',
);
export const campaignAssigned = lookup<[clientId: string, campaignId: string], boolean>(
  'identity.campaign-assigned',
);
/** The subscription of somebody, asked by the digest of who it is to whom about what. */
export const subscriptionOf = lookup<[subscriber: string], string | undefined>('identity.subscription-of');
/** The person whose public page has an address. */
export const accountSlugHolder = lookup<[slug: string], string | undefined>('identity.account-slug-holder');
/** The person who signs in with an address, asked by the digest of its `emailKey`. */
export const loginHolder = lookup<[emailDigest: string], string | undefined>('identity.login-holder');
/** Whether a person can sign in; undefined where they never could. */
export const loginState = lookup<[personId: string], 'open' | 'closed' | undefined>('identity.login-state');
/** Whether a person administers any campaign. */
export const administersAny = lookup<[personId: string], boolean>('identity.administers-any');
/** The application that a public id belongs to, also after it was revoked. */
export const publicIdHolder = lookup<[publicId: string], string | undefined>('identity.public-id-holder');
/** Whether an application may act; undefined where there is none. */
export const applicationState = lookup<[applicationId: string], 'live' | 'revoked' | undefined>(
  'identity.application-state',
);
